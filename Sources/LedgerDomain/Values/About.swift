/// What a promise or feedback is about: one thing of the ledger, by its id.
package enum AboutReference: Hashable, Sendable {
    case agreement(AgreementID)
    case checkpoint(CheckpointID)
    case feedback(FeedbackID)
    case goal(GoalID)
    case metric(MetricID)
    case promise(PromiseID)
    case strategy(StrategyID)

    /// Reads `A12`, `C40`, `F7`, `G3`, `M5`, `P9` or `S4`; nil for anything else.
    package init?(text: some StringProtocol) {
        func identifier<ID: Identifier>() -> ID? { ID(text: text) }
        switch text.first {
        case AgreementID.letter: if let id: AgreementID = identifier() { self = .agreement(id) } else { return nil }
        case CheckpointID.letter: if let id: CheckpointID = identifier() { self = .checkpoint(id) } else { return nil }
        case FeedbackID.letter: if let id: FeedbackID = identifier() { self = .feedback(id) } else { return nil }
        case GoalID.letter: if let id: GoalID = identifier() { self = .goal(id) } else { return nil }
        case MetricID.letter: if let id: MetricID = identifier() { self = .metric(id) } else { return nil }
        case PromiseID.letter: if let id: PromiseID = identifier() { self = .promise(id) } else { return nil }
        case StrategyID.letter: if let id: StrategyID = identifier() { self = .strategy(id) } else { return nil }
        default: return nil
        }
    }

    package var agreement: AgreementID? { if case .agreement(let id) = self { id } else { nil } }
}

extension AboutReference: CustomStringConvertible {
    package var description: String {
        switch self {
        case .agreement(let id): id.description
        case .checkpoint(let id): id.description
        case .feedback(let id): id.description
        case .goal(let id): id.description
        case .metric(let id): id.description
        case .promise(let id): id.description
        case .strategy(let id): id.description
        }
    }
}
