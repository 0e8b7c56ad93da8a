import LedgerDomain
import Testing

@Suite struct `An amendment` {
    private func amend(_ change: (inout TermsDraft) -> Void) -> Command {
        .agreement(.amend(a1, TermsDraft.quarter().with(change), reason: "The territory changed"))
    }

    /// February was met; it is the middle of March.
    private func march() throws -> Given {
        try Given.inForce().until("2017-03-01").and(.won("110", "2017-02-10", ref: "1"), by: crm)
            .and(.covered("2017-02-01", "2017-02-28"), by: crm).until("2017-03-15")
    }

    @Test func `takes the place of the terms when both confirmed it, and keeps verdicts of what it leaves`() throws {
        let proposed = try march().and(amend { $0.milestones[2].target = number("80") }, by: gero)
        #expect(proposed.agreement.termsInForce?.milestones[2].target == number("100"))
        let one = try proposed.when(.confirm(a1), by: gero).thenHappens(["agreement.confirmed"])
        let two = try one.when(.confirm(a1), by: dana).thenHappens(["agreement.confirmed", "agreement.amended"])
        #expect(two.agreement.termsInForce?.milestones[2].target == number("80"))
        #expect(two.agreement.inForce?.verdicts[0].effective == .met)
        #expect(two.agreement.inForce?.since == proposed.agreement.inForce?.since)
        #expect(two.agreement.standing.revision == 2 && two.agreement.revisions.count == 2)
        let closed = try two.until("2017-04-04").and(.won("85", "2017-04-04", ref: "9"), by: crm)
            .until("2017-05-01").and(.covered("2017-03-01", "2017-04-30"), by: crm).until("2017-05-04")
        guard case .closed(let state) = closed.agreement.status else {
            Issue.record("\(closed.agreement.status)")
            return
        }
        #expect(state.before.verdicts.map(\.effective) == [.met, .notMeasured, .met])
    }

    @Test func `changes nothing that has begun`() throws {
        let given = try march()
        try given.when(amend { $0.milestones[1].target = number("1") }, by: gero).thenRefused([.notBackwards])
        try given.when(amend { $0.milestones.remove(at: 0) }, by: gero).thenRefused([.notBackwards, .notBackwards])
        try given.when(amend { $0.from = day("2017-01-31") }, by: gero).thenRefused([.notBackwards])
        try given.when(
            amend {
                $0.milestones[2] = TermsDraft.MilestoneDraft(
                    metric: cycleTime, from: day("2017-03-01"), to: day("2017-04-30"), target: number("5"))
                $0.measures.append(Measure(metric: cycleTime, baseline: nil, target: number("5")))
            }, by: gero
        ).thenRefused([.notBackwards])
        let late = try Given.inForce().until("2017-02-20").and(
            amend { $0.milestones[1].target = number("1") }, by: gero
        )
        .and(.confirm(a1), by: gero)
        try late.until("2017-03-01").when(.confirm(a1), by: dana).thenRefused([.notBackwards])
    }

    @Test func `is declined by the other side, withdrawn by its own, and stands alone`() throws {
        let given = try march().and(amend { $0.cadenceDays = 7 }, by: dana)
        try given.when(amend { $0.cadenceDays = 8 }, by: gero).thenRefused([.somethingNew])
        try given.when(.agreement(.declineAmendment(a1, reason: "x")), by: dana).thenRefused([.ownAct])
        try given.when(.agreement(.withdrawAmendment(a1, reason: "x")), by: gero).thenRefused([.ownAct])
        let declined = try given.when(.agreement(.declineAmendment(a1, reason: "no")), by: gero)
            .thenHappens(["agreement.amendmentDeclined"])
        try declined.when(.agreement(.declineAmendment(a1, reason: "no")), by: gero).thenRefused([.somethingNew])
        let again = try declined.and(amend { $0.cadenceDays = 8 }, by: gero)
        #expect(again.agreement.amendment?.proposed.revision == 3)
        try again.when(.agreement(.withdrawAmendment(a1, reason: "no")), by: gero)
            .thenHappens(["agreement.amendmentWithdrawn"])
        try Given.proposed().when(amend { $0.cadenceDays = 7 }, by: gero).thenRefused([.inForce])
        try again.until("2017-06-01").when(amend { $0.cadenceDays = 7 }, by: gero).thenRefused([.stillOpen])
    }

    @Test func `declares a consequence only for what has not begun`() throws {
        let step = TermsDraft.StepDraft(misses: 1, of: 1, what: "a weekly review", currentForDays: 30)
        try march().when(amend { $0.consequences = [step] }, by: gero).thenHappens(["agreement.amendmentProposed"])
        try Given.inForce().until("2017-04-02").when(amend { $0.consequences = [step] }, by: gero)
            .thenRefused([.declaredFirst])
    }

    @Test func `makes agreed what was set without agreement`() throws {
        let given = try Given.proposed().and(.agreement(.set(a1, reason: "now")), by: gero)
            .and(.agreement(.cosign(a1)), by: hana).until("2017-01-20")
            .and(amend { $0.cadenceDays = 7 }, by: dana).and(.confirm(a1), by: dana).and(.confirm(a1), by: gero)
        #expect(given.agreement.inForce?.notAgreed == false)
    }
}

@Suite struct `The cadence of amended terms` {
    @Test func `goes on where the window that was extended has room for another meeting`() throws {
        var given = try Given.inForce().until("2017-04-30")
        #expect(!given.ledger.checkpoints.values.contains { $0.isOpen })
        let longer = TermsDraft.quarter().with { $0.to = day("2017-06-30") }
        given = try given.and(.agreement(.amend(a1, longer, reason: "It goes on")), by: gero).and(
            .confirm(a1), by: gero
        )
        .when(.confirm(a1), by: dana)
        .thenHappens(["agreement.confirmed", "agreement.amended", "checkpoint.scheduled"])
        let open = given.ledger.checkpoints.values.filter(\.isOpen)
        #expect(open.map(\.on) == [day("2017-05-10")])
    }

    @Test func `plans nothing beside a meeting that is planned`() throws {
        let other = TermsDraft.quarter().with { $0.outcome = "Win fewer, and keep them" }
        try Given.inForce().and(.agreement(.amend(a1, other, reason: "Better")), by: gero).and(.confirm(a1), by: gero)
            .when(.confirm(a1), by: dana).thenHappens(["agreement.confirmed", "agreement.amended"])
    }
}

@Suite struct `The end of an agreement` {
    @Test func `is proposed by one side and taken by the other`() throws {
        let given = try Given.inForce().and(.agreement(.proposeEnd(a1, reason: "another team")), by: dana)
        try given.when(.agreement(.acceptEnd(a1, reason: nil)), by: dana).thenRefused([.ownAct])
        try given.when(.agreement(.proposeEnd(a1, reason: "x")), by: gero).thenRefused([.somethingNew])
        let declined = try given.and(.agreement(.declineEnd(a1, reason: "not yet")), by: gero)
        try declined.when(.agreement(.acceptEnd(a1, reason: nil)), by: gero).thenRefused([.somethingNew])
        let ended = try given.when(.agreement(.acceptEnd(a1, reason: "good luck")), by: gero)
            .thenHappens(["agreement.ended", "checkpoint.lapsed"])
        #expect(ended.agreement.nextDue == nil && ended.agreement.inForce?.since != nil)
        try ended.when(.agreement(.discuss(a1, text: "x")), by: dana).thenRefused([.stillOpen])
        try Given.proposed().when(.agreement(.proposeEnd(a1, reason: "x")), by: dana).thenRefused([.inForce])
    }
}
