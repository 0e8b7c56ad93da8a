import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

/// Holds receipts against the ledger that answers.
struct ReceiptComparison {
    private let held: HeldReceipts
    /// What the session has checked of the ledger that answers.
    private let now: ReceiptCheck?
    /// Those of this run by size, so that each is asked for once.
    private var proofs: [UInt64: [Hash256]] = [:]

    init(_ held: HeldReceipts) throws {
        self.held = held
        now = try (held.use?.session.discovery.origin).flatMap { try held.check(of: $0) }
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
        guard let session = held.use?.session, let now, let today = now.head else { return .byItself }
        let origin = session.discovery.origin
        let epoch = EpochOrigin(origin)
        let follows = epoch.follows(EpochOrigin(shelf.origin))
        guard origin == shelf.origin || follows else {
            return kept.note.address == "\(session.address)" ? .replaced(by: origin) : .elsewhere
        }
        let proof: [Hash256]
        let receipt: [UInt8]
        do throws(ClientError) {
            proof = try self.proof(from: given.size, to: today.size, session)
            let answer = try session.query(
                ReceiptText.self, "log.receipt", ["seq": .integer(Int64(clamping: kept.seq))])
            receipt = Array(answer.receipt.utf8)
        } catch .refused(let error) {
            // What a ledger cannot say now it has not denied. Nor does it deny to one person what was another's.
            guard [.notFound, .invalid].contains(error.kind), shelf.member == session.discovery.you.member else {
                return .unanswered(because: error.message)
            }
            if follows { return .givenUp(epoch: epoch.epoch) }
            return .fault(.contradicted("the ledger does not prove it any more: \(error.message)"))
        } catch {
            throw error
        }
        if follows {
            switch check.inherited(kept, given: given, by: now.key, today: today, proof: proof, receipt: receipt) {
            case .all: return .inherited(epoch: epoch.epoch, isWhole: true)
            case .event: return .inherited(epoch: epoch.epoch, isWhole: false)
            case .nothing: return .givenUp(epoch: epoch.epoch)
            case .fault(let fault): return .fault(fault)
            }
        }
        let fault = check.online(kept, given: given, today: today, proof: proof, receipt: receipt)
        return fault.map { .fault($0) } ?? .holds
    }

    /// Shows that the tree of `to` leaves begins with that of `from`; empty where it is less.
    private mutating func proof(
        from: UInt64, to: UInt64, _ session: LedgerSession
    ) throws(ClientError) -> [Hash256] {
        guard from <= to else { return [] }
        if let known = proofs[from] { return known }
        let answer = try session.query(
            Consistency.self, "log.consistency",
            ["from": .integer(Int64(clamping: from)), "to": .integer(Int64(clamping: to))])
        let hashes = answer.hashes.compactMap { Hash256(base64url: $0) }
        proofs[from] = hashes
        return hashes
    }
}
