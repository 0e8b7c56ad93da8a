import LedgerDomain
import Testing

@Suite struct `Terms` {
    private func propose(_ draft: TermsDraft, by actor: MemberID = gero) throws -> Then {
        try Given.team().when(.agreement(.propose(member: dana, manager: nil, draft)), by: actor)
    }

    @Test func `are proposed by the member or their manager of that day, nobody else`() throws {
        let team = try Given.team()
        let command = Command.agreement(.propose(member: dana, manager: nil, .quarter()))
        for actor in [dana, gero] {
            let then = try team.when(command, by: actor)
            then.thenHappens(["agreement.proposed"])
            #expect(then.events[0].subjects == [dana, gero])
        }
        for actor in [hana, greta, mia, crm, otto, nils] {
            try team.when(command, by: actor).thenRefused([.managerThatDay], .forbidden)
        }
        let moved = try team.and(.person(.assignRelationship(member: dana, manager: nils, from: nil)), by: hana)
        try moved.when(command, by: gero).thenRefused([.managerThatDay], .forbidden)
        try moved.when(command, by: nils).thenRefused(
            [.ownAct], .invalid(at: "/terms/promises/0/debtor", expected: "one of the two sides"))
        try team.when(.agreement(.propose(member: dana, manager: greta, .quarter())), by: dana)
            .thenRefused([.managerThatDay])
        try team.when(.agreement(.propose(member: nils, manager: nil, .quarter())), by: nils)
            .thenRefused([.managerThatDay])
    }

    @Test func `list everything that is missing at once`() throws {
        let empty = TermsDraft(
            outcome: " ", measures: [], milestones: [], goal: nil, how: nil, noGoalReason: nil, reserved: [],
            promises: [], consequences: [], cadenceDays: nil, from: day("2017-01-02"), to: day("2017-04-30"), zone: nil)
        let then = try propose(empty)
        then.thenRefused(Array(repeating: .completeTerms, count: 6))
        #expect(then.refusal?.rules.map(\.because).contains("the window began on 2017-01-02") == true)
    }

    @Test func `declare consequences before their window`() throws {
        let step = TermsDraft.StepDraft(misses: 2, of: 3, what: "A plan", currentForDays: 90)
        try propose(.quarter().with { $0.consequences = [step] }).thenHappens(["agreement.proposed"])
        try propose(
            .quarter().with {
                $0.consequences = [step]
                $0.from = day("2017-01-01")
            }
        ).thenRefused([.completeTerms, .declaredFirst])
        let beyond = TermsDraft.StepDraft(misses: 5, of: 4, what: "A plan", currentForDays: 90)
        try propose(.quarter().with { $0.consequences = [beyond] })
            .thenRefused(
                [.withinLimits, .withinLimits], .invalid(at: "/terms/consequences/0/of", expected: "1 to 3"))
    }

    @Test func `name a goal and how, or a reason for none, not both`() throws {
        let contributions: [(GoalID?, String?, String?, Bool)] = [
            (growth, "so", nil, true), (nil, nil, "a one-off", true), (growth, nil, nil, false),
            (nil, "so", nil, false), (growth, "so", "why", false), (nil, nil, nil, false),
        ]
        for (goal, how, reason, complete) in contributions {
            let then = try propose(
                .quarter().with {
                    $0.goal = goal
                    $0.how = how
                    $0.noGoalReason = reason
                })
            if complete {
                then.thenHappens(["agreement.proposed"])
            } else {
                then.thenRefused([.completeTerms])
            }
        }
        try propose(.quarter().with { $0.goal = GoalID(7) })
            .thenRefused([.knownThings], .invalid(at: "/terms/contribution/goal", expected: "a goal of this ledger"))
    }

    @Test func `have milestones of their measures, inside the window, that do not overlap`() throws {
        try propose(.quarter().with { $0.milestones[1].from = day("2017-02-28") }).thenRefused([.completeTerms])
        try propose(.quarter().with { $0.milestones[2].to = day("2017-05-01") }).thenRefused([.completeTerms])
        try propose(.quarter().with { $0.milestones[0].metric = cycleTime }).thenRefused([.completeTerms])
        try propose(
            .quarter().with {
                $0.milestones[1].metric = cycleTime
                $0.milestones[1].from = day("2017-02-01")
                $0.measures.append(Measure(metric: cycleTime, baseline: nil, target: number("30")))
            }
        ).thenHappens(["agreement.proposed"])
        let many = Array(repeating: TermsDraft.quarter().milestones[0], count: 65)
        let refusal = try propose(.quarter().with { $0.milestones = many }).refusal
        #expect(refusal?.rules.contains { $0.rule == .withinLimits } == true)
    }

    @Test func `count an activity only where the member proposed it, and never with consequences`() throws {
        try propose(.quarter(calls), by: dana).thenHappens(["agreement.proposed"])
        try propose(.quarter(calls), by: gero).thenRefused([.activityIsTheirs])
        let step = TermsDraft.StepDraft(misses: 1, of: 1, what: "A plan", currentForDays: 90)
        try propose(.quarter(calls).with { $0.consequences = [step] }, by: dana).thenRefused([.activityIsTheirs])
        let proposed = try propose(.quarter(calls), by: dana).given
        try proposed.when(.agreement(.counter(a1, .quarter(calls))), by: gero).thenRefused([.activityIsTheirs])
    }

    @Test func `fix the instants of a day in the zone in which it was said`() throws {
        let then = try propose(.quarter().with { $0.zone = "Europe/Berlin" })
        guard case .agreement(.proposed(let proposed)) = then.events.first?.event else {
            Issue.record("\(then.decision)")
            return
        }
        // Winter time until 2017-03-26, summer time from then on.
        #expect(proposed.terms.window.opensAt.description == "2017-01-31T23:00:00.000000Z")
        #expect(proposed.terms.window.closesAt.description == "2017-04-30T22:00:00.000000Z")
        #expect(proposed.terms.milestones[0].verdictAt.description == "2017-03-03T23:00:00.000000Z")
        #expect(proposed.terms.milestones[1].verdictAt.description == "2017-04-03T22:00:00.000000Z")
        try propose(.quarter().with { $0.zone = "Mars/Olympus" }).thenRefused(
            [.wellFormed, .wellFormed],
            .invalid(
                at: "/terms/window",
                expected: "a day, and one that does not come before it, in a zone such as Europe/Berlin"))
    }

    @Test func `promise only for their own sides, and in time`() throws {
        try propose(.quarter().with { $0.promises[0].debtor = greta })
            .thenRefused([.ownAct], .invalid(at: "/terms/promises/0/debtor", expected: "one of the two sides"))
        try propose(.quarter().with { $0.promises[0].dueOn = day("2017-01-01") })
            .thenRefused([.wellFormed], .invalid(at: "/terms/promises/0/due", expected: "a day that is not over"))
        try propose(.quarter().with { $0.promises[0].kind = .remedy })
            .thenRefused(
                [.wellFormed], .invalid(at: "/terms/promises/0/kind", expected: "plain, support or change"))
    }

    @Test func `name each metric once, and one that exists`() throws {
        try propose(.quarter().with { $0.measures.append($0.measures[0]) })
            .thenRefused([.wellFormed], .invalid(at: "/terms/measures/1/metric", expected: "each metric once"))
        try propose(.quarter(MetricVersion(MetricID(9), version: 1)))
            .thenRefused(
                [.knownThings],
                .invalid(at: "/terms/measures/0/metric", expected: "a metric version of this ledger"))
    }
}
