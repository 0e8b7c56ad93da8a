import LedgerDomain
import Testing

let p1 = PromiseID(1)

extension Command {
    static func ask(
        _ debtor: MemberID, _ what: String = "Show me the tool", due: String? = nil, kind: PromiseKind = .plain,
        about: AboutReference? = nil
    ) -> Command {
        .promise(.ask(of: debtor, PromiseDraft(kind: kind, what: what, due: due.map(day), about: about)))
    }

    static func make(
        to creditor: MemberID?, _ what: String? = "Call the customer", due: String?, kind: PromiseKind? = nil,
        about: AboutReference? = nil
    ) -> Command {
        .promise(
            .make(
                PromiseMaking(
                    promise: nil, to: creditor, kind: kind, what: what, due: due.map(day), about: about)))
    }

    static func accept(_ id: PromiseID = p1, due: String? = nil) -> Command {
        .promise(
            .make(PromiseMaking(promise: id, to: nil, kind: nil, what: nil, due: due.map(day), about: nil)))
    }

    static func move(_ due: String?, _ reason: String? = "The tool is late") -> Command {
        .promise(.move(p1, due: due.map(day), reason: reason))
    }
}

extension Given {
    /// Gero promised dana something by 2017-01-20, as P1.
    static func promised(due: String = "2017-01-20", kind: PromiseKind = .plain) throws -> Given {
        try team().and(.make(to: dana, due: due, kind: kind), by: gero)
    }

    /// … and says that it is done, on 2017-01-02.
    static func done() throws -> Given { try promised().and(.promise(.done(p1, evidence: nil)), by: gero) }

    /// … and dana says that it is not.
    static func contested() throws -> Given {
        try done().and(.promise(.contest(p1, reason: "No call came")), by: dana)
    }

    var promise: Promise { ledger.promises[p1]! }
}

@Suite struct `A promise` {
    @Test func `is asked for, made, done and confirmed, each by whose act it is`() throws {
        let given = try Given.team()
        let asked = try given.when(.ask(gero, due: "2017-01-31", kind: .support), by: dana)
            .thenHappens(["promise.asked"])
        #expect(asked.promise.debtor == gero && asked.promise.creditor == dana && asked.promise.kind == .support)
        #expect(asked.promise.status == .asked(seq: asked.promise.askedSeq!, answerBy: asked.week))
        let made = try asked.when(.accept(), by: gero).thenHappens(["promise.made"])
        #expect(made.promise.due?.on == day("2017-01-31"))
        let done = try made.when(.promise(.done(p1, evidence: "The course was on Monday")), by: gero)
            .thenHappens(["promise.done"])
        let kept = try done.when(.promise(.confirm(p1)), by: dana).thenHappens(["promise.confirmed"])
        #expect(kept.promise.isKept(at: kept.now, in: kept.ledger.ledger()))
        for then in [asked, made, done] { #expect(!then.promise.isKept(at: then.now, in: then.ledger.ledger())) }
    }

    @Test func `is made without being asked for, by its debtor alone`() throws {
        let given = try Given.promised()
        #expect(given.promise.debtor == gero && given.promise.creditor == dana)
        #expect(given.promise.due?.at == Instant(utcStartOf: day("2017-01-21")))
        try given.when(.promise(.done(p1, evidence: nil)), by: dana).thenRefused([.ownAct], .forbidden)
        try given.when(.promise(.confirm(p1)), by: gero).thenRefused([.ownAct], .forbidden)
        try given.when(.promise(.confirm(p1)), by: greta).thenRefused([.ownAct], .forbidden)
    }

    @Test func `of terms begins when they enter force`() throws {
        let terms = TermsDraft.quarter().with {
            $0.promises.append(
                TermsDraft.PromiseDraft(kind: .plain, what: "A plan", debtor: dana, dueOn: day("2017-02-10")))
        }
        let given = try Given.proposed(terms).and(.confirm(a1), by: dana)
        #expect(given.ledger.promises.isEmpty)
        let then = try given.when(.confirm(a1), by: gero)
        let force = then.thenHappens([
            "agreement.confirmed", "agreement.enteredForce", "promise.made", "promise.made", "checkpoint.scheduled",
        ])
        #expect(then.events.suffix(3).allSatisfy { $0.causedBy == 1 })
        let first = force.promise
        #expect(first.debtor == gero && first.creditor == dana && first.kind == .support)
        #expect(first.about == .agreement(a1) && first.due?.on == day("2017-02-15"))
        #expect(first.inTerms?.number == 1 && first.wordsSeq == force.agreement.inForce?.terms.seq)
        let second = force.ledger.promises[PromiseID(2)]!
        #expect(second.debtor == dana && second.creditor == gero && second.inTerms?.number == 2)
        #expect(force.ledger.promises(about: a1) == [p1, PromiseID(2)])
    }

    @Test func `names everything that is wrong with it at once`() throws {
        let given = try Given.team().and(.person(.depart(nils, on: day("2016-12-31"))), by: hana)
        let agreement = AboutReference.agreement(a1)
        try given.when(.ask(nils, " ", due: "2017-01-01", kind: .remedy, about: agreement), by: dana)
            .thenRefused(
                [.stillHere, .wellFormed, .wellFormed, .knownThings, .wellFormed],
                .invalid(at: "/kind", expected: "plain, support, correction or change"))
        try given.when(.ask(dana), by: dana).thenRefused([.wellFormed], .invalid(at: "/of", expected: "somebody else"))
        try given.when(.make(to: MemberID(99), due: nil), by: dana).thenRefused(
            [.knownThings, .wellFormed], .invalid(at: "/to", expected: "a person of this ledger"))
        try given.when(.make(to: nil, due: "2017-02-01"), by: dana).thenRefused(
            [.wellFormed], .invalid(at: "/to", expected: "whom it is promised, or the ask that it answers"))
        try given.when(.make(to: gero, due: "2037-02-01"), by: dana).thenRefused(
            [.withinLimits], .invalid(at: "/due", expected: "at most 3660 days ahead"))
    }

    @Test func `is not asked for or made by an auditor or an integration`() throws {
        let given = try Given.team()
        for actor in [otto, crm] {
            try given.when(.ask(gero), by: actor).thenRefused([.notYours], .forbidden)
            try given.when(.make(to: gero, due: "2017-02-01"), by: actor).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `is about what its maker may know of`() throws {
        let given = try Given.proposed()
        for about in [.agreement(a1), .goal(growth), .metric(closedWon.metric)] as [AboutReference] {
            _ = try given.and(.ask(gero, about: about), by: dana)
        }
        let refused = Refusal.Kind.invalid(at: "/about", expected: "something of this ledger that you may know of")
        try given.when(.ask(gero, about: .agreement(a1)), by: mia).thenRefused([.knownThings], refused)
        for about in [.promise(p1), .checkpoint(CheckpointID(1)), .goal(GoalID(9))] as [AboutReference] {
            try given.when(.ask(gero, about: about), by: dana).thenRefused([.knownThings], refused)
        }
    }

    @Test func `is known to both sides, to who stands above either, to hr and to the auditor`() throws {
        let given = try Given.promised()
        for person in [gero, dana, greta, hana, otto] {
            #expect(try maySee(promise: given.promise, viewer: person, on: day("2017-01-02"), given: given.ledger))
        }
        for person in [mia, nils, crm] {
            try given.when(.promise(.confirm(p1)), by: person).thenRefused([.knownThings], .notFound)
        }
    }

    @Test func `takes no end of words, and can be ended then`() throws {
        var given = try Given.done()
        while given.promise.events < UInt64(Limits.promiseEvents) {
            given = try given.and(.promise(.contest(p1, reason: "No")), by: dana)
                .and(.promise(.done(p1, evidence: nil)), by: gero)
        }
        try given.when(.promise(.contest(p1, reason: "No")), by: dana).thenRefused([.withinLimits])
        try given.when(.promise(.confirm(p1)), by: dana).thenHappens(["promise.confirmed"])
    }
}

extension Given {
    /// A week after 2017-01-02, the day of ``team(zone:)``.
    fileprivate var week: DueDay {
        DueDay(on: day("2017-01-09"), at: Instant(utcStartOf: day("2017-01-10")), zone: "UTC")
    }
}

@Suite struct `What is asked for` {
    @Test func `may be declined with a reason, and is then at its end`() throws {
        let given = try Given.team().and(.ask(gero), by: dana)
        try given.when(.promise(.decline(p1, reason: "No budget")), by: dana).thenRefused([.ownAct], .forbidden)
        let declined = try given.when(.promise(.decline(p1, reason: "No budget")), by: gero)
            .thenHappens(["promise.declined"])
        try declined.when(.accept(due: "2017-01-31"), by: gero).thenRefused([.stillOpen])
        try declined.when(.promise(.withdraw(p1, reason: "Never mind")), by: dana).thenRefused([.stillOpen])
    }

    @Test func `is promised by a day that the debtor says, where none was wished for`() throws {
        let given = try Given.team().and(.ask(gero), by: dana)
        try given.when(.accept(), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/due", expected: "a day that is not over"))
        let made = try given.when(.accept(due: "2017-01-31"), by: gero).thenHappens(["promise.made"])
        #expect(made.promise.askedSeq != nil && made.promise.due?.on == day("2017-01-31"))
        try made.when(.accept(due: "2017-02-01"), by: gero).thenRefused([.somethingNew])
        try made.when(.promise(.decline(p1, reason: "No")), by: gero).thenRefused([.somethingNew])
    }

    @Test func `says itself what is promised, to whom and why`() throws {
        let given = try Given.team().and(.ask(gero, due: "2017-01-31"), by: dana)
        let both = PromiseMaking(promise: p1, to: mia, kind: nil, what: nil, due: nil, about: nil)
        try given.when(.promise(.make(both)), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/promise", expected: "no other parameter beside it than due"))
    }

    @Test func `is no promise yet`() throws {
        let given = try Given.team().and(.ask(gero, due: "2017-01-31"), by: dana)
        try given.when(.promise(.done(p1, evidence: nil)), by: gero).thenRefused([.inOrder])
        try given.when(.promise(.confirm(p1)), by: dana).thenRefused([.inOrder])
        try given.when(.promise(.contest(p1, reason: "No")), by: dana).thenRefused([.inOrder])
        try given.when(.move("2017-02-10"), by: gero).thenRefused([.inOrder])
        try given.when(.promise(.settle(p1, .kept, reason: "So")), by: hana).thenRefused([.inOrder])
        try given.when(.promise(.withdraw(p1, reason: "Never mind")), by: dana).thenHappens(["promise.withdrawn"])
    }

    @Test func `is unanswered once its days have passed, and may be answered still`() throws {
        let given = try Given.team().and(.ask(gero), by: dana).until("2017-01-09")
        #expect(given.promise.unansweredSeq == nil)
        let late = try given.until("2017-01-10").until("2017-03-01")
        #expect(late.clockSaid == ["promise.unanswered"])
        try late.when(.accept(due: "2017-03-31"), by: gero).thenHappens(["promise.made"])
    }

    @Test func `for soon is to be answered by then`() throws {
        let given = try Given.team().and(.ask(gero, due: "2017-01-03"), by: dana).until("2017-01-04")
        #expect(given.clockSaid == ["promise.unanswered"])
        try given.when(.accept(), by: gero).thenRefused(
            [.wellFormed], .invalid(at: "/due", expected: "a day that is not over"))
    }
}

extension Given {
    /// What the clock recorded of promises.
    var clockSaid: [String] {
        ledger.log.filter { $0.context.actor == .clock }.map(\.new.event.caseName).filter { $0.hasPrefix("promise") }
    }
}
