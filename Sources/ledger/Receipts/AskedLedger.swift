import CanonicalJSON
import LedgerClient
import LedgerRPC
import TransparencyLog

/// A ledger that receipts are held against, as it is today.
final class AskedLedger {
    let session: LedgerSession
    /// Its key and newest head, which were checked.
    let now: ReceiptCheck
    let head: TreeHead
    /// Those of this run by size, so that each is asked for once.
    private var proofs: [UInt64: [Hash256]] = [:]

    /// Nil where it has no event yet.
    init?(_ session: LedgerSession, _ now: ReceiptCheck?) {
        guard let now, let head = now.head else { return nil }
        self.session = session
        self.now = now
        self.head = head
    }

    var origin: EpochOrigin { EpochOrigin(session.discovery.origin) }

    /// Whether it is the one that gave a receipt, in the same epoch or in a later one.
    func isOrFollows(_ shelf: ReceiptShelf) -> Bool {
        session.discovery.origin == shelf.origin || origin.follows(EpochOrigin(shelf.origin))
    }

    /// Shows that its tree begins with the one of `size` leaves; empty where it is less.
    func proof(from size: UInt64) throws(ClientError) -> [Hash256] {
        guard size <= head.size else { return [] }
        if let known = proofs[size] { return known }
        let answer = try session.query(
            Consistency.self, "log.consistency",
            ["from": .integer(Int64(clamping: size)), "to": .integer(Int64(clamping: head.size))])
        let hashes = answer.hashes.compactMap { Hash256(base64url: $0) }
        proofs[size] = hashes
        return hashes
    }

    /// A receipt of the event, given now.
    func receipt(of seq: UInt64) throws(ClientError) -> [UInt8] {
        Array(try session.query(ReceiptText.self, "log.receipt", ["seq": .integer(Int64(clamping: seq))]).receipt.utf8)
    }
}
