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
    case strategy(Strategy)

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
        }
    }

    package var asLedger: LedgerState? { if case .ledger(let state) = self { state } else { nil } }
    package var asPerson: Person? { if case .person(let state) = self { state } else { nil } }
    package var asGoal: Goal? { if case .goal(let state) = self { state } else { nil } }
    package var asMetric: Metric? { if case .metric(let state) = self { state } else { nil } }
    package var asAgreement: Agreement? { if case .agreement(let state) = self { state } else { nil } }
    package var asStrategy: Strategy? { if case .strategy(let state) = self { state } else { nil } }
    package var asMeasurements: Measurements? { if case .measurements(let state) = self { state } else { nil } }

    package var asPromise: Promise? { if case .promise(let state) = self { state } else { nil } }

    /// When time alone next changes something in the stream.
    var nextDue: Instant? {
        switch self {
        case .agreement(let state): state.nextDue
        case .promise(let state): state.nextDue
        case .strategy(let state): state.nextDue
        case .ledger, .person, .goal, .metric, .measurements: nil
        }
    }
}
