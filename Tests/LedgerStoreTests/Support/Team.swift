import LedgerDomain
import LedgerFormat
@testable import LedgerStore

let hana = MemberID(1)  // hr
let greta = MemberID(2)  // gero's manager
let gero = MemberID(3)  // dana's manager
let dana = MemberID(4)
let crm = MemberID(5)  // records measurements
let won = MetricVersion(MetricID(1), version: 1)
let a1 = AgreementID(1)

func day(_ text: String) -> Day { Day(text: text)! }

/// Everything personal that the team says; none of it may be found on a disk.
let personalTexts = [
    "hana.hollyhock", "Hana Hollyhock-Example", "hana-account", "greta.goldenrod", "gero.gentian", "dana.delphinium",
    "Dana Delphinium-Example", "Win deals that stay with us", "New customers in the far north",
    "Objection handling course", "The territory is too large", "I keep three large customers happy",
]

extension TestLedger {
    /// Everybody is registered, a metric and a goal are there, and no agreement.
    static func team(limits: StoreLimits = .small) throws -> TestLedger {
        let ledger = try TestLedger(limits: limits)
        for (handle, name) in [
            ("greta.goldenrod", "Greta"), ("gero.gentian", "Gero"), ("dana.delphinium", "Dana Delphinium-Example"),
            ("crm", "The CRM"),
        ] {
            try ledger.act(.person(.register(handle: handle, name: name, username: handle)), by: hana)
        }
        try ledger.act(.person(.assignRelationship(member: gero, manager: greta, from: nil)), by: hana)
        try ledger.act(.person(.assignRelationship(member: dana, manager: gero, from: nil)), by: hana)
        let metric = MetricDraft(
            name: "closed won", formula: "of rows", unit: "USD", direction: .up, aggregate: .sum, counts: .outcome,
            source: "crm", collector: "sales operations", freshnessDays: 31, settleDays: 3)
        try ledger.act(.metric(.define(metric)), by: gero)
        try ledger.act(.person(.grantRole(crm, .integration, metrics: [])), by: hana)
        let goal = GoalDraft(
            title: "Grow", parent: nil, owner: nil, metric: nil, target: nil, from: day("2017-01-01"),
            to: day("2017-12-31"))
        try ledger.act(.goal(.publish(goal)), by: greta)
        return ledger
    }

    /// … and A1 of dana and gero is in force.
    static func agreed(limits: StoreLimits = .small) throws -> TestLedger {
        let ledger = try team(limits: limits)
        try ledger.act(.agreement(.propose(member: dana, manager: nil, .quarter)), by: gero)
        try ledger.act(.agreement(.discuss(a1, text: "The territory is too large")), by: dana)
        try ledger.act(.confirm("I keep three large customers happy"), by: dana)
        try ledger.act(.confirm(nil), by: gero)
        return ledger
    }

    /// Records one value, which nobody recorded before if `ref` is new.
    func record(_ ref: String, flush: Bool = true) throws {
        try act(.won("12.5", ref: ref), by: crm, flush: flush)
    }
}

extension Command {
    static func won(_ value: String, ref: String, asOf: String = "2017-01-02") -> Command {
        .measurement(
            .record([
                MeasurementRecorded(
                    metric: MetricVersion(MetricID(1), version: 1), member: dana, value: Decimal(text: value)!,
                    asOf: day(asOf), source: "crm", ref: ref,
                    knowledge: .system)
            ]))
    }

    static func confirm(_ words: String?) -> Command {
        .agreement(.confirm(a1, terms: nil, by: nil, inOwnWords: words, noSupportNeeded: false))
    }
}

extension TermsDraft {
    /// February and March 2017, 100 won in each.
    static var quarter: TermsDraft {
        TermsDraft(
            outcome: "Win deals that stay with us",
            measures: [Measure(metric: won, baseline: nil, target: Decimal(200))],
            milestones: [
                MilestoneDraft(metric: won, from: day("2017-02-01"), to: day("2017-02-28"), target: Decimal(100)),
                MilestoneDraft(metric: won, from: day("2017-03-01"), to: day("2017-03-31"), target: Decimal(100)),
            ], goal: GoalID(1), how: "New customers in the far north", noGoalReason: nil, reserved: [],
            promises: [
                PromiseDraft(kind: .support, what: "Objection handling course", debtor: gero, dueOn: day("2017-02-15"))
            ], consequences: [], cadenceDays: 14, from: day("2017-02-01"), to: day("2017-03-31"), zone: nil)
    }
}
