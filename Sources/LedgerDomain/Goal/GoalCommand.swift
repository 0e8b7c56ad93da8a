package enum GoalCommand: Hashable, Sendable {
    case publish(GoalDraft)
    case revise(GoalID, GoalDraft, reason: String)
    case close(GoalID, GoalOutcome)

    var goal: GoalID? {
        switch self {
        case .publish: nil
        case .revise(let id, _, _), .close(let id, _): id
        }
    }
}

extension Act {
    func decide(_ command: GoalCommand) throws -> Decision {
        switch command {
        case .publish(let draft): try publishGoal(draft)
        case .revise(let id, let draft, let reason): try reviseGoal(id, draft, reason: reason)
        case .close(let id, let outcome): try closeGoal(id, outcome)
        }
    }
}

package struct GoalDraft: Hashable, Sendable {
    package var title: String
    package var parent: GoalID?
    package var owner: MemberID?
    package var metric: MetricVersion?
    package var target: Decimal?
    package var from: Day
    package var to: Day
    package init(
        title: String, parent: GoalID?, owner: MemberID?, metric: MetricVersion?, target: Decimal?, from: Day, to: Day
    ) {
        self.title = title
        self.parent = parent
        self.owner = owner
        self.metric = metric
        self.target = target
        self.from = from
        self.to = to
    }
}
