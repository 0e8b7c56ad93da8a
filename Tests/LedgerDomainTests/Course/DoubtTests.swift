import LedgerDomain
import Testing

/// What Docs/Decisions/0026 decides.
@Suite struct `In the course of an agreement` {
    private static func help(_ due: String) -> TermsDraft {
        .quarter().with { $0.promises[0].dueOn = day(due) }
    }

    @Test func `nothing is promised that is late at once`() throws {
        let given = try Given.proposed(Self.help("2017-01-10")).and(.confirm(a1), by: dana)
        try given.when(.confirm(a1), by: gero).thenHappens([
            "agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled",
        ])
        let late = try given.until("2017-01-11").when(.confirm(a1), by: gero)
        late.thenRefused([.notBackwards])
        #expect(late.refusal?.hint == "ledger agreement counter A1")
        let countered = try late.given.and(.agreement(.counter(a1, Self.help("2017-01-20"))), by: gero)
        try countered.and(.confirm(a1), by: dana).when(.confirm(a1), by: gero).thenHappens([
            "agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled",
        ])
    }

    @Test func `an amendment keeps what was promised in its time, and promises nothing late`() throws {
        let given = try Given.inForce(Self.help("2017-01-20")).until("2017-02-10")
        let kept = try given.and(
            .agreement(.amend(a1, Self.help("2017-01-20").with { $0.cadenceDays = 7 }, reason: "More talk")), by: dana
        ).and(.confirm(a1), by: dana)
        try kept.when(.confirm(a1), by: gero).thenHappens(["agreement.confirmed", "agreement.amended"])
        let new = try given.and(.agreement(.amend(a1, Self.help("2017-02-12"), reason: "A course")), by: dana)
            .and(.confirm(a1), by: dana).until("2017-02-13")
        let late = try new.when(.confirm(a1), by: gero)
        late.thenRefused([.notBackwards])
        #expect(late.refusal?.hint?.hasPrefix("ledger agreement decline-amendment A1") == true)
    }

    @Test func `nothing is set whose help is due before the time to reply is over`() throws {
        let given = try Given.proposed(Self.help("2017-01-08"))
        try given.when(.agreement(.set(a1, reason: "now")), by: gero).thenRefused([.notBackwards])
        try Given.proposed(Self.help("2017-01-20")).when(.agreement(.set(a1, reason: "now")), by: gero)
            .thenHappens(["agreement.set", "agreement.confirmed"])
    }
}

@Suite struct `What is owed to somebody who has left` {
    private let settle = Command.promise(.settle(p1, .kept, reason: "The calls were made"))

    /// gero owes dana something.
    private func left(_ given: Given) throws -> Given {
        try given.and(.person(.depart(dana, on: day("2017-01-05"))), by: hana).until("2017-01-06")
    }

    @Test func `is settled by who stands above its debtor, or hr, without a contest`() throws {
        for given in [try left(.promised()), try left(.done())] {
            for decider in [greta, hana] { try given.when(settle, by: decider).thenHappens(["promise.settled"]) }
            try given.when(settle, by: gero).thenRefused([.otherDecider], .forbidden)
            try given.when(settle, by: mia).thenRefused([.knownThings], .notFound)
        }
        try Given.promised().when(settle, by: greta).thenRefused([.inOrder])
        try Given.done().when(settle, by: greta).thenRefused([.inOrder])
    }

    @Test func `counts as kept as ever when nobody settles it`() throws {
        let given = try left(.done()).until("2017-01-17")
        #expect(given.promise.isKept(at: given.now, in: given.ledger.ledger()))
    }
}

@Suite struct `A contest` {
    @Test func `is to be settled in as many days as there are to contest`() throws {
        let given = try Given.contested()
        let settleBy = try #require(try given.promise.settleBy(given: given.ledger))
        let contested = try #require(given.promise.contestedAt)
        #expect(settleBy.on == contested.utcDay.advanced(by: 14))
        #expect(try Given.done().promise.settleBy(given: given.ledger) == nil)
        let again = try given.and(.promise(.done(p1, evidence: nil)), by: gero)
        #expect(try again.promise.settleBy(given: again.ledger) == nil)
    }
}

@Suite struct `The role hr` {
    @Test func `stays with somebody who is here`() throws {
        let given = try Given.team()
        try given.when(.person(.depart(hana, on: nil)), by: hana).thenRefused([.hrRemains])
        try given.when(.person(.revokeRole(hana, .hr)), by: hana).thenRefused([.hrRemains])
        let two = try given.and(.person(.grantRole(nils, .hr, metrics: [])), by: hana)
        let one = try two.and(.person(.depart(hana, on: day("2017-02-01"))), by: nils)
        try one.when(.person(.depart(nils, on: nil)), by: nils).thenRefused([.hrRemains])
        try two.when(.person(.revokeRole(hana, .hr)), by: hana).thenHappens(["person.roleRevoked"])
        try given.when(.person(.depart(dana, on: nil)), by: hana)
            .thenHappens(["person.departed", "person.relationshipEnded"])
    }

    @Test func `binds no account twice`() throws {
        let given = try Given.team()
        let bind = Command.person(.bindAccount(mia, username: "dana", uid: 1_000, from: nil))
        try given.when(bind, by: hana).thenRefused([.oneName])
        try given.when(.person(.register(handle: "dan", name: "Dan", username: "dana")), by: hana)
            .thenRefused([.oneName])
        let leaving = try given.and(.person(.depart(dana, on: day("2017-01-05"))), by: hana)
        try leaving.when(bind, by: hana).thenRefused([.oneName])
        try leaving.until("2017-01-06").when(bind, by: hana).thenHappens(["person.accountBound"])
    }
}
