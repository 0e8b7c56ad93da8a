/// Who looked at a person's record.
package enum LookedEvent: Hashable, Sendable {
    case viewed(RecordViewed)
}

/// Somebody was shown something of a person's record, for the first time on that day.
package struct RecordViewed: Hashable, Sendable {
    package var of: MemberID
    package var capacity: ViewedAs
    /// In the zone of the ledger.
    package var on: Day
    package init(of: MemberID, as capacity: ViewedAs, on: Day) {
        self.of = of
        self.capacity = capacity
        self.on = on
    }
}

/// In which capacity a record is read that is not one's own, nor that of whom one manages.
package enum ViewedAs: String, Hashable, Sendable, CaseIterable {
    case hr, auditor
    /// The manager of the person's manager, or somebody above them.
    case above
}
