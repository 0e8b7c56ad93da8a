internal import LedgerFormat
internal import LMDB
package import LedgerDomain
package import LedgerStore

/// Looks for what waits for one person: folds of what the store's relations name, one file a kind of thing.
package struct Waiting {
    let facts: StoreFacts
    let person: Person
    let now: Instant
    /// The day that it is in the ledger's zone.
    let today: Day
    let ledger: LedgerState
    let ended: EndedThings
    /// Streams that may still be folded for this answer.
    var budget = ProjectionLimits.looked
    /// Something was left out.
    package private(set) var isCut = false
    private(set) var items: [WaitingItem] = []

    /// - Parameter ended: what is known to have ended, shared by all who ask.
    package init(for person: Person, at now: Instant, today: Day, ended: EndedThings, given facts: StoreFacts) throws {
        self.facts = facts
        self.person = person
        self.now = now
        self.today = today
        self.ended = ended
        ledger = try facts.ledger()
    }

    var id: MemberID { person.id }

    /// Everything that waits, the longest first; nothing for who has departed.
    ///
    /// - Complexity: O(things of theirs that have not ended), each a microsecond where its fold is cached.
    package mutating func all() throws -> [WaitingItem] {
        guard !person.hasDeparted(by: today) else { return [] }
        try addAgreementItems()
        try addCosignatures()
        try addMetricQuestions()
        try addPromiseItems()
        try addContested()
        try addContests()
        try addFeedback()
        try addPoints()
        try addExports()
        items.sort { WaitingOrder($0, at: now) < WaitingOrder($1, at: now) }
        if items.count > ProjectionLimits.items {
            isCut = true
            items.removeLast(items.count - ProjectionLimits.items)
        }
        return items
    }

    /// The place of an item in what waits.
    package func order(_ item: WaitingItem) -> WaitingOrder { WaitingOrder(item, at: now) }

    mutating func add(_ item: WaitingItem) { items.append(item) }

    /// Takes one look at a stream; false when no more can be afforded.
    mutating func look() -> Bool {
        guard budget > 0 else {
            isCut = true
            return false
        }
        budget -= 1
        return true
    }

    mutating func cut() { isCut = true }

    /// When the event at a position was written. One read; for what a fold does not remember.
    func time(of seq: UInt64) throws -> Instant {
        try facts.reading.leaf(at: seq, in: facts.view)?.leaf.header.at ?? now
    }

    /// A due instant as it stands after outages.
    func extended(_ due: Instant) -> Instant { ledger.extended(due) }
}

extension Waiting {
    /// The people whom the person manages today.
    mutating func reports() throws -> [Person] {
        var found: [Person] = []
        for report in try facts.reports(of: id) {
            guard let member = try facts.person(report), !member.hasDeparted(by: today),
                member.manager(on: today) == id
            else { continue }
            guard found.count < ProjectionLimits.reports else {
                cut()
                break
            }
            found.append(member)
        }
        return found
    }
}
