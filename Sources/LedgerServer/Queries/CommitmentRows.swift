internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerStore

/// Writes rows of `commitments.list` straight from what the table keeps: member for member a ``CommitmentRow``, without
/// the dozen of short strings that one holds.
struct CommitmentRows {
    private let query: Query
    private let ledger: LedgerState
    /// The event that was opened last for its words: promises of one agreement's terms mostly follow each other.
    private var opened: (seq: UInt64, event: Event?)?
    /// Who is mentioned.
    private(set) var people: Set<MemberID> = []
    private var parties: (debtor: MemberID, creditor: MemberID)?

    init(_ query: Query) throws {
        self.query = query
        ledger = try query.facts.ledger()
    }

    mutating func write(_ commitment: Commitment, to list: inout ArrayWriter) throws {
        try mention(commitment)
        let metricName = try commitment.metric.flatMap { try query.name(of: $0) }
        let what = try what(commitment)
        list.object { w in
            if let agreement = commitment.agreement { w.spelled("agreement", agreement) }
            if let blocker = commitment.blocker, let agreement = commitment.agreement, commitment.state == .open,
                ledger.extended(blocker.since) <= query.now
            {
                w.one(
                    "blocker",
                    Blocker(
                        because: "\(blocker.promise), help promised for \(agreement), is late",
                        person: blocker.person.description))
            }
            w.spelled("creditor", commitment.creditor)
            w.spelled("debtor", commitment.debtor)
            w.spelled("due", commitment.due)
            w.spelled("dueOn", commitment.dueOn)
            w.spelled("id", SpelledID(of: commitment))
            w.string("kind", commitment.kindWord)
            if let metric = commitment.metric { w.spelled("metric", metric) }
            if let metricName { w.string("metricName", metricName) }
            if let question = commitment.question { w.string("question", question.word) }
            w.string("state", commitment.word(at: query.now, in: ledger))
            if let target = commitment.target { w.spelled("target", target) }
            if let value = commitment.value { w.spelled("value", value) }
            if let what { w.string("what", what) }
        }
    }

    private mutating func mention(_ commitment: Commitment) throws {
        // Rows between the same two people mostly follow each other.
        if let parties, parties == (commitment.debtor, commitment.creditor) { return }
        parties = (commitment.debtor, commitment.creditor)
        people.insert(commitment.debtor)
        people.insert(commitment.creditor)
        try query.show(commitment.debtor, commitment.creditor)
    }

    /// What a promise says, opened for a reader who may see it.
    private mutating func what(_ commitment: Commitment) throws -> String? {
        guard commitment.promise != nil else { return nil }
        if opened?.seq != commitment.words { opened = (commitment.words, try query.opened(commitment.words)) }
        return opened?.event?.wordsOfPromise(inTerms: commitment.inTerms)
    }
}

/// `Commitment.id`, in place.
private struct SpelledID: Spelled {
    static var longest: Int { 24 }
    let commitment: Commitment

    init(of commitment: Commitment) { self.commitment = commitment }

    func spell(into text: inout AsciiText) {
        switch commitment.kind {
        case .promise, .answer: PromiseID(commitment.number).spell(into: &text)
        case .milestone:
            commitment.agreement?.spell(into: &text)
            text.append(UInt8(ascii: "/"))
            text.append(decimal: UInt64(commitment.number))
        case .confirmation:
            commitment.agreement?.spell(into: &text)
            text.append("/confirm")
        }
    }
}

extension Commitment {
    /// A milestone is not late while its verdict is still to come: its day has passed and the numbers settle.
    func isLate(at now: Instant, in ledger: LedgerState) -> Bool {
        state == .open && kind != .milestone && ledger.extended(due) <= now
    }

    fileprivate var kindWord: String {
        switch kind {
        case .milestone: "milestone"
        case .promise: (promise ?? .plain).rawValue
        case .confirmation: "confirmation"
        case .answer: "answer"
        }
    }

    fileprivate func word(at now: Instant, in ledger: LedgerState) -> String {
        if isLate(at: now, in: ledger) { return "late" }
        return switch state(at: now, in: ledger) {
        case .open, nil: "open"
        case .met: "met"
        case .missed: "missed"
        case .notMeasured: "notMeasured"
        case .waived: "waived"
        case .kept: "kept"
        case .done: "done"
        case .contested: "contested"
        case .broken: "broken"
        }
    }
}

extension Commitment.Question {
    fileprivate var word: String {
        switch self {
        case .ask: "ask"
        case .move: "move"
        case .done: "done"
        }
    }
}

extension Query {
    /// The event at a position with every sealed member whose key is there.
    func opened(_ seq: UInt64) throws -> Event? {
        try facts.reading.leaf(at: seq, in: facts.view).map { try facts.reading.openedEvent($0, in: facts.view) }
    }
}

extension Event {
    /// What a promise says, where this is the event in which its words stand.
    ///
    /// - Parameter inTerms: which promise of the terms, from 1.
    func wordsOfPromise(inTerms: UInt32?) -> String? {
        let terms: Terms
        switch self {
        case .promise(.asked(let asked)): return asked.what.shown
        case .promise(.made(let made)): return made.what?.shown
        case .agreement(.proposed(let proposed)): terms = proposed.terms
        case .agreement(.countered(let countered)): terms = countered.terms
        case .agreement(.amendmentProposed(let proposed)): terms = proposed.terms
        default: return nil
        }
        guard let inTerms, terms.promises.indices.contains(Int(inTerms) - 1) else { return nil }
        return terms.promises[Int(inTerms) - 1].what.shown
    }
}
