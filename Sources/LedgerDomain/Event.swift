/// Everything that can have happened, by the kind of stream in which it stands. A case is for ever; a changed meaning is
/// a new case.
package enum Event: Hashable, Sendable {
    /// Policy, time and epochs: the stream `ledger`.
    case ledger(LedgerEvent)
    case person(PersonEvent)
    case goal(GoalEvent)
    case metric(MetricEvent)
    case measurement(MeasurementEvent)
    case agreement(AgreementEvent)
    case promise(PromiseEvent)
    case checkpoint(CheckpointEvent)
    case agenda(AgendaEvent)
    case feedback(FeedbackEvent)
    case strategy(StrategyEvent)
    case export(ExportEvent)
    case looked(LookedEvent)
}

extension Event {
    /// The event without what people said in it: what folds and projections get, so that nothing of it outlives its
    /// key in their memory, and that a state folded live equals one folded again from the log.
    package var withheld: Event {
        switch self {
        case .ledger, .looked: self
        case .person(let event): .person(event.withheld)
        case .goal(let event): .goal(event.withheld)
        case .metric(let event): .metric(event.withheld)
        case .measurement(let event): .measurement(event.withheld)
        case .agreement(let event): .agreement(event.withheld)
        case .promise(let event): .promise(event.withheld)
        case .checkpoint(let event): .checkpoint(event.withheld)
        case .agenda(let event): .agenda(event.withheld)
        case .feedback(let event): .feedback(event.withheld)
        case .strategy(let event): .strategy(event.withheld)
        case .export(let event): .export(event.withheld)
        }
    }

    /// What somebody said with it, where it was opened; nil where it has no text of its own.
    package var said: String? {
        switch self {
        case .ledger, .looked: nil
        case .person(let event): event.said
        case .goal(let event): event.said
        case .metric(let event): event.said
        case .measurement(let event): event.said
        case .agreement(let event): event.said
        case .promise(let event): event.said
        case .checkpoint(let event): event.said
        case .agenda(let event): event.said
        case .feedback(let event): event.said
        case .strategy(let event): event.said
        case .export(let event): event.said
        }
    }
}

/// Who an event speaks for.
package enum Actor: Hashable, Sendable {
    case member(MemberID)
    /// The daemon's own actor: what time alone brings about.
    case clock
    /// Whoever runs the daemon: opens a ledger, and nothing in the domain.
    case `operator`

    /// Nil for what is no person.
    package var member: MemberID? { if case .member(let id) = self { id } else { nil } }
}

/// What surrounds an event in the record, as far as folds need it.
package struct EventContext: Hashable, Sendable {
    package var seq: UInt64
    /// Ordinal in its stream, from 0.
    package var rev: UInt64
    package var at: Instant
    package var actor: Actor
    package var hash: LeafHash
    /// The stream in which it stands, and so the identifier of what it is about.
    package var stream: StreamName
    package init(seq: UInt64, rev: UInt64, at: Instant, actor: Actor, hash: LeafHash, stream: StreamName) {
        self.seq = seq
        self.rev = rev
        self.at = at
        self.actor = actor
        self.hash = hash
        self.stream = stream
    }
}

/// An event that a decision wants to be written.
package struct NewEvent: Hashable, Sendable {
    package var stream: StreamName
    package var event: Event
    /// The people whom it concerns, without doubles, the most concerned first.
    package var subjects: [MemberID]
    /// Index in the same decision of the event that brought it about.
    package var causedBy: Int?
    /// Positions of events that the decision rested on.
    package var basis: [UInt64]
    package init(
        _ event: Event, in stream: StreamName, subjects: [MemberID], causedBy: Int? = nil, basis: [UInt64] = []
    ) {
        self.event = event
        self.stream = stream
        self.subjects = subjects
        self.causedBy = causedBy
        self.basis = basis
    }
}
