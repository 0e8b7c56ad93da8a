package import LedgerDomain
package import LedgerStore
internal import Statistics

/// How somebody does as a leader in a span of days: counts of facts, and nothing that anybody had to judge.
package struct Mirror {
    package struct Kept: Sendable {
        package var due = 0
        package var kept = 0
        package var keptLate = 0
        package var late = 0
        package var open = 0
    }

    package struct Answers: Sendable {
        /// Days from each question to its answer.
        package var days: [Double] = []
        package var waiting = 0
        package var overdue = 0

        package var medianDays: Double? { median(days) }
    }

    package struct Meetings: Sendable {
        package var due = 0
        package var held = 0
        package var missed = 0
        package var moved = 0
        package var denied = 0
    }

    package struct Notes: Sendable {
        package var given = 0
        package var developmental = 0
        package var late = 0

        /// In which the developmental share likely lies.
        package var interval: (low: Double, high: Double)? {
            Wilson(successes: developmental, of: given).map { ($0.low, $0.high) }
        }
    }

    package struct Help: Sendable {
        package var promised = 0
        package var given = 0
        package var late = 0
        package var notGiven = 0
    }

    /// One of those whom the leader manages.
    package struct Row: Sendable {
        package var person: MemberID
        package var notes = 0
        package var answers = Answers()
        package var meetings = Meetings()
        package var help = Help()
        /// Target ÷ baseline of each thing measured.
        package var targetRatios: [Double] = []
    }

    package var promises = Kept()
    package var answers = Answers()
    package var meetings = Meetings()
    package var notes = Notes()
    package var help = Help()
    /// In the order of their numbers.
    package var rows: [Row] = []
    package var isCut = false

    let leader: MemberID
    let from: Day
    let to: Day
    let now: Instant
    let zone: String
    let facts: StoreFacts
    let ledger: LedgerState
    let policy: Policy

    /// - Parameters:
    ///   - from: the first day of the span.
    ///   - to: its last day.
    /// - Complexity: O(promises, feedback and agreements of the leader), each a microsecond where its fold is cached.
    package init(of leader: MemberID, from: Day, to: Day, at now: Instant, given facts: StoreFacts) throws {
        self.leader = leader
        self.from = from
        self.to = to
        self.now = now
        self.facts = facts
        ledger = try facts.ledger()
        zone = ledger.zone
        policy = ledger.policy(at: now)
        rows = try team().map { Row(person: $0) }
        try lookAtPromises()
        try lookAtAgreements()
        try lookAtFeedback()
    }

    /// Whom the leader managed on some day of the span.
    private mutating func team() throws -> [MemberID] {
        var found: [MemberID] = []
        for id in try facts.reports(of: leader) {
            guard
                let person = try facts.person(id),
                person.relationships.contains(where: { $0.manager == leader && $0.from <= to && ($0.to ?? to) >= from })
            else { continue }
            guard found.count < ProjectionLimits.reports else {
                isCut = true
                break
            }
            found.append(id)
        }
        return found.sorted()
    }

    /// What is noted of the whole is noted of whom it concerned, too.
    mutating func row(of person: MemberID, _ body: (inout Row) -> Void) {
        guard let index = rows.firstIndex(where: { $0.person == person }) else { return }
        body(&rows[index])
    }

    func isInSpan(_ day: Day) -> Bool { from <= day && day <= to }
    func isInSpan(_ instant: Instant) -> Bool { isInSpan(facts.day(of: instant, zone: zone) ?? instant.utcDay) }
}

extension Mirror {
    /// A question to the leader.
    ///
    /// - Parameter isOverdue: the time to answer passed before there was an answer.
    mutating func asked(by person: MemberID, at: Instant, answered: Instant?, isOverdue: Bool) {
        guard isInSpan(at) else { return }
        let days = answered.map {
            Double(max(0, $0.microseconds - at.microseconds)) / Double(Instant.microsecondsPerDay)
        }
        answers.note(days, isOverdue: isOverdue)
        row(of: person) { $0.answers.note(days, isOverdue: isOverdue) }
    }

    /// True when the time to answer passed first, outages counted.
    func isOverdue(answered: Instant?, answerBy: Instant) -> Bool { ledger.extended(answerBy) <= (answered ?? now) }
}

extension Mirror.Answers {
    fileprivate mutating func note(_ answered: Double?, isOverdue: Bool) {
        if let answered { days.append(answered) } else { waiting += 1 }
        if isOverdue { overdue += 1 }
    }
}
