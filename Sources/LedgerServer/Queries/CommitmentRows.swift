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
    /// Terms whose promises were told last, opened: those of one agreement mostly follow each other.
    private var opened: (seq: UInt64, terms: Terms?)?
    /// Who is mentioned.
    private(set) var people: Set<MemberID> = []
    private var parties: (debtor: MemberID, creditor: MemberID)?

    init(_ query: Query) { self.query = query }

    mutating func write(_ commitment: Commitment, to list: inout ArrayWriter) throws {
        mention(commitment)
        let metricName = try commitment.metric.flatMap { try query.name(of: $0) }
        let what = try what(commitment)
        list.object { w in
            w.spelled("agreement", commitment.agreement)
            if let blocker = commitment.blocker, commitment.state == .open, blocker.since <= query.now {
                w.one(
                    "blocker",
                    Blocker(
                        because: "help promised in \(commitment.agreement) is late",
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
            w.string("state", commitment.word(at: query.now))
            if let target = commitment.target { w.spelled("target", target) }
            if let value = commitment.value { w.spelled("value", value) }
            if let what { w.string("what", what) }
        }
    }

    private mutating func mention(_ commitment: Commitment) {
        // Rows between the same two people mostly follow each other.
        if let parties, parties == (commitment.debtor, commitment.creditor) { return }
        parties = (commitment.debtor, commitment.creditor)
        people.insert(commitment.debtor)
        people.insert(commitment.creditor)
    }

    /// What a promise of the terms says, opened for a reader who may see the agreement.
    private mutating func what(_ commitment: Commitment) throws -> String? {
        guard commitment.kind == .promise else { return nil }
        if opened?.seq != commitment.terms { opened = (commitment.terms, try query.openedTerms(commitment.terms)) }
        let index = Int(commitment.number) - 1
        guard let terms = opened?.terms, terms.promises.indices.contains(index) else { return nil }
        return terms.promises[index].what.said
    }
}

/// `Commitment.id`, in place.
private struct SpelledID: Spelled {
    static var longest: Int { 24 }
    let commitment: Commitment

    init(of commitment: Commitment) { self.commitment = commitment }

    func spell(into text: inout AsciiText) {
        commitment.agreement.spell(into: &text)
        text.append(UInt8(ascii: "/"))
        switch commitment.kind {
        case .milestone: text.append(decimal: UInt64(commitment.number))
        case .promise:
            text.append(UInt8(ascii: "p"))
            text.append(decimal: UInt64(commitment.number))
        case .confirmation: text.append("confirm")
        }
    }
}

extension Commitment {
    /// A milestone is not late while its verdict is still to come: its day has passed and the numbers settle.
    func isLate(at now: Instant) -> Bool { state == .open && kind != .milestone && due <= now }

    fileprivate var kindWord: String {
        switch kind {
        case .milestone: "milestone"
        case .promise: (promise ?? .plain).rawValue
        case .confirmation: "confirmation"
        }
    }

    fileprivate func word(at now: Instant) -> String {
        if isLate(at: now) { return "late" }
        return switch state {
        case .open: "open"
        case .met: "met"
        case .missed: "missed"
        case .notMeasured: "notMeasured"
        case .waived: "waived"
        case .kept: "kept"
        }
    }
}

extension Query {
    /// The terms that an event of an agreement said, with every sealed member whose key is there.
    fileprivate func openedTerms(_ seq: UInt64) throws -> Terms? {
        guard let stored = try facts.reading.leaf(at: seq, in: facts.view) else { return nil }
        return switch try facts.reading.openedEvent(stored, in: facts.view) {
        case .agreement(.proposed(let proposed)): proposed.terms
        case .agreement(.countered(let countered)): countered.terms
        default: nil
        }
    }
}
