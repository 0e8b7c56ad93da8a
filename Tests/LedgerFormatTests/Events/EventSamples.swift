import LedgerDomain

extension EventMaker {
    /// One event of every case, in the order of the cases.
    mutating func oneOfEach() -> [Event] {
        organisationEvents() + goalAndMetricEvents() + agreementEvents()
    }

    private mutating func organisationEvents() -> [Event] {
        [
            .ledgerOpened(LedgerOpened(name: name(), zone: span().zone, simulatedFrom: maybe { $0.instant() })),
            .clockAdvanced(ClockAdvanced(to: instant())),
            .ledgerOutage(LedgerOutage(from: instant(), to: instant())),
            .timeAccepted(TimeAccepted(was: instant(), now: instant())),
            .memberRegistered(MemberRegistered(handle: text(), name: text(), username: maybe { $0.text() })),
            .memberRenamed(MemberRenamed(handle: text(), name: text())),
            .memberAccountBound(MemberAccountBound(username: text(), uid: number(0...UInt32.max), from: day())),
            .memberDeparted(MemberDeparted(on: day())),
            .relationshipAssigned(RelationshipAssigned(member: member(), manager: member(), from: day())),
            .relationshipEnded(RelationshipEnded(member: member(), manager: member(), on: day())),
            .roleGranted(RoleGranted(role: one(of: Role.self), metrics: list(0...4) { $0.metric() })),
            .roleRevoked(RoleRevoked(role: one(of: Role.self))),
        ]
    }

    private mutating func goalAndMetricEvents() -> [Event] {
        [
            .goalPublished(
                GoalPublished(
                    title: name(), parent: maybe { $0.goal() }, owner: member(), metric: maybe { $0.metricVersion() },
                    target: maybe { $0.decimal() }, period: span())),
            .goalRevised(
                GoalRevised(
                    title: name(), metric: maybe { $0.metricVersion() }, target: maybe { $0.decimal() }, period: span(),
                    reason: text())),
            .goalClosed(GoalClosed(outcome: one(of: GoalOutcome.self))),
            .metricDefined(
                MetricDefined(
                    version: wide(), name: name(), formula: name(), unit: name(),
                    direction: one(of: MetricDirection.self), aggregate: one(of: MetricAggregate.self),
                    counts: one(of: MetricCounts.self), source: name(), collector: name(),
                    freshnessDays: number(0...3_660), settleDays: number(0...366))),
            .metricReplaced(MetricReplaced(version: wide(), by: wide(), reason: text())),
            .measurementCovered(
                MeasurementCovered(
                    metric: metricVersion(), members: list(1...4) { $0.member() }, from: day(), to: day())),
            .measurementRecorded(
                MeasurementRecorded(
                    metric: metricVersion(), member: member(), value: decimal(), asOf: day(), source: name(),
                    ref: name(), knowledge: one(of: Knowledge.self))),
            .measurementCorrected(MeasurementCorrected(of: seq(), value: decimal(), reason: text())),
            .measurementContested(MeasurementContested(of: seq(), reason: text())),
        ]
    }

    private mutating func agreementEvents() -> [Event] {
        [
            .agreementProposed(AgreementProposed(member: member(), manager: member(), terms: terms())),
            .agreementCountered(AgreementCountered(revision: wide(), terms: terms())),
            .agreementWithdrawn(AgreementWithdrawn(reason: text())),
            .agreementDiscussed(AgreementDiscussed(text: text())),
            .agreementReserved(AgreementReserved(text: text())),
            .agreementDeclined(AgreementDeclined(reason: text())),
            .agreementConfirmed(
                AgreementConfirmed(terms: reference(), inOwnWords: maybe { $0.text() }, noSupportNeeded: bool())),
            .agreementEnteredForce(AgreementEnteredForce(terms: reference(), revision: wide())),
            .milestoneEvaluated(
                MilestoneEvaluated(
                    milestone: wide(), verdict: one(of: Verdict.self), value: maybe { $0.decimal() },
                    target: decimal(), coveredDays: number(0...366), days: number(1...366))),
            .milestoneOverridden(
                MilestoneOverridden(milestone: wide(), verdict: one(of: Verdict.self), reason: text())),
            .milestoneWaived(MilestoneWaived(milestone: wide(), reason: text())),
            .agreementClosed(
                AgreementClosed(
                    outcome: one(of: AgreementOutcome.self), met: number(0...64), missed: number(0...64),
                    notMeasured: number(0...64), waived: number(0...64))),
        ]
    }

    private mutating func reference() -> TermsReference { TermsReference(seq: seq(), hash: hash()) }

    private mutating func terms() -> Terms {
        let window = span()
        return Terms(
            outcome: text(),
            measures: list(0...3) {
                Measure(metric: $0.metricVersion(), baseline: $0.maybe { $0.decimal() }, target: $0.decimal())
            },
            milestones: list(0...5) {
                Milestone(
                    metric: $0.metricVersion(), span: $0.span(zone: window.zone), target: $0.decimal(),
                    verdictAt: $0.instant())
            },
            contribution: bool() ? .goal(goal(), how: text()) : .none(reason: text()),
            reserved: list(0...3) { $0.text() },
            promises: list(0...12) {
                PromisedInTerms(
                    kind: $0.one(of: PromiseKind.self), what: $0.text(), debtor: $0.member(), dueOn: $0.day(),
                    dueAt: $0.instant())
            },
            consequences: list(0...3) {
                ConsequenceStep(
                    step: $0.wide(), misses: $0.wide(), of: $0.wide(), what: $0.text(),
                    currentForDays: $0.number(0...366))
            },
            cadenceDays: number(1...366), window: window)
    }
}

extension Event {
    /// How many cases there are: one more than the last of ``ordinal``.
    static let caseCount = 33

    /// The case, counted from 0. Whoever adds a case adds it here, to ``caseCount`` and to the samples.
    var ordinal: Int {
        switch self {
        case .ledgerOpened: 0
        case .clockAdvanced: 1
        case .ledgerOutage: 2
        case .timeAccepted: 3
        case .memberRegistered: 4
        case .memberRenamed: 5
        case .memberAccountBound: 6
        case .memberDeparted: 7
        case .relationshipAssigned: 8
        case .relationshipEnded: 9
        case .roleGranted: 10
        case .roleRevoked: 11
        case .goalPublished: 12
        case .goalRevised: 13
        case .goalClosed: 14
        case .metricDefined: 15
        case .metricReplaced: 16
        case .measurementCovered: 17
        case .measurementRecorded: 18
        case .measurementCorrected: 19
        case .measurementContested: 20
        case .agreementProposed: 21
        case .agreementCountered: 22
        case .agreementWithdrawn: 23
        case .agreementDiscussed: 24
        case .agreementReserved: 25
        case .agreementDeclined: 26
        case .agreementConfirmed: 27
        case .agreementEnteredForce: 28
        case .milestoneEvaluated: 29
        case .milestoneOverridden: 30
        case .milestoneWaived: 31
        case .agreementClosed: 32
        }
    }
}
