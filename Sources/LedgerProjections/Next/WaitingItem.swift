package import LedgerDomain

/// One thing that waits for a person: positions and ids, never sealed text.
package struct WaitingItem: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Terms, to say yes, yes but, or no to.
        case confirmation
        case amendment, endProposed
        /// Terms set without agreement, to co-sign or not.
        case cosign
        /// Of terms set without agreement.
        case notice
        /// A goal changed under an agreement.
        case alignment
        /// An agreement of a predecessor.
        case takeOver
        case clarification, metricQuestion
        case strategy, strategyAdapted
        /// For a promise.
        case ask
        /// To be kept.
        case promise
        /// The debtor says so.
        case promiseDone
        /// The creditor says that it is not done.
        case promiseContested
        case moveAsked
        /// A contested promise of others.
        case settle
        /// A contested value of others.
        case contest
        /// A one-to-one, to be held.
        case checkpoint
        /// The other side says so.
        case checkpointHeld
        /// One's own view of a meeting.
        case view
        case feedbackRequest, feedback
        /// To talk about.
        case point
        /// Somebody took a record away that concerns them.
        case export
    }

    /// Where what was said stands.
    package enum Words: Hashable, Sendable {
        /// What the event at that position says.
        case said(UInt64)
        /// The outcome of the terms that stand there.
        case outcome(UInt64)
        /// A promise of the terms that stand there, from 1.
        case promise(UInt64, number: UInt32)
    }

    package var kind: Kind
    /// What it is about itself: `S4`, `P9`, or a position where it has no id.
    package var id: String
    /// When it began to wait; a promise waits from the end of its day.
    package var since: Instant
    /// Whose move it was; nil for the clock's and one's own.
    package var from: MemberID?
    /// The other of the two between whom it stands; nil where there is no such person.
    package var with: MemberID?
    /// The first instant that is too late, outages counted.
    package var due: Instant?
    package var dueOn: Day?
    /// In plain words, without ids and names.
    package var title: String
    /// What the title is followed by.
    package var subject: Words?
    package var about: AboutReference?
    /// Oldest first.
    package var words: [Words] = []
    package var answers: [WaitingAnswer] = []

    init(
        _ kind: Kind, _ id: some CustomStringConvertible, since: Instant, from: MemberID? = nil, with: MemberID?,
        title: String
    ) {
        self.kind = kind
        self.id = id.description
        self.since = since
        self.from = from
        self.with = with
        self.title = title
    }

    package func isLate(at now: Instant) -> Bool { due.map { $0 <= now } ?? false }
}

/// The order of what waits: what somebody waits for and what is late, the longest first; then promises by their day.
package struct WaitingOrder: Hashable, Comparable, Sendable {
    private let isAhead: Bool
    private let time: Int64
    private let name: String

    init(_ item: WaitingItem, at now: Instant) {
        isAhead = item.kind == .promise && !item.isLate(at: now)
        time = (isAhead ? item.due ?? item.since : item.since).microseconds
        name = "\(item.id)/\(item.kind.rawValue)"
    }

    /// Reads what ``description`` says; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "0" || parts[0] == "1", let time = Int64(parts[1]) else { return nil }
        isAhead = parts[0] == "1"
        self.time = time
        name = String(parts[2])
    }

    package static func < (left: WaitingOrder, right: WaitingOrder) -> Bool {
        if left.isAhead != right.isAhead { return right.isAhead }
        return (left.time, left.name) < (right.time, right.name)
    }
}

extension WaitingOrder: CustomStringConvertible {
    package var description: String { "\(isAhead ? 1 : 0) \(time) \(name)" }
}
