internal import LedgerDomain

/// Of whom it stands in the record already that somebody looked today: asked once a day for each two, and not for each
/// page. What was recorded stays, so that nothing of it can be out of date before the day is over.
struct RecordedLooks {
    private var day: Day?
    private var people: [MemberID: MemberBits] = [:]
    private var count = 0
    private static let bound = 65_536

    /// Those on whom `viewer` was recorded to have looked on `day`, as far as it is remembered.
    func people(seenBy viewer: MemberID, on day: Day) -> MemberBits {
        (self.day == day ? people[viewer] : nil) ?? MemberBits()
    }

    mutating func insert(_ seen: some Collection<MemberID>, seenBy viewer: MemberID, on day: Day) {
        if seen.isEmpty { return }
        if self.day != day || count > Self.bound { self = RecordedLooks() }
        self.day = day
        for person in seen where people[viewer, default: MemberBits()].insert(person) { count += 1 }
    }
}
