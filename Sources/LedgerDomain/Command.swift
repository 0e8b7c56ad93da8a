/// What somebody asks for, by the noun that it is about. One case for each command method of the protocol, in the
/// imperative.
///
/// People are already resolved to ids, days are as they were said.
package enum Command: Hashable, Sendable {
    case clock(ClockCommand)
    case policy(PolicyCommand)
    case person(PersonCommand)
    case goal(GoalCommand)
    case metric(MetricCommand)
    case measurement(MeasurementCommand)
    case agreement(AgreementCommand)
    case promise(PromiseCommand)
    case checkpoint(CheckpointCommand)
    case agenda(AgendaCommand)
    case feedback(FeedbackCommand)
    case strategy(StrategyCommand)
    case export(ExportCommand)
    case custody(CustodyCommand)
}

extension Command {
    /// The stream whose count an expected revision means; nil where a command has no single one.
    package var stream: StreamName? {
        switch self {
        case .clock, .policy: .ledger
        case .person(let command): command.member.map { .person($0) }
        case .goal(let command): command.goal.map { .goal($0) }
        case .metric(let command): command.metric.map { .metric($0) }
        case .measurement(let command): command.stream
        case .agreement(let command): command.agreement.map { .agreement($0) }
        case .promise(let command): command.promise.map { .promise($0) }
        case .checkpoint(let command): command.checkpoint.map { .checkpoint($0) }
        case .agenda: nil
        case .feedback(let command): command.feedback.map { .feedback($0) }
        case .strategy(let command): command.strategy.map { .strategy($0) }
        case .export(let command): command.export.map { .export($0) }
        case .custody(let command): command.member.map { .person($0) }
        }
    }
}
