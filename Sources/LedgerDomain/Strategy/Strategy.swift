/// What a member proposes to do for an agreement, and what came of it: fold of the stream `strategy/N`.
package struct Strategy: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
        case proposed
        case adopted(seq: UInt64)
        /// The manager's other words wait for the member.
        case adapted(seq: UInt64)
        /// The member took the manager's words.
        case accepted(seq: UInt64)
        case declined(seq: UInt64)
        case withdrawn(seq: UInt64)
    }

    package let id: StrategyID
    package let agreement: AgreementID
    /// Whose it is.
    package let member: MemberID
    package let seq: UInt64
    package let at: Instant
    package let answerBy: Instant
    package var status: Status = .proposed
    /// Of the event that says that nobody answered in time.
    package var overdue: UInt64?
    /// When and by whom it was first answered.
    package var answeredAt: Instant?
    package var answeredBy: MemberID?

    /// The state after `event`; events of other streams change nothing.
    package static func evolve(
        _ state: consuming Strategy?, by event: Event, _ context: EventContext
    ) -> Strategy? {
        guard case .strategy(let event) = event else { return state }
        switch event {
        case .proposed(let proposed):
            guard case .strategy(let id) = context.stream, case .member(let actor) = context.actor else {
                return state
            }
            return Strategy(
                id: id, agreement: proposed.agreement, member: actor, seq: context.seq, at: context.at,
                answerBy: proposed.answerBy)
        case .adopted: state?.answer(.adopted(seq: context.seq), context)
        case .adapted: state?.answer(.adapted(seq: context.seq), context)
        case .declined: state?.answer(.declined(seq: context.seq), context)
        case .accepted: state?.status = .accepted(seq: context.seq)
        case .withdrawn: state?.status = .withdrawn(seq: context.seq)
        case .overdue: state?.overdue = context.seq
        }
        return state
    }

    private mutating func answer(_ status: Status, _ context: EventContext) {
        self.status = status
        guard answeredAt == nil, case .member(let actor) = context.actor else { return }
        answeredAt = context.at
        answeredBy = actor
    }

    /// When time alone next changes something: an answer is due.
    package var nextDue: Instant? { status == .proposed && overdue == nil ? answerBy : nil }
}
