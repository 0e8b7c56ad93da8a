import LedgerDomain

let hana = MemberID(1)  // hr
let greta = MemberID(2)  // the manager's manager
let gero = MemberID(3)  // manager of dana and mia
let dana = MemberID(4)
let mia = MemberID(5)
let crm = MemberID(6)  // integration for closedWon and calls
let otto = MemberID(7)  // auditor
let nils = MemberID(8)  // nobody's manager, and nobody manages him

let closedWon = MetricVersion(MetricID(1), version: 1)  // sum, up, settles in 3 days
let calls = MetricVersion(MetricID(2), version: 1)  // an activity
let cycleTime = MetricVersion(MetricID(3), version: 1)  // mean, down
let growth = GoalID(1)  // 2017
let a1 = AgreementID(1)

func day(_ text: String) -> Day { Day(text: text)! }
func number(_ text: String) -> Decimal { Decimal(text: text)! }

extension Given {
    /// It is 2017-01-02, everybody is registered, three metrics and a goal are there, and no agreement.
    static func team(zone: String = "UTC", simulated: Bool = true) throws -> Given {
        var given = try Given(openedAt: Instant(utcStartOf: day("2017-01-02")), simulated: simulated, zone: zone)
        for name in ["greta", "gero", "dana", "mia", "crm", "otto", "nils"] {
            given = try given.and(.person(.register(handle: name, name: name, username: name)), by: hana)
        }
        for (member, manager) in [(gero, greta), (dana, gero), (mia, gero)] {
            given = try given.and(.person(.assignRelationship(member: member, manager: manager, from: nil)), by: hana)
        }
        return
            try given
            .and(.metric(.define(.named("closed_won"))), by: gero)
            .and(.metric(.define(.named("calls", counts: .activity))), by: hana)
            .and(.metric(.define(.named("cycle_time", direction: .down, aggregate: .mean))), by: hana)
            .and(.person(.grantRole(crm, .integration, metrics: [closedWon.metric, calls.metric])), by: hana)
            .and(.person(.grantRole(otto, .auditor, metrics: [])), by: hana)
            .and(.goal(.publish(.of("2017-01-01", "2017-12-31"))), by: greta)
    }

    /// Dana's agreement A1 of ``TermsDraft/quarter()`` is proposed by gero.
    static func proposed(_ draft: TermsDraft = .quarter()) throws -> Given {
        try team().and(.agreement(.propose(member: dana, manager: nil, draft)), by: gero)
    }

    /// … and both confirmed it.
    static func inForce(_ draft: TermsDraft = .quarter()) throws -> Given {
        try proposed(draft).and(.confirm(a1), by: dana).and(.confirm(a1), by: gero)
    }

    var agreement: Agreement { ledger.agreements[a1]! }
}

extension Command {
    static func confirm(_ id: AgreementID, noSupportNeeded: Bool = false) -> Command {
        .agreement(.confirm(id, terms: nil, by: nil, inOwnWords: nil, noSupportNeeded: noSupportNeeded))
    }

    static func won(_ value: String, _ asOf: String, ref: String, of member: MemberID = dana) -> Command {
        .measurement(.record([.won(value, asOf, ref: ref, of: member)]))
    }

    static func covered(_ from: String, _ to: String) -> Command {
        .metric(.cover(closedWon, members: [dana, mia], from: day(from), to: day(to)))
    }
}

extension MeasurementDraft {
    static func won(
        _ value: String, _ asOf: String, ref: String, of member: MemberID = dana, knowledge: Knowledge = .system
    ) -> MeasurementDraft {
        MeasurementDraft(
            metric: closedWon, member: member, value: number(value), asOf: day(asOf), source: "crm", ref: ref,
            knowledge: knowledge)
    }
}

extension MetricDraft {
    static func named(
        _ name: String, counts: MetricCounts = .outcome, direction: MetricDirection = .up,
        aggregate: MetricAggregate = .sum
    ) -> MetricDraft {
        MetricDraft(
            name: name, formula: "of rows", unit: "USD", direction: direction, aggregate: aggregate, counts: counts,
            source: "crm", collector: "sales operations", freshnessDays: 31, settleDays: 3)
    }
}

extension GoalDraft {
    static func of(_ from: String, _ to: String, parent: GoalID? = nil, metric: MetricVersion? = nil) -> GoalDraft {
        GoalDraft(
            title: "Grow", parent: parent, owner: nil, metric: metric, target: metric.map { _ in number("1000") },
            from: day(from), to: day(to))
    }
}

extension TermsDraft {
    /// Three months of 2017, 100 won in each, and a training promised by gero.
    static func quarter(_ metric: MetricVersion = closedWon) -> TermsDraft {
        let months = [("2017-02-01", "2017-02-28"), ("2017-03-01", "2017-03-31"), ("2017-04-01", "2017-04-30")]
        return TermsDraft(
            outcome: "Win deals that stay", measures: [Measure(metric: metric, baseline: nil, target: number("300"))],
            milestones: months.map {
                MilestoneDraft(metric: metric, from: day($0.0), to: day($0.1), target: number("100"))
            }, goal: growth, how: "New customers in the north", noGoalReason: nil, reserved: [],
            promises: [PromiseDraft(kind: .support, what: "Training", debtor: gero, dueOn: day("2017-02-15"))],
            consequences: [], cadenceDays: 14, from: day("2017-02-01"), to: day("2017-04-30"), zone: nil)
    }

    func with(_ change: (inout TermsDraft) -> Void) -> TermsDraft {
        var draft = self
        change(&draft)
        return draft
    }
}
