internal import LMDB
package import LedgerDomain

/// Something that one person owes another, with a due date and a state. Holds positions and ids, never sealed text.
package struct Commitment: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
        case milestone = 1
        case promise = 2
        /// To say yes, yes but, or no to terms that wait for it.
        case confirmation = 3
    }

    package enum State: UInt8, Sendable {
        case open = 1
        case met, missed, notMeasured, waived, kept
    }

    package var agreement: AgreementID
    package var kind: Kind
    /// From 1: which milestone, or which promise of the terms.
    package var number: UInt32
    package var state: State
    package var debtor: MemberID
    package var creditor: MemberID
    package var due: Instant
    package var dueOn: Day
    /// For a promise.
    package var promise: PromiseKind?
    /// For a milestone.
    package var metric: MetricVersion?
    package var target: Decimal?
    /// The value of the verdict.
    package var value: Decimal?
    /// Where the terms stand, whose sealed members say what a promise is about.
    package var terms: UInt64
    /// Who stands in the way while it is open, and from when on: an unkept promise of help in the same terms.
    package var blocker: Blocker?

    package struct Blocker: Hashable, Sendable {
        package var person: MemberID
        package var since: Instant
    }

    /// `A12/1` for a milestone, `A12/p1` for a promise, `A12/confirm` for a confirmation: unique with the debtor.
    package var id: String {
        switch kind {
        case .milestone: "\(agreement)/\(number)"
        case .promise: "\(agreement)/p\(number)"
        case .confirmation: "\(agreement)/confirm"
        }
    }
}

extension Commitment {
    /// Everything that both sides of an agreement owe each other because of it, as it stands.
    static func all(in agreement: Agreement) -> [Commitment] {
        switch agreement.status {
        case .open(let confirmations): awaited(agreement, confirmations)
        case .withdrawn, .declined: []
        case .inForce(let inForce): owed(agreement, inForce)
        case .closed(let closed): owed(agreement, closed.before)
        }
    }

    private static func awaited(_ agreement: Agreement, _ confirmations: [Agreement.Confirmation]) -> [Commitment] {
        let standing = agreement.standing
        return agreement.parties.filter { party in !confirmations.contains { $0.by == party } }.map { party in
            Commitment(
                agreement: agreement.id, kind: .confirmation, number: standing.revision, state: .open, debtor: party,
                creditor: party == agreement.member ? agreement.manager : agreement.member,
                due: standing.terms.window.opensAt, dueOn: standing.terms.window.from, terms: standing.reference.seq)
        }
    }

    private static func owed(_ agreement: Agreement, _ inForce: Agreement.InForce) -> [Commitment] {
        guard let terms = agreement.termsInForce else { return [] }
        let help = terms.promises.filter { $0.kind == .support && $0.debtor != agreement.member }
            .min { $0.dueAt < $1.dueAt }
        var all: [Commitment] = []
        for (index, (milestone, verdict)) in zip(terms.milestones, inForce.verdicts).enumerated() {
            all.append(
                Commitment(
                    agreement: agreement.id, kind: .milestone, number: UInt32(index + 1), state: State(verdict),
                    debtor: agreement.member, creditor: agreement.manager, due: milestone.span.closesAt,
                    dueOn: milestone.span.to, metric: milestone.metric, target: milestone.target,
                    value: verdict.computed?.value, terms: inForce.terms.seq,
                    blocker: help.map { Blocker(person: $0.debtor, since: $0.dueAt) }))
        }
        for (index, promise) in terms.promises.enumerated() {
            all.append(
                Commitment(
                    agreement: agreement.id, kind: .promise, number: UInt32(index + 1), state: .open,
                    debtor: promise.debtor,
                    creditor: promise.debtor == agreement.member ? agreement.manager : agreement.member,
                    due: promise.dueAt, dueOn: promise.dueOn, promise: promise.kind, terms: inForce.terms.seq))
        }
        return all
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
