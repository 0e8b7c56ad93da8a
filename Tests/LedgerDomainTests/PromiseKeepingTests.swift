import LedgerDomain
import Testing

@Suite struct `A promise that was made` {
    @Test func `is overdue once when its day has passed`() throws {
        let given = try Given.promised().until("2017-01-20")
        #expect(given.clockSaid.isEmpty)
        let late = try given.until("2017-01-21").until("2017-03-01")
        #expect(late.clockSaid == ["promise.overdue"] && late.promise.timesOverdue == 1)
        try late.when(.promise(.done(p1, evidence: nil)), by: gero).thenHappens(["promise.done"])
    }

    @Test func `is not overdue once it is said to be done`() throws {
        #expect(try Given.done().until("2017-03-01").clockSaid.isEmpty)
        #expect(try Given.contested().until("2017-03-01").clockSaid.isEmpty)
    }

    @Test func `counts as kept when nobody contests it in time`() throws {
        let given = try Given.done().until("2017-01-16")
        #expect(!given.promise.isKept(at: given.now, in: given.ledger.ledger()))
        let contest = Command.promise(.contest(p1, reason: "No call came"))
        try given.when(contest, by: dana).thenHappens(["promise.contested"])
        let later = try given.until("2017-01-17")
        #expect(later.promise.isKept(at: later.now, in: later.ledger.ledger()))
        try later.when(contest, by: dana).thenRefused([.stillOpen])
        try later.when(.promise(.confirm(p1)), by: dana).thenHappens(["promise.confirmed"])
    }

    @Test func `whose days to contest end in an outage waits a day longer`() throws {
        let given = try Given.done().until("2017-01-15").outage(until: "2017-01-20")
        #expect(!given.promise.isKept(at: given.now, in: given.ledger.ledger()))
        try given.when(.promise(.contest(p1, reason: "No call came")), by: dana).thenHappens(["promise.contested"])
        let later = try given.until("2017-01-21")
        #expect(later.promise.isKept(at: later.now, in: later.ledger.ledger()))
    }

    @Test func `may be contested and done again, until its creditor confirms`() throws {
        let given = try Given.contested()
        try given.when(.promise(.contest(p1, reason: "Still")), by: dana).thenRefused([.somethingNew])
        let again = try given.when(.promise(.done(p1, evidence: "Called today")), by: gero)
            .thenHappens(["promise.done"])
        try again.when(.promise(.done(p1, evidence: nil)), by: gero).thenRefused([.somethingNew])
        try again.when(.promise(.confirm(p1)), by: dana).thenHappens(["promise.confirmed"])
        try given.when(.promise(.confirm(p1)), by: dana).thenHappens(["promise.confirmed"])
    }

    @Test func `is contested only when it is said to be done`() throws {
        try Given.promised().when(.promise(.contest(p1, reason: "No")), by: dana).thenRefused([.inOrder])
    }

    @Test func `is settled by somebody who is neither side and stands above one, or is hr`() throws {
        let given = try Given.contested()
        let settle = Command.promise(.settle(p1, .broken, reason: "The log of calls is empty"))
        for side in [gero, dana] { try given.when(settle, by: side).thenRefused([.otherDecider], .forbidden) }
        try given.when(settle, by: otto).thenRefused([.notYours], .forbidden)
        try given.when(settle, by: mia).thenRefused([.knownThings], .notFound)
        for decider in [greta, hana] {
            let settled = try given.when(settle, by: decider).thenHappens(["promise.settled"])
            #expect(!settled.promise.isKept(at: settled.now, in: settled.ledger.ledger()))
            try settled.when(.promise(.done(p1, evidence: nil)), by: gero).thenRefused([.stillOpen])
        }
        let kept = try given.and(.promise(.settle(p1, .kept, reason: "They called")), by: hana)
        #expect(kept.promise.isKept(at: kept.now, in: kept.ledger.ledger()))
        try Given.done().when(settle, by: hana).thenRefused([.inOrder])
        try Given.promised().when(settle, by: hana).thenRefused([.inOrder])
    }

    @Test func `is let go by its creditor alone, and not once it is said to be done`() throws {
        let withdraw = Command.promise(.withdraw(p1, reason: "No longer needed"))
        try Given.promised().when(withdraw, by: gero).thenRefused([.ownAct], .forbidden)
        try Given.done().when(withdraw, by: dana).thenRefused([.inOrder])
        for given in [try Given.promised(), try Given.contested()] {
            let gone = try given.when(withdraw, by: dana).thenHappens(["promise.withdrawn"])
            #expect(try gone.until("2017-03-01").clockSaid.isEmpty)
            try gone.when(.promise(.done(p1, evidence: nil)), by: gero).thenRefused([.stillOpen])
        }
    }

    @Test func `refuses what says nothing`() throws {
        let reason = Refusal.Kind.invalid(at: "/reason", expected: "text of at most 16384 bytes")
        try Given.done().when(.promise(.contest(p1, reason: " ")), by: dana).thenRefused([.wellFormed], reason)
        try Given.contested().when(.promise(.settle(p1, .kept, reason: "")), by: hana)
            .thenRefused([.wellFormed], reason)
        try Given.promised().when(.promise(.withdraw(p1, reason: "")), by: dana).thenRefused([.wellFormed], reason)
        try Given.promised().when(.promise(.done(p1, evidence: "")), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/evidence", expected: "text of at most 16384 bytes"))
    }
}

@Suite struct `Another day` {
    @Test func `is asked for by the debtor and agreed to by the creditor`() throws {
        let given = try Given.promised()
        let asked = try given.when(.move("2017-02-10"), by: gero).thenHappens(["promise.moveAsked"])
        #expect(asked.promise.moveAsked?.due.on == day("2017-02-10") && asked.promise.due?.on == day("2017-01-20"))
        let moved = try asked.when(.move(nil, nil), by: dana).thenHappens(["promise.moved"])
        #expect(moved.promise.due?.on == day("2017-02-10") && moved.promise.moveAsked == nil)
        #expect(moved.promise.moves == 1)
        #expect(try moved.until("2017-02-10").clockSaid.isEmpty)
        #expect(try moved.until("2017-02-11").clockSaid == ["promise.overdue"])
    }

    @Test func `is refused by the creditor, and the day stays`() throws {
        let given = try Given.promised()
        try given.when(.promise(.refuseMove(p1, reason: nil)), by: dana).thenRefused([.inOrder])
        let asked = try given.and(.move("2017-02-10"), by: gero)
        try asked.when(.promise(.refuseMove(p1, reason: nil)), by: gero).thenRefused([.ownAct], .forbidden)
        let refused = try asked.when(.promise(.refuseMove(p1, reason: "It is needed")), by: dana)
            .thenHappens(["promise.moveRefused"])
        #expect(refused.promise.due?.on == day("2017-01-20") && refused.promise.moveAsked == nil)
    }

    @Test func `needs a reason and a day that is ahead from the debtor`() throws {
        let given = try Given.promised()
        try given.when(.move(nil, nil), by: gero).thenRefused(
            [.wellFormed, .wellFormed], .invalid(at: "/due", expected: "a day that is not over"))
        try given.when(.move("2017-01-01"), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/due", expected: "a day that is not over"))
        try given.when(.move("2017-01-20"), by: gero).thenRefused([.somethingNew])
        try given.and(.move("2017-02-10"), by: gero).when(.move("2017-02-10"), by: gero).thenRefused([.somethingNew])
        try given.when(.move("2017-02-10"), by: greta).thenRefused([.ownAct], .forbidden)
    }

    @Test func `may be given by the creditor, later and never earlier than the debtor promised`() throws {
        let given = try Given.promised()
        try given.when(.move("2017-02-10", nil), by: dana).thenHappens(["promise.moved"])
        try given.when(.move("2017-01-10", nil), by: dana).thenRefused([.ownAct])
        try given.when(.move("2017-01-20", nil), by: dana).thenRefused([.somethingNew])
        try given.when(.move(nil, nil), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/due", expected: "a later day"))
        let earlier = try given.and(.move("2017-01-10", "I can sooner"), by: gero)
        try earlier.when(.move(nil, nil), by: dana).thenHappens(["promise.moved"])
    }

    @Test func `forgives a lateness for the future and not for the record`() throws {
        let late = try Given.promised().until("2017-01-25").and(.move("2017-02-10"), by: gero)
            .and(.move(nil, nil), by: dana)
        #expect(late.promise.overdueSeq == nil && late.promise.timesOverdue == 1)
        let again = try late.until("2017-02-11")
        #expect(again.promise.timesOverdue == 2 && again.clockSaid == ["promise.overdue", "promise.overdue"])
    }

    @Test func `makes a contested promise one to keep again`() throws {
        let moved = try Given.contested().and(.move("2017-02-10", nil), by: dana)
        #expect(moved.promise.status == .open(seq: moved.promise.statusSeq))
        #expect(try moved.until("2017-02-11").clockSaid == ["promise.overdue"])
        try Given.done().when(.move("2017-02-10"), by: gero).thenRefused([.inOrder])
    }
}
