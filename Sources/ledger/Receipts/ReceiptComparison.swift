import LedgerClient
import LedgerRPC
import TransparencyLog

/// Holds receipts against their ledgers: that which is asked, and each other one where the receipt was given.
struct ReceiptComparison {
    private let held: HeldReceipts
    private let first: AskedLedger?
    /// Other ledgers of this run, so that each is asked once.
    private var others: [Other: Result<AskedLedger, Complaint>] = [:]

    private struct Other: Hashable {
        let address: String
        let actingAs: String?
    }

    init(_ held: HeldReceipts) throws {
        self.held = held
        first = try (held.use?.session).flatMap { AskedLedger($0, try held.check(of: $0.discovery.origin)) }
    }

    mutating func verdict(on kept: ReceiptShelf.Kept, of shelf: ReceiptShelf) throws -> ReceiptVerdict {
        ReceiptVerdict(shelf, kept, try found(kept, of: shelf))
    }

    private mutating func found(
        _ kept: ReceiptShelf.Kept, of shelf: ReceiptShelf
    ) throws -> ReceiptVerdict.Found {
        guard let check = try held.check(of: shelf.origin) else { return .unknownKey }
        let given: TreeHead
        switch check.offline(kept) {
        case .success(let head): given = head
        case .failure(let fault): return .fault(fault)
        }
        guard let first else { return .byItself }
        if first.isOrFollows(shelf) { return try compared(kept, of: shelf, given, check, with: first) }
        if kept.note.address == "\(first.session.address)" { return .replaced(by: first.session.discovery.origin) }
        switch other(at: kept.note.address, of: shelf) {
        case .failure(let complaint): return .unreached(complaint)
        case .success(let ledger) where ledger.isOrFollows(shelf):
            return try compared(kept, of: shelf, given, check, with: ledger)
        case .success(let ledger): return .replaced(by: ledger.session.discovery.origin)
        }
    }

    private mutating func other(at address: String, of shelf: ReceiptShelf) -> Result<AskedLedger, Complaint> {
        let other = Other(address: address, actingAs: shelf.isSimulated ? shelf.member : nil)
        if let known = others[other] { return known }
        let result = Result { () throws(ClientError) in try held.ask(other.address, as: other.actingAs) }
            .mapError { Complaint($0) }
        others[other] = result
        return result
    }

    private func compared(
        _ kept: ReceiptShelf.Kept, of shelf: ReceiptShelf, _ given: TreeHead, _ check: ReceiptCheck,
        with ledger: AskedLedger
    ) throws -> ReceiptVerdict.Found {
        let epoch = ledger.origin.epoch
        let follows = ledger.origin.follows(EpochOrigin(shelf.origin))
        let proof: [Hash256]
        let receipt: [UInt8]
        do throws(ClientError) {
            proof = try ledger.proof(from: given.size)
            receipt = try ledger.receipt(of: kept.seq)
        } catch .refused(let error) {
            // What a ledger cannot say now it has not denied. Nor does it deny to one person what was another's.
            guard [.notFound, .invalid].contains(error.kind), shelf.member == ledger.session.discovery.you.member else {
                return .unanswered(because: error.message)
            }
            if follows { return .givenUp(epoch: epoch) }
            return .fault(.contradicted("the ledger does not prove it any more: \(error.message)"))
        } catch {
            throw error
        }
        if follows {
            let inherited = check.inherited(
                kept, given: given, by: ledger.now.key, today: ledger.head, proof: proof, receipt: receipt)
            switch inherited {
            case .all: return .inherited(epoch: epoch, isWhole: true)
            case .event: return .inherited(epoch: epoch, isWhole: false)
            case .nothing: return .givenUp(epoch: epoch)
            case .fault(let fault): return .fault(fault)
            }
        }
        let fault = check.online(kept, given: given, today: ledger.head, proof: proof, receipt: receipt)
        return fault.map { .fault($0) } ?? .holds
    }
}
