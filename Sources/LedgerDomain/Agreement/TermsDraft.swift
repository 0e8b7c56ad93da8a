/// Terms as they are said: days without instants, people and metrics resolved.
package struct TermsDraft: Hashable, Sendable {
    package struct MilestoneDraft: Hashable, Sendable {
        package var metric: MetricVersion
        package var from: Day
        package var to: Day
        package var target: Decimal
        package init(metric: MetricVersion, from: Day, to: Day, target: Decimal) {
            self.metric = metric
            self.from = from
            self.to = to
            self.target = target
        }
    }

    package struct PromiseDraft: Hashable, Sendable {
        package var kind: PromiseKind
        package var what: String
        package var debtor: MemberID
        package var dueOn: Day
        package init(kind: PromiseKind, what: String, debtor: MemberID, dueOn: Day) {
            self.kind = kind
            self.what = what
            self.debtor = debtor
            self.dueOn = dueOn
        }
    }

    package struct StepDraft: Hashable, Sendable {
        package var misses: UInt32
        package var of: UInt32
        package var what: String
        package var currentForDays: UInt32
        package init(misses: UInt32, of: UInt32, what: String, currentForDays: UInt32) {
            self.misses = misses
            self.of = of
            self.what = what
            self.currentForDays = currentForDays
        }
    }

    package var outcome: String
    package var measures: [Measure]
    package var milestones: [MilestoneDraft]
    /// Exactly one of `goal` with `how`, or `noGoalReason`, in complete terms.
    package var goal: GoalID?
    package var how: String?
    package var noGoalReason: String?
    package var reserved: [String]
    package var promises: [PromiseDraft]
    package var consequences: [StepDraft]
    package var cadenceDays: UInt32?
    package var from: Day
    package var to: Day
    /// IANA name; nil for the ledger's own zone.
    package var zone: String?
    package init(
        outcome: String, measures: [Measure], milestones: [MilestoneDraft], goal: GoalID?, how: String?,
        noGoalReason: String?, reserved: [String], promises: [PromiseDraft], consequences: [StepDraft],
        cadenceDays: UInt32?, from: Day, to: Day, zone: String?
    ) {
        self.outcome = outcome
        self.measures = measures
        self.milestones = milestones
        self.goal = goal
        self.how = how
        self.noGoalReason = noGoalReason
        self.reserved = reserved
        self.promises = promises
        self.consequences = consequences
        self.cadenceDays = cadenceDays
        self.from = from
        self.to = to
        self.zone = zone
    }
}
