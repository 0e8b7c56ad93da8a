import LedgerDomain
import Testing

@Suite struct `Verdicts` {
    /// February won 60 + 50, March 40, April nothing; all of it covered.
    private func quarter() throws -> Given {
        try Given.inForce().until("2017-03-01").and(.won("60", "2017-02-10", ref: "1"), by: crm)
            .and(.won("50", "2017-02-28", ref: "2"), by: crm).and(.won("7", "2017-01-31", ref: "0"), by: crm)
            .and(.covered("2017-02-01", "2017-02-28"), by: crm)
            .until("2017-04-01").and(.won("40", "2017-03-31", ref: "3"), by: crm)
            .and(.covered("2017-03-01", "2017-03-31"), by: crm)
    }

    @Test func `come when they are due, from the values of their days`() throws {
        let given = try quarter()
        let february = given.agreement.inForce!.verdicts[0]
        #expect(february.computed?.verdict == .met && february.computed?.value == number("110"))
        #expect(given.agreement.inForce!.verdicts[1].computed == nil)
        #expect(given.agreement.nextDue == Instant(utcStartOf: day("2017-04-04")))
        let march = try given.until("2017-04-04").agreement.inForce!.verdicts[1]
        #expect(march.computed?.verdict == .missed && march.computed?.value == number("40"))
    }

    @Test func `rest on the events that say the values`() throws {
        let given = try quarter()
        let entry = given.ledger.log.first {
            if case .agreement(.milestoneEvaluated) = $0.new.event { true } else { false }
        }
        let values = entry!.new.basis.map { given.ledger.measurement(at: $0)!.value }
        #expect(values == [number("60"), number("50")])
    }

    @Test func `with every day covered, nothing recorded is zero; with a day missing nobody knows`() throws {
        let zero = try quarter().until("2017-05-01").and(.covered("2017-04-01", "2017-04-30"), by: crm)
            .until("2017-05-04")
        #expect(zero.agreement.inForce!.verdicts[2].computed?.value == .zero)
        #expect(zero.agreement.inForce!.verdicts[2].effective == .missed)
        let unknown = try quarter().until("2017-05-01").and(.covered("2017-04-01", "2017-04-29"), by: crm)
            .and(.won("500", "2017-04-10", ref: "4"), by: crm).until("2017-05-04")
        let verdict = unknown.agreement.inForce!.verdicts[2]
        #expect(verdict.computed?.verdict == .notMeasured && verdict.computed?.value == nil)
    }

    @Test func `close the agreement when all are known and it has settled`() throws {
        let before = try quarter().until("2017-05-03")
        #expect(before.agreement.nextDue == Instant(utcStartOf: day("2017-05-04")))
        let after = try before.until("2017-05-04")
        guard case .closed(let closed) = after.agreement.status else {
            Issue.record("\(after.agreement.status)")
            return
        }
        #expect(
            closed.summary == AgreementClosed(outcome: .missed, met: 1, missed: 1, notMeasured: 1, waived: 0))
        #expect(after.agreement.nextDue == nil)
        #expect(try decideDue(stream: after.agreement, at: after.now, given: after.ledger).isEmpty)
    }

    @Test func `come all at once after a long pause, in the order in which they were due`() throws {
        let given = try Given.inForce().until("2018-01-01")
        let names = given.ledger.log.filter { $0.context.actor == .clock }.map { $0.new.event.caseName }
            .filter { $0.hasPrefix("agreement.") }
        #expect(
            names == [
                "agreement.milestoneEvaluated", "agreement.milestoneEvaluated", "agreement.milestoneEvaluated",
                "agreement.closed",
            ])
        guard case .closed(let closed) = given.agreement.status else {
            Issue.record("not closed")
            return
        }
        #expect(closed.summary.outcome == .notMeasured)
    }

    @Test func `are overridden by the manager with a reason, and both stay`() throws {
        let given = try quarter().until("2017-04-04")
        let command = Command.agreement(.overrideMilestone(a1, milestone: 2, .met, reason: "the outage"))
        let overridden = try given.when(command, by: gero).thenHappens(["agreement.milestoneOverridden"])
        let verdict = overridden.agreement.inForce!.verdicts[1]
        #expect(verdict.computed?.verdict == .missed && verdict.effective == .met)
        try overridden.when(command, by: gero).thenRefused([.somethingNew])
        for actor in [dana, greta, hana] {
            try given.when(command, by: actor).thenRefused([.managerThatDay], .forbidden)
        }
        try given.when(.agreement(.overrideMilestone(a1, milestone: 3, .met, reason: " ")), by: gero)
            .thenRefused(
                [.computedVerdict, .wellFormed], .invalid(at: "/reason", expected: "text of at most 16384 bytes"))
        try given.when(.agreement(.overrideMilestone(a1, milestone: 4, .met, reason: "x")), by: gero)
            .thenRefused([.knownThings], .invalid(at: "/milestone", expected: "1 to 3"))
        try Given.proposed().when(.agreement(.overrideMilestone(a1, milestone: 1, .met, reason: "x")), by: gero)
            .thenRefused([.inForce])
        try given.until("2017-06-01").when(
            .agreement(.overrideMilestone(a1, milestone: 3, .met, reason: "x")), by: gero
        )
        .thenHappens(["agreement.milestoneOverridden"])
    }

    @Test func `are not computed for a waived milestone, which counts neither way`() throws {
        let given = try quarter().and(.agreement(.waiveMilestone(a1, milestone: 2, reason: "ill")), by: gero)
            .and(.agreement(.waiveMilestone(a1, milestone: 3, reason: "ill")), by: gero)
        #expect(given.agreement.nextDue == Instant(utcStartOf: day("2017-05-04")))
        try given.when(.agreement(.waiveMilestone(a1, milestone: 3, reason: "x")), by: gero).thenRefused([.somethingNew]
        )
        let closed = try given.until("2017-05-04")
        guard case .closed(let state) = closed.agreement.status else {
            Issue.record("not closed")
            return
        }
        #expect(state.summary == AgreementClosed(outcome: .met, met: 1, missed: 0, notMeasured: 0, waived: 2))
        try closed.when(.agreement(.waiveMilestone(a1, milestone: 1, reason: "x")), by: gero).thenRefused([.stillOpen])
    }

    @Test func `count corrected values as corrected, and late rows change none that was due`() throws {
        var given = try quarter()
        let seq = given.ledger.log.last { if case .measurement(.recorded) = $0.new.event { true } else { false } }!
            .context
            .seq
        given = try given.and(.measurement(.correct(of: seq, value: number("100"), reason: "typo")), by: crm)
        let march = try given.until("2017-04-04")
        #expect(march.agreement.inForce!.verdicts[1].computed?.verdict == .met)
        let late = try march.and(.won("-500", "2017-03-30", ref: "late"), by: crm).until("2017-04-10")
        #expect(late.agreement.inForce!.verdicts[1].computed?.value == number("100"))
    }

    @Test func `of a metric that shall fall are met at or below the target, and a mean of none is not measured`() throws
    {
        let draft = TermsDraft.quarter(cycleTime)
        func record(_ value: String, _ ref: String) -> Command {
            .measurement(.record([MeasurementDraft.won(value, "2017-02-10", ref: ref).with { $0.metric = cycleTime }]))
        }
        let team = try Given.inForce(draft).and(.person(.grantRole(crm, .integration, metrics: [])), by: hana)
        let cover = Command.metric(.cover(cycleTime, members: [dana], from: day("2017-02-01"), to: day("2017-03-31")))
        let given = try team.until("2017-02-20").and(record("90", "1"), by: crm).and(record("110", "2"), by: crm)
            .until("2017-04-01").and(cover, by: crm).until("2017-04-04")
        // Covered only after February's verdict was due: late is late.
        #expect(given.agreement.inForce!.verdicts[0].computed?.verdict == .notMeasured)
        #expect(given.agreement.inForce!.verdicts[1].computed?.verdict == .notMeasured)
        let inTime = try team.until("2017-02-20").and(record("90", "1"), by: crm).and(record("110", "2"), by: crm)
            .until("2017-03-01")
            .and(.metric(.cover(cycleTime, members: [dana], from: day("2017-02-01"), to: day("2017-02-28"))), by: hana)
            .until("2017-03-04")
        #expect(inTime.agreement.inForce!.verdicts[0].computed?.value == number("100"))
        #expect(inTime.agreement.inForce!.verdicts[0].effective == .met)
    }
}
