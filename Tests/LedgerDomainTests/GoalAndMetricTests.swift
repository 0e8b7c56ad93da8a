import LedgerDomain
import Testing

@Suite struct `Goals and metrics` {
    @Test func `hr and who manages somebody publish goals, owned by themselves unless they say otherwise`() throws {
        let team = try Given.team()
        for actor in [hana, greta, gero] {
            let then = try team.when(.goal(.publish(.of("2017-01-01", "2017-06-30", parent: growth))), by: actor)
            then.thenHappens(["goal.published"])
            #expect(then.given.ledger.goals[GoalID(2)]?.owner == actor)
        }
        for actor in [dana, crm, otto, nils] {
            try team.when(.goal(.publish(.of("2017-01-01", "2017-06-30"))), by: actor).thenRefused(
                [.notYours], .forbidden)
        }
    }

    @Test func `a goal's period lies within its parent's`() throws {
        let team = try Given.team()
        try team.when(.goal(.publish(.of("2016-12-31", "2017-06-30", parent: growth))), by: gero)
            .thenRefused([.withinParent])
        try team.when(.goal(.publish(.of("2017-01-01", "2017-06-30", parent: GoalID(9)))), by: gero)
            .thenRefused([.knownThings], .invalid(at: "/parent", expected: "a goal of this ledger"))
        let child = try team.and(.goal(.publish(.of("2017-01-01", "2017-06-30", parent: growth))), by: gero)
        try child.when(.goal(.revise(GoalID(2), .of("2017-01-01", "2018-06-30"), reason: "longer")), by: gero)
            .thenRefused([.withinParent])
        try child.when(.goal(.revise(GoalID(2), .of("2017-01-01", "2017-07-31"), reason: "longer")), by: gero)
            .thenHappens(["goal.revised"])
    }

    @Test func `a closed goal is not taken up again`() throws {
        let closed = try Given.team().and(.goal(.close(growth, .retired)), by: greta)
        try closed.when(.goal(.close(growth, .achieved)), by: greta).thenRefused([.stillOpen])
        try closed.when(.goal(.revise(growth, .of("2017-01-01", "2017-12-31"), reason: "x")), by: greta)
            .thenRefused([.stillOpen])
        try closed.when(.goal(.publish(.of("2017-01-01", "2017-06-30", parent: growth))), by: gero)
            .thenRefused([.stillOpen])
        try closed.when(.agreement(.propose(member: dana, manager: nil, .quarter())), by: gero)
            .thenRefused([.stillOpen])
    }

    @Test func `a replaced metric keeps its versions, and new terms name the newest`() throws {
        let then = try Given.team().when(
            .metric(.replace(closedWon.metric, by: .named("closed_won", aggregate: .count), reason: "fairer")), by: gero
        )
        then.thenHappens(["metric.defined", "metric.replaced"])
        let metric = then.given.ledger.metrics[closedWon.metric]!
        #expect(metric.newest.version == 2)
        #expect(metric.definition(1)?.aggregate == .sum)
        #expect(metric.definition(3) == nil && metric.definition(0) == nil)
        let refused = try then.given.when(.agreement(.propose(member: dana, manager: nil, .quarter())), by: gero)
        refused.thenRefused([.fixedMetric])
        #expect(refused.refusal?.rules[0].events == [metric.replacement(of: 1)!.seq])
        #expect(refused.refusal?.hint == "ledger metric list")
        try then.given.when(.won("1", "2017-01-02", ref: "r"), by: crm).thenHappens(["measurement.recorded"])
    }

    @Test func `replacing a metric by itself is nothing new`() throws {
        try Given.team().when(.metric(.replace(closedWon.metric, by: .named("closed_won"), reason: " ")), by: gero)
            .thenRefused(
                [.somethingNew, .wellFormed], .invalid(at: "/reason", expected: "text of at most 16384 bytes"))
    }

    @Test func `a source is said to be complete by hr or by its integration, for days that have come`() throws {
        let team = try Given.team()
        try team.when(.covered("2017-01-01", "2017-01-02"), by: crm).thenHappens(["metric.covered"])
        try team.when(.covered("2017-01-01", "2017-01-02"), by: hana).thenHappens(["metric.covered"])
        for actor in [gero, dana, otto] {
            try team.when(.covered("2017-01-01", "2017-01-02"), by: actor).thenRefused([.notYours], .forbidden)
        }
        try team.when(.covered("2017-01-01", "2017-01-03"), by: crm).thenRefused([.daysHaveCome])
        try team.when(
            .metric(.cover(cycleTime, members: [dana], from: day("2017-01-01"), to: day("2017-01-02"))), by: crm
        )
        .thenRefused([.notYours], .forbidden)
    }

    @Test func `many people make several events, each small enough for a leaf`() throws {
        var given = try Given.team()
        for index in 9...80 {
            given = try given.and(.person(.register(handle: "p-\(index)", name: "x", username: nil)), by: hana)
        }
        let members = (1...80).map { MemberID($0) }
        let then = try given.when(
            .metric(.cover(closedWon, members: members + members, from: day("2017-01-01"), to: day("2017-01-02"))),
            by: crm)
        then.thenHappens(["metric.covered", "metric.covered", "metric.covered"])
        #expect(then.events.flatMap(\.subjects) == members)
    }
}
