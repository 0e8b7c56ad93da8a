/// What somebody asks for. One case for each command method of the protocol, in the imperative.
///
/// People are already resolved to ids, days are as they were said.
package enum Command: Hashable, Sendable {
    case advanceClock(to: Instant)
    case registerMember(handle: String, name: String, username: String?)
    case renameMember(MemberID, handle: String?, name: String?)
    case bindAccount(MemberID, username: String, uid: UInt32, from: Day?)
    case departMember(MemberID, on: Day?)
    case assignRelationship(member: MemberID, manager: MemberID, from: Day?)
    case endRelationship(member: MemberID, on: Day?)
    case grantRole(MemberID, Role, metrics: [MetricID])
    case revokeRole(MemberID, Role)
    case publishGoal(GoalDraft)
    case reviseGoal(GoalID, GoalDraft, reason: String)
    case closeGoal(GoalID, GoalOutcome)
    case defineMetric(MetricDraft)
    case replaceMetric(MetricID, by: MetricDraft, reason: String)
    case cover(MetricVersion, members: [MemberID], from: Day, to: Day)
    /// One or many, all or none.
    case record([MeasurementDraft])
    case correctMeasurement(of: UInt64, value: Decimal, reason: String)
    case contestMeasurement(of: UInt64, reason: String)
    case proposeAgreement(member: MemberID, manager: MemberID?, TermsDraft)
    case counterAgreement(AgreementID, TermsDraft)
    case withdrawAgreement(AgreementID, reason: String)
    case discussAgreement(AgreementID, text: String)
    case reserveAgreement(AgreementID, text: String)
    case declineAgreement(AgreementID, reason: String)
    /// `terms` nil means the terms that stand now; `by` is whom the confirmation claims to speak for.
    case confirmAgreement(
        AgreementID, terms: TermsReference?, by: MemberID?, inOwnWords: String?, noSupportNeeded: Bool)
    case overrideMilestone(AgreementID, milestone: UInt32, Verdict, reason: String)
    case waiveMilestone(AgreementID, milestone: UInt32, reason: String)
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

package struct MetricDraft: Hashable, Sendable {
    package var name: String
    package var formula: String
    package var unit: String
    package var direction: MetricDirection
    package var aggregate: MetricAggregate
    package var counts: MetricCounts
    package var source: String
    package var collector: String
    package var freshnessDays: UInt32
    package var settleDays: UInt32
    package init(
        name: String, formula: String, unit: String, direction: MetricDirection, aggregate: MetricAggregate,
        counts: MetricCounts, source: String, collector: String, freshnessDays: UInt32, settleDays: UInt32
    ) {
        self.name = name
        self.formula = formula
        self.unit = unit
        self.direction = direction
        self.aggregate = aggregate
        self.counts = counts
        self.source = source
        self.collector = collector
        self.freshnessDays = freshnessDays
        self.settleDays = settleDays
    }
}

package typealias MeasurementDraft = MeasurementRecorded

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
