import LedgerDomain
import Testing

@Suite struct `A strategy` {
    private let s1 = StrategyID(1)

    private func proposed() throws -> Given {
        try Given.inForce().and(.strategy(.propose(a1, text: "Count the renewals that I rescue")), by: dana)
    }

    @Test func `is the member's to propose and the manager's to answer, once`() throws {
        try Given.inForce().when(.strategy(.propose(a1, text: "x")), by: gero).thenRefused([.ownAct], .forbidden)
        let given = try proposed()
        try given.when(.strategy(.adopt(s1)), by: dana).thenRefused([.managerThatDay], .forbidden)
        let adopted = try given.when(.strategy(.adopt(s1)), by: gero).thenHappens(["strategy.adopted"])
        for command in [StrategyCommand.adopt(s1), .adapt(s1, text: "x"), .decline(s1, reason: "x")] {
            try adopted.when(.strategy(command), by: gero).thenRefused([.stillOpen])
        }
        try adopted.when(.strategy(.withdraw(s1, reason: nil)), by: dana).thenRefused([.stillOpen])
        try given.when(.strategy(.adopt(s1)), by: mia).thenRefused([.knownThings], .notFound)
        try given.when(.strategy(.adopt(StrategyID(2))), by: gero).thenRefused([.knownThings], .notFound)
    }

    @Test func `in the manager's words is accepted by the member or withdrawn`() throws {
        let adapted = try proposed().and(.strategy(.adapt(s1, text: "from 10 000 on")), by: gero)
        try adapted.when(.strategy(.accept(s1)), by: gero).thenRefused([.ownAct], .forbidden)
        try adapted.when(.strategy(.accept(s1)), by: dana).thenHappens(["strategy.accepted"])
        try adapted.when(.strategy(.withdraw(s1, reason: "then not")), by: dana).thenHappens(["strategy.withdrawn"])
        try proposed().when(.strategy(.accept(s1)), by: dana).thenRefused([.somethingNew])
    }

    @Test func `that nobody answers in time is overdue, once, and may still be answered`() throws {
        let given = try proposed()
        let strategy = try #require(given.ledger.strategies[s1])
        #expect(strategy.nextDue == strategy.at.advanced(days: 7))
        let late = try given.until("2017-01-20")
        #expect(late.ledger.strategies[s1]?.overdue != nil && late.ledger.strategies[s1]?.nextDue == nil)
        #expect(late.ledger.log.count { $0.new.event == .strategy(.overdue) } == 1)
        try late.when(.strategy(.adopt(s1)), by: gero).thenHappens(["strategy.adopted"])
    }
}

@Suite struct `Alignment` {
    private let revise = Command.goal(.revise(growth, .of("2017-01-01", "2017-12-31"), reason: "the market"))

    @Test func `is out of date when the goal changes or ends, until somebody looks again`() throws {
        let given = try Given.inForce()
        try given.when(.agreement(.affirm(a1, reason: "x")), by: dana).thenRefused([.somethingNew])
        let then = try given.when(revise, by: greta)
        let outdated = then.thenHappens(["goal.revised", "agreement.alignmentOutdated"])
        #expect(then.events[1].causedBy == 0)
        let affirmed = try outdated.when(.agreement(.affirm(a1, reason: "still new customers")), by: dana)
            .thenHappens(["agreement.alignmentAffirmed"])
        guard case .affirmed(by: dana, _, _) = affirmed.agreement.alignment else {
            Issue.record("\(String(describing: affirmed.agreement.alignment))")
            return
        }
        try affirmed.when(.goal(.close(growth, .retired)), by: greta)
            .thenHappens(["goal.closed", "agreement.alignmentOutdated"])
    }

    @Test func `of what is over is left alone`() throws {
        try Given.proposed().and(.agreement(.decline(a1, reason: "no")), by: dana).when(revise, by: greta)
            .thenHappens(["goal.revised"])
    }
}

@Suite struct `A new manager` {
    private func moved(_ given: Given) throws -> Given {
        try given.and(.person(.assignRelationship(member: dana, manager: nils, from: nil)), by: hana)
    }

    @Test func `is awaited until they take the terms over`() throws {
        let given = try moved(.inForce())
        #expect(try given.agreement.awaitedManager(on: given.now.utcDay, given: given.ledger) == nils)
        try given.when(.agreement(.proposeEnd(a1, reason: "x")), by: nils).thenRefused([.newManager], .forbidden)
        let taken = try given.when(.agreement(.takeOver(a1)), by: nils).thenHappens(["agreement.handedOver"])
        #expect(try taken.agreement.awaitedManager(on: taken.now.utcDay, given: taken.ledger) == nil)
        #expect(taken.agreement.manager == nils && taken.agreement.confirmations.map(\.by) == [dana, gero, nils])
        try taken.when(.agreement(.takeOver(a1)), by: nils).thenRefused([.somethingNew])
        try given.when(.agreement(.takeOver(a1)), by: greta).thenRefused([.knownThings], .notFound)
        try given.when(.agreement(.takeOver(a1)), by: hana).thenRefused([.managerThatDay], .forbidden)
    }

    @Test func `is not bound by what the old one confirmed before it was in force`() throws {
        let given = try moved(Given.proposed().and(.confirm(a1), by: gero)).and(.agreement(.takeOver(a1)), by: nils)
        #expect(given.agreement.confirmations.isEmpty)
        // The training was promised by the old manager, for whom nobody else promises.
        try given.when(.confirm(a1), by: dana).thenRefused([.ownAct])
        let own = TermsDraft.quarter().with { $0.promises[0].debtor = nils }
        try given.and(.agreement(.counter(a1, own)), by: nils).when(.confirm(a1), by: dana)
            .thenHappens(["agreement.confirmed"])
    }
}

@Suite struct `The how` {
    @Test func `is overridden by the manager with a reason, and that is kept`() throws {
        let command = Command.agreement(.overrideAutonomy(a1, scope: "no calls on fridays", reason: "the law"))
        let given = try Given.inForce().when(command, by: gero).thenHappens(["agreement.autonomyOverridden"])
        #expect(given.agreement.overriddenAutonomy.count == 1)
        try given.when(command, by: dana).thenRefused([.managerThatDay], .forbidden)
    }
}
