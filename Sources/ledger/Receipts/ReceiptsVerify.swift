import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

struct ReceiptsVerify: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every receipt that you hold against the ledger as it is today.",
        discussion: """
            Each must hold by itself, under the key that this machine pinned; today's head must extend the one under which \
            it was given; and the ledger must still prove that it has the event.

            Exit status: 0 all hold, 4 they hold by themselves and no ledger answers to compare them with, 6 one does not \
            hold, or the ledger contradicts one: it was rewritten, or another took its place.
            """)
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Compare them with what is remembered here alone; ask no ledger.") var offline = false

    func run(on terminal: Terminal) throws {
        let held = try HeldReceipts(options, terminal, isOffline: offline)
        var verdicts: [ReceiptVerdict] = []
        for shelf in try held.shelves() { verdicts += try self.verdicts(on: shelf, held) }
        if terminal.isJSON, verdicts.allSatisfy({ $0.fault == nil }), held.unasked == nil {
            let rows = JSONTree.array(verdicts.map(\.tree))
            return terminal.out((["ok": true, "receipts": rows] as JSONTree).description + "\n")
        }
        try tell(verdicts, held, terminal)
    }

    private func tell(_ verdicts: [ReceiptVerdict], _ held: HeldReceipts, _ terminal: Terminal) throws {
        let faults = verdicts.filter { $0.fault != nil }
        if !terminal.isJSON {
            var table = Table([.text("agreement"), .text("with"), .text("in force since"), .long("verdict")])
            for verdict in verdicts { table.add(verdict.cells) }
            terminal.table(table, ifEmpty: "you hold no receipt")
        }
        if let alarm = held.unasked, alarm.status == .notTrusted {
            throw Complaint(
                alarm.what, because: alarm.because + faults.compactMap(\.sentence), hint: alarm.hint,
                status: .notTrusted)
        }
        if !faults.isEmpty {
            throw Complaint(
                "THIS IS NOT WHAT YOU HOLD RECEIPTS OF", because: faults.compactMap(\.sentence),
                hint:
                    "trust nothing that the ledger says; keep \(faults[0].directory), it is evidence, and ask who runs it",
                status: .notTrusted)
        }
        if let unasked = held.unasked {
            throw Complaint(
                "the receipts hold by themselves, and were not compared with the ledger",
                because: [unasked.what] + unasked.because, hint: unasked.hint, status: .unavailable)
        }
        if !terminal.isJSON, !verdicts.isEmpty {
            let how = offline ? "by themselves" : "in the ledger as it is today"
            terminal.out("\(terminal.paint.good("verified")): \(verdicts.count) of \(verdicts.count) hold \(how)\n")
        }
    }

    private func verdicts(on shelf: ReceiptShelf, _ held: HeldReceipts) throws -> [ReceiptVerdict] {
        let check = try held.check(of: shelf)
        var proofs: [UInt64: [Hash256]] = [:]
        return try shelf.kept().map { seq in
            let kept = try shelf.read(seq)
            guard let check else { return ReceiptVerdict(shelf, kept, .unknownKey) }
            let given: TreeHead
            switch check.offline(kept) {
            case .success(let head): given = head
            case .failure(let fault): return ReceiptVerdict(shelf, kept, .fault(fault))
            }
            guard let session = held.use?.session else { return ReceiptVerdict(shelf, kept, .byItself) }
            guard session.discovery.origin == shelf.origin else {
                let isReplaced = kept.note.address == "\(session.address)"
                return ReceiptVerdict(shelf, kept, isReplaced ? .replaced(by: session.discovery.origin) : .elsewhere)
            }
            guard let today = check.head else { return ReceiptVerdict(shelf, kept, .unknownKey) }
            let fault = try session.compare(kept, given: given, today: today, check, &proofs)
            return ReceiptVerdict(shelf, kept, fault.map { .fault($0) } ?? .holds)
        }
    }
}

extension LedgerSession {
    /// Asks for what shows that a receipt is still true.
    ///
    /// - Parameter proofs: those of this run by size, so that each is asked for once.
    fileprivate func compare(
        _ kept: ReceiptShelf.Kept, given: TreeHead, today: TreeHead, _ check: ReceiptCheck,
        _ proofs: inout [UInt64: [Hash256]]
    ) throws(ClientError) -> ReceiptCheck.Fault? {
        do throws(ClientError) {
            if given.size <= today.size, proofs[given.size] == nil {
                let answer = try query(
                    Consistency.self, "log.consistency",
                    ["from": .integer(Int64(clamping: given.size)), "to": .integer(Int64(clamping: today.size))])
                proofs[given.size] = answer.hashes.compactMap { Hash256(base64url: $0) }
            }
            let receipt = try query(ReceiptText.self, "log.receipt", ["seq": .integer(Int64(clamping: kept.seq))])
            return check.online(
                kept, given: given, today: today, proof: proofs[given.size] ?? [], receipt: Array(receipt.receipt.utf8))
        } catch .refused(let error) {
            return .contradicted("the ledger does not prove it any more: \(error.message)")
        } catch {
            throw error
        }
    }
}
