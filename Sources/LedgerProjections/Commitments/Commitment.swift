internal import LMDB
package import LedgerDomain

/// Something that one person owes another, with a due date and a state. Holds positions and ids, never sealed text.
package struct Commitment: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
        case milestone = 1
        case promise = 2
        /// To say yes, yes but, or no to terms that wait for it.
        case confirmation = 3
        /// To answer what somebody asked for or says about a promise.
        case answer = 4
    }

    /// What about a promise waits for an answer.
    package enum Question: UInt8, Sendable {
        /// Whether it is promised.
        case ask = 1
        /// Whether another day will do.
        case move = 2
        /// Whether it is done, as the debtor says.
        case done = 3
    }

    package enum State: UInt8, Sendable {
        case open = 1
        case met, missed, notMeasured, waived, kept
        /// The debtor says so, and the creditor has said nothing yet.
        case done
        case contested, broken

        /// True when nothing is to be done about it any more.
        package var isEnd: Bool {
            switch self {
            case .open, .done, .contested: false
            case .met, .missed, .notMeasured, .waived, .kept, .broken: true
            }
        }
    }

    /// Because of which it is owed, or which it is about; nil for a promise about something else.
    package var agreement: AgreementID?
    package var kind: Kind
    /// Which milestone, from 1; which revision of the terms; or the number of the promise.
    package var number: UInt32
    package var state: State
    package var debtor: MemberID
    package var creditor: MemberID
    package var due: Instant
    package var dueOn: Day
    /// For a promise, and an answer about one.
    package var promise: PromiseKind?
    /// For an answer.
    package var question: Question?
    /// For a milestone.
    package var metric: MetricVersion?
    package var target: Decimal?
    /// The value of the verdict.
    package var value: Decimal?
    /// The event whose sealed members say what it is about: the terms, or a promise.
    package var words: UInt64
    /// For a promise of terms: which of theirs, from 1.
    package var inTerms: UInt32?
    /// For a promise that is said to be done: uncontested, it counts as kept from then on.
    package var acceptedAt: Instant?
    /// Who stands in the way while it is open, and from when on: an unkept promise of help in the same terms.
    package var blocker: Blocker?

    package struct Blocker: Hashable, Sendable {
        package var person: MemberID
        /// The day of the promise is over from then on.
        package var since: Instant
        package var promise: PromiseID
    }

    /// `A12/1` for a milestone, `P9` for a promise and an answer about it, `A12/confirm` for a confirmation: unique with
    /// kind and debtor.
    package var id: String {
        switch kind {
        case .milestone: "\(agreement.map(\.description) ?? "")/\(number)"
        case .promise, .answer: PromiseID(number).description
        case .confirmation: "\(agreement.map(\.description) ?? "")/confirm"
        }
    }
}

extension Commitment {
    /// What both sides of an agreement owe each other because of it, as it stands, but for promises.
    ///
    /// - Parameter blocker: who stands in the way of its milestones.
    static func all(in agreement: Agreement, blocker: Blocker?) -> [Commitment] {
        switch agreement.status {
        case .open(let confirmations): awaited(agreement, confirmations)
        case .withdrawn, .declined, .expired: []
        case .inForce(let inForce): owed(agreement, inForce, blocker) + awaited(agreement, of: inForce)
        case .closed(let closed): owed(agreement, closed.before, blocker)
        case .ended(let ended):
            owed(agreement, ended.before, blocker).filter { $0.kind != .milestone || $0.state != .open }
        }
    }

    private static func awaited(_ agreement: Agreement, _ confirmations: [Agreement.Confirmation]) -> [Commitment] {
        let window = agreement.standing.terms.window
        return awaited(agreement, agreement.standing, confirmations, due: window.opensAt, on: window.from)
    }

    /// An amendment is confirmed before the first thing begins that it changes, or the window ends.
    private static func awaited(_ agreement: Agreement, of inForce: Agreement.InForce) -> [Commitment] {
        guard let amendment = inForce.amendment, let before = agreement.termsInForce else { return [] }
        let terms = amendment.proposed.terms
        let changed = terms.milestones.filter { !before.milestones.contains($0) }.min { $0.span.from < $1.span.from }
        return awaited(
            agreement, amendment.proposed, amendment.confirmations, due: changed?.span.opensAt ?? terms.window.closesAt,
            on: changed?.span.from ?? terms.window.to)
    }

    private static func awaited(
        _ agreement: Agreement, _ revision: Agreement.Revision, _ confirmations: [Agreement.Confirmation],
        due: Instant, on: Day
    ) -> [Commitment] {
        agreement.parties.filter { party in !confirmations.contains { $0.by == party } }.map { party in
            Commitment(
                agreement: agreement.id, kind: .confirmation, number: revision.revision, state: .open, debtor: party,
                creditor: party == agreement.member ? agreement.manager : agreement.member, due: due, dueOn: on,
                words: revision.reference.seq)
        }
    }

    private static func owed(
        _ agreement: Agreement, _ inForce: Agreement.InForce, _ blocker: Blocker?
    ) -> [Commitment] {
        guard let terms = agreement.termsInForce else { return [] }
        return zip(terms.milestones, inForce.verdicts).enumerated().map { (index, pair) in
            let (milestone, verdict) = pair
            return Commitment(
                agreement: agreement.id, kind: .milestone, number: UInt32(index + 1), state: State(verdict),
                debtor: agreement.member, creditor: agreement.manager, due: milestone.span.closesAt,
                dueOn: milestone.span.to, metric: milestone.metric, target: milestone.target,
                value: verdict.computed?.value, words: inForce.terms.seq, blocker: blocker)
        }
    }
}

extension Commitment {
    /// The state at `now`; nil for an answer that nobody waits for any more.
    package func state(at now: Instant, in ledger: LedgerState) -> State? {
        if question == .done, ledger.extended(due) <= now { return nil }
        if state == .done, let acceptedAt, ledger.extended(acceptedAt) <= now { return .kept }
        return state
    }
}

extension Commitment.State {
    init(_ verdict: MilestoneVerdict) {
        if verdict.waived != nil {
            self = .waived
            return
        }
        switch verdict.effective {
        case nil: self = .open
        case .met: self = .met
        case .missed: self = .missed
        case .notMeasured: self = .notMeasured
        }
    }
}
