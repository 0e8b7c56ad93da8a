package enum GoalEvent: Hashable, Sendable {
    case published(GoalPublished)
    case revised(GoalRevised)
    case closed(GoalClosed)
}

extension GoalEvent {
    var withheld: GoalEvent {
        guard case .revised(var event) = self else { return self }
        event.reason = .withheld
        return .revised(event)
    }

    var said: String? {
        guard case .revised(let event) = self else { return nil }
        return event.reason.shown
    }
}

package struct GoalPublished: Hashable, Sendable {
    package var title: String
    package var parent: GoalID?
    package var owner: MemberID
    package var metric: MetricVersion?
    package var target: Decimal?
    package var period: DaySpan
    package init(
        title: String, parent: GoalID?, owner: MemberID, metric: MetricVersion?, target: Decimal?, period: DaySpan
    ) {
        self.title = title
        self.parent = parent
        self.owner = owner
        self.metric = metric
        self.target = target
        self.period = period
    }
}

/// The whole goal as it is from now on, and why it changed.
package struct GoalRevised: Hashable, Sendable {
    package var title: String
    package var metric: MetricVersion?
    package var target: Decimal?
    package var period: DaySpan
    package var reason: PersonalText
    package init(title: String, metric: MetricVersion?, target: Decimal?, period: DaySpan, reason: PersonalText) {
        self.title = title
        self.metric = metric
        self.target = target
        self.period = period
        self.reason = reason
    }
}

package enum GoalOutcome: String, Hashable, Sendable, CaseIterable {
    case achieved, missed, retired
}

package struct GoalClosed: Hashable, Sendable {
    package var outcome: GoalOutcome
    package init(outcome: GoalOutcome) { self.outcome = outcome }
}
