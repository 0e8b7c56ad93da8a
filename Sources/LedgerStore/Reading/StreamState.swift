package import LedgerDomain

/// The fold of one whole stream.
package enum StreamState: Hashable, Sendable {
    case ledger(LedgerState)
    case person(Person)
    case goal(Goal)
    case metric(Metric)
    case agreement(Agreement)
    case measurements(Measurements)
    case promise(Promise)
    case checkpoint(Checkpoint)
    case agenda(Agenda)
    case feedback(Feedback)
    case strategy(Strategy)
    case export(Export)
    case looked(Looked)

    /// Folds one more event in; nil where the domain says that there is nothing.
    static func evolve(
        _ state: consuming StreamState?, in stream: StreamName, by event: Event, _ context: EventContext
    ) -> StreamState? {
        switch stream {
        case .ledger: LedgerState.evolve(state?.asLedger, by: event, context).map { .ledger($0) }
        case .person: Person.evolve(state?.asPerson, by: event, context).map { .person($0) }
        case .goal: Goal.evolve(state?.asGoal, by: event, context).map { .goal($0) }
        case .metric: Metric.evolve(state?.asMetric, by: event, context).map { .metric($0) }
        case .agreement: Agreement.evolve(state?.asAgreement, by: event, context).map { .agreement($0) }
        case .strategy: Strategy.evolve(state?.asStrategy, by: event, context).map { .strategy($0) }
        case .measurement: Measurements.evolve(state?.asMeasurements, by: event, context).map { .measurements($0) }
        case .promise: Promise.evolve(state?.asPromise, by: event, context).map { .promise($0) }
        case .checkpoint: Checkpoint.evolve(state?.asCheckpoint, by: event, context).map { .checkpoint($0) }
        case .agenda: Agenda.evolve(state?.asAgenda, by: event, context).map { .agenda($0) }
        case .export: Export.evolve(state?.asExport, by: event, context).map { .export($0) }
        case .feedback: Feedback.evolve(state?.asFeedback, by: event, context).map { .feedback($0) }
        case .looked: Looked.evolve(state?.asLooked, by: event, context).map { .looked($0) }
        }
    }

    package var asLedger: LedgerState? { if case .ledger(let state) = self { state } else { nil } }
    package var asPerson: Person? { if case .person(let state) = self { state } else { nil } }
    package var asGoal: Goal? { if case .goal(let state) = self { state } else { nil } }
    package var asMetric: Metric? { if case .metric(let state) = self { state } else { nil } }
    package var asAgreement: Agreement? { if case .agreement(let state) = self { state } else { nil } }
    package var asStrategy: Strategy? { if case .strategy(let state) = self { state } else { nil } }
    package var asMeasurements: Measurements? { if case .measurements(let state) = self { state } else { nil } }
    package var asCheckpoint: Checkpoint? { if case .checkpoint(let state) = self { state } else { nil } }
    package var asAgenda: Agenda? { if case .agenda(let state) = self { state } else { nil } }

    package var asPromise: Promise? { if case .promise(let state) = self { state } else { nil } }

    package var asExport: Export? { if case .export(let state) = self { state } else { nil } }
    package var asLooked: Looked? { if case .looked(let state) = self { state } else { nil } }

    package var asFeedback: Feedback? { if case .feedback(let state) = self { state } else { nil } }

    /// When time alone would change something in the stream, if no outage came between.
    var dues: [Instant] {
        if case .agreement(let state) = self { return state.dues }
        return nextDue.map { [$0] } ?? []
    }

    /// The first of ``dues``.
    private var nextDue: Instant? {
        switch self {
        case .agreement(let state): state.nextDue
        case .promise(let state): state.nextDue
        case .strategy(let state): state.nextDue
        case .checkpoint(let state): state.nextDue
        case .ledger, .person, .goal, .metric, .measurements, .agenda, .feedback, .export, .looked: nil
        }
    }
}
