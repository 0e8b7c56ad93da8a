internal import CanonicalJSON
internal import LedgerRPC
package import TransparencyLog

/// Checks kept receipts: each by itself, and against a ledger as it is today.
package struct ReceiptCheck: Sendable {
    /// What is wrong with a receipt.
    package enum Fault: Sendable, Hashable {
        /// Its files do not hold: they were changed, or are not of this ledger. A clause.
        case broken(String)
        /// It was given under a head that the one that is remembered, or today's, does not extend. A clause.
        case contradicted(String)
    }

    /// What a later epoch of a ledger has of what a receipt from before shows.
    package enum Inherited: Sendable, Hashable {
        /// The event, and all that there was when the receipt was given.
        case all
        /// The event and all before it. What came between it and the receipt was given up with the old epoch, or some of it.
        case event
        /// Not the event: it was given up with the old epoch.
        case nothing
        case fault(Fault)
    }

    /// The key that was pinned for the ledger, and the head that was seen last.
    package let key: VerifierKey
    package let head: TreeHead?

    package init(key: VerifierKey, head: TreeHead?) {
        self.key = key
        self.head = head
    }

    /// What the files alone show, with the remembered head; nil when they hold.
    ///
    /// - Returns: the head under which it was given.
    package func offline(_ kept: ReceiptShelf.Kept) -> Result<TreeHead, Fault> {
        let given: TreeHead
        do throws(ReceiptError) {
            given = try kept.verify(by: key)
        } catch {
            return .failure(.broken("\(error)"))
        }
        guard let head else { return .success(given) }
        if given.size == head.size, given.root != head.root {
            return .failure(
                .contradicted("the ledger signed two heads of \(given.size) events: that of the receipt, and another"))
        }
        return .success(given)
    }

    /// Whether today's head extends the one under which a receipt was given, and the leaf is in it.
    ///
    /// - Parameters:
    ///   - today: a head that was checked.
    ///   - proof: from the receipt's size to that of `today`.
    ///   - receipt: of the same event, given today.
    package func online(
        _ kept: ReceiptShelf.Kept, given: TreeHead, today: TreeHead, proof: [Hash256], receipt: [UInt8]
    ) -> Fault? {
        guard given.size <= today.size else {
            return .contradicted("it was given under \(given.size) events, and the ledger has \(today.size)")
        }
        guard
            verifyConsistency(
                from: given.size, to: today.size, proof: proof, fromRoot: given.root, toRoot: today.root)
        else {
            return .contradicted(
                "today's \(today.size) events do not begin with the \(given.size) under which it was given")
        }
        do throws(ReceiptError) {
            let again = ReceiptShelf.Kept(seq: kept.seq, note: kept.note, leaf: kept.leaf, receipt: receipt)
            try again.verify(by: key)
        } catch {
            return .contradicted("the ledger no longer proves that it has event \(kept.seq): \(error)")
        }
        return nil
    }

    /// What a later epoch, which signs with a key of its own, has of what a receipt shows.
    ///
    /// Nothing shows where the old epoch ended, so that an event that is missing was lost with it, or left out of it.
    ///
    /// - Parameters:
    ///   - key: the later epoch's.
    ///   - today: its head, which was checked.
    ///   - proof: from the receipt's size to that of `today`; empty where that is less.
    ///   - receipt: of the event at the same place, given by the later epoch.
    package func inherited(
        _ kept: ReceiptShelf.Kept, given: TreeHead, by key: VerifierKey, today: TreeHead, proof: [Hash256],
        receipt: [UInt8]
    ) -> Inherited {
        let again = ReceiptShelf.Kept(seq: kept.seq, note: kept.note, leaf: kept.leaf, receipt: receipt)
        do throws(ReceiptError) {
            let now = try again.verify(by: key)
            guard try kept.rootThrough(under: given) == again.rootThrough(under: now) else {
                return .fault(.contradicted("the ledger has event \(kept.seq), and before it others than there were"))
            }
        } catch {
            if case .notIncluded = error { return .nothing }
            return .fault(.contradicted("the ledger's proof that it has event \(kept.seq) does not hold: \(error)"))
        }
        let extends =
            given.size <= today.size
            && verifyConsistency(
                from: given.size, to: today.size, proof: proof, fromRoot: given.root, toRoot: today.root)
        return extends ? .all : .event
    }
}

extension ReceiptCheck.Fault: Error {}

extension ReceiptCheck.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .broken(let because), .contradicted(let because): because
        }
    }
}
