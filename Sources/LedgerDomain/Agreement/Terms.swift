/// How success is measured: a metric version, where the member stands, and what is aimed at over the whole window.
package struct Measure: Hashable, Sendable {
    package var metric: MetricVersion
    package var baseline: Decimal?
    package var target: Decimal
    package init(metric: MetricVersion, baseline: Decimal?, target: Decimal) {
        self.metric = metric
        self.baseline = baseline
        self.target = target
    }
}

/// A span of the window with a target of its own.
package struct Milestone: Hashable, Sendable {
    package var metric: MetricVersion
    package var span: DaySpan
    package var target: Decimal
    /// When its verdict is due: the end of the span and the metric's days to settle.
    package var verdictAt: Instant
    package init(metric: MetricVersion, span: DaySpan, target: Decimal, verdictAt: Instant) {
        self.metric = metric
        self.span = span
        self.target = target
        self.verdictAt = verdictAt
    }
}

/// Why the work matters: the goal that it serves, or an explicit reason for none.
package enum Contribution: Hashable, Sendable {
    case goal(GoalID, how: PersonalText)
    case none(reason: PersonalText)
}

/// Something that one side owes the other from the day the agreement enters force.
package struct PromisedInTerms: Hashable, Sendable {
    package var kind: PromiseKind
    package var what: PersonalText
    package var debtor: MemberID
    package var dueOn: Day
    /// The end of `dueOn` in the zone of the terms.
    package var dueAt: Instant
    package init(kind: PromiseKind, what: PersonalText, debtor: MemberID, dueOn: Day, dueAt: Instant) {
        self.kind = kind
        self.what = what
        self.debtor = debtor
        self.dueOn = dueOn
        self.dueAt = dueAt
    }
}

/// A step that may follow when milestones are missed, declared before the window.
package struct ConsequenceStep: Hashable, Sendable {
    package var step: UInt32
    /// At least this many missed milestones …
    package var misses: UInt32
    /// … of the last so many evaluated ones.
    package var of: UInt32
    package var what: PersonalText
    /// Days for which the step counts once applied.
    package var currentForDays: UInt32
    package init(step: UInt32, misses: UInt32, of: UInt32, what: PersonalText, currentForDays: UInt32) {
        self.step = step
        self.misses = misses
        self.of = of
        self.what = what
        self.currentForDays = currentForDays
    }
}

/// Everything that both sides confirm, as one value.
package struct Terms: Hashable, Sendable {
    package var outcome: PersonalText
    package var measures: [Measure]
    package var milestones: [Milestone]
    package var contribution: Contribution
    /// What of the how is the manager's; everything else is the member's.
    package var reserved: [PersonalText]
    package var promises: [PromisedInTerms]
    /// Empty by default: then nothing can follow from the agreement but learning.
    package var consequences: [ConsequenceStep]
    /// Days between one-to-ones.
    package var cadenceDays: UInt32
    package var window: DaySpan
    package init(
        outcome: PersonalText, measures: [Measure], milestones: [Milestone], contribution: Contribution,
        reserved: [PersonalText], promises: [PromisedInTerms], consequences: [ConsequenceStep], cadenceDays: UInt32,
        window: DaySpan
    ) {
        self.outcome = outcome
        self.measures = measures
        self.milestones = milestones
        self.contribution = contribution
        self.reserved = reserved
        self.promises = promises
        self.consequences = consequences
        self.cadenceDays = cadenceDays
        self.window = window
    }
}
