/// A ledger that is not the one that was seen before, or cannot show that it is. Nothing that it says may be trusted
/// until people have found out why.
package struct HeadAlarm: Error, Sendable, Hashable {
    package enum Finding: Sendable, Hashable {
        /// The ledger signs with another key than the one that was pinned.
        case keyChanged(pinned: String, now: String)
        /// It has fewer events than it had.
        case shrunk(was: UInt64, now: UInt64)
        /// It has events of the same number or more, but not the ones that it had.
        case rewritten(was: UInt64, now: UInt64)
        /// It was restored since, and its later epoch was seen at the same place: who goes on with it makes two histories.
        case superseded(by: String)
        /// Its tree head is not signed by its own key, or is none.
        case badHead(because: String)
        /// The receipt that it gave of an event does not hold, or is of something else than it says: a clause.
        case badReceipt(of: UInt64, because: String)
        /// What was remembered cannot be read: a clause.
        case badMemory(because: String)
    }

    package var origin: String
    package var finding: Finding
    /// The file with what was remembered.
    package var file: String

    package init(origin: String, finding: Finding, file: String) {
        self.origin = origin
        self.finding = finding
        self.file = file
    }
}
