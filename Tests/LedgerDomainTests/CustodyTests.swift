import LedgerDomain
import Testing

extension Command {
    static func erase(_ seq: UInt64, _ names: [String], _ ground: ErasureGround) -> Command {
        .custody(.erase(member: nil, seq: seq, members: names, ground))
    }

    static func erase(_ person: MemberID, _ ground: ErasureGround = .retentionEnded) -> Command {
        .custody(.erase(member: person, seq: nil, members: [], ground))
    }

    static func hold(_ person: MemberID) -> Command { .custody(.placeHold(person, reason: "A claim was filed")) }
    static func lift(_ person: MemberID) -> Command { .custody(.liftHold(person, reason: "It is settled")) }
}

extension Given {
    /// Dana left on 2017-01-31, and it is the last day on which what was hers is kept.
    static func left() throws -> Given {
        try team().and(.person(.depart(dana, on: day("2017-01-31"))), by: hana).until("2020-01-31")
    }

    func seq(_ name: String) -> UInt64 { ledger.log.last { $0.new.event.caseName == name }!.seq }
}

@Suite struct `Legal hold` {
    @Test func `is placed and lifted by hr alone, once each`() throws {
        let given = try Given.team()
        try given.when(.hold(dana), by: gero).thenRefused([.notYours], .forbidden)
        let held = try given.when(.hold(dana), by: hana).thenHappens(["person.legalHoldPlaced"])
        #expect(held.ledger.person(dana)?.hold?.by == hana)
        try held.when(.hold(dana), by: hana).thenRefused([.somethingNew])
        let lifted = try held.when(.lift(dana), by: hana).thenHappens(["person.legalHoldLifted"])
        try lifted.when(.lift(dana), by: hana).thenRefused([.somethingNew])
        try given.when(.custody(.placeHold(MemberID(99), reason: "x")), by: hana).thenRefused([.knownThings], .notFound)
    }

    @Test func `keeps what concerns somebody, whoever said it`() throws {
        let told = try Given.told()
        let seq = told.seq("feedback.given")
        for person in [gero, dana] {
            try told.and(.hold(person), by: hana)
                .when(.erase(seq, ["/observation"], .misdirected), by: hana).thenRefused([.holdFirst])
        }
        try told.and(.hold(dana), by: hana).and(.lift(dana), by: hana)
            .when(.erase(seq, ["/observation"], .misdirected), by: hana).thenHappens(["person.disclosureErased"])
    }

    @Test func `keeps all that is somebody's while any of it concerns who is under it`() throws {
        let given = try Given.told().and(.person(.depart(gero, on: day("2017-01-31"))), by: hana).until("2021-01-01")
        try given.and(.hold(dana), by: hana).when(.erase(gero), by: hana).thenRefused([.holdFirst])
        try given.and(.hold(nils), by: hana).when(.erase(gero), by: hana).thenHappens(["person.disclosureErased"])
    }

    @Test func `keeps all that is somebody's who only decided between others, one of whom is under it`() throws {
        let contested = try Given.team()
            .and(.make(to: mia, due: "2017-01-20"), by: dana)
            .and(.promise(.done(PromiseID(1), evidence: nil)), by: dana)
            .and(.promise(.contest(PromiseID(1), reason: "Nobody came")), by: mia)
        let left = try contested.and(.promise(.settle(PromiseID(1), .kept, reason: "They did")), by: greta)
            .and(.person(.depart(greta, on: day("2017-01-31"))), by: hana).until("2021-01-01")
        for person in [dana, mia] {
            try left.and(.hold(person), by: hana).when(.erase(greta), by: hana).thenRefused([.holdFirst])
            try left.and(.hold(person), by: hana).and(.lift(person), by: hana)
                .when(.erase(greta), by: hana).thenHappens(["person.disclosureErased"])
        }
        try left.and(.hold(nils), by: hana).when(.erase(greta), by: hana).thenHappens(["person.disclosureErased"])
    }
}

@Suite struct `Erasure` {
    @Test func `of a whole person waits until they left and the time is over`() throws {
        let left = try Given.left()
        try left.when(.erase(dana), by: hana).thenRefused([.holdFirst])
        let over = try left.until("2020-02-01")
        try over.when(.erase(mia), by: hana).thenRefused([.holdFirst])
        try over.when(.erase(dana), by: gero).thenRefused([.notYours], .forbidden)
        let erased = try over.when(.erase(dana), by: hana).thenHappens(["person.disclosureErased"])
        try erased.when(.erase(dana), by: hana).thenRefused([.somethingNew])
    }

    @Test func `of feedback that went to the wrong person waits for nothing`() throws {
        let told = try Given.told()
        let seq = told.seq("feedback.given")
        let then = try told.when(.erase(seq, ["/observation", "/effect"], .misdirected), by: hana)
        then.thenHappens(["person.disclosureErased"])
        #expect(then.events[0].stream == .person(gero) && then.events[0].subjects == [gero])
        try then.given.when(.erase(seq, ["/observation"], .misdirected), by: hana).thenRefused([.somethingNew])
        try told.when(.erase(seq, ["/observation"], .ownerAsked), by: hana).thenRefused([.holdFirst])
        try told.until("2020-01-03").when(.erase(seq, ["/observation"], .ownerAsked), by: hana)
            .thenHappens(["person.disclosureErased"])
    }

    @Test func `names members that are there, and texts only`() throws {
        let told = try Given.told()
        let seq = told.seq("feedback.given")
        let invalid = Refusal.Kind.invalid(at: "/members", expected: "some of /effect, /nextStep, /observation")
        try told.when(.erase(seq, ["/what"], .misdirected), by: hana).thenRefused([.knownThings], invalid)
        try told.when(.erase(seq, ["ordinal/U4"], .misdirected), by: hana).thenRefused([.wellFormed], invalid)
        try told.when(.erase(999, ["/what"], .misdirected), by: hana).thenRefused([.knownThings], .notFound)
        try told.when(.erase(seq, [], .misdirected), by: hana)
            .thenRefused([.wellFormed], .invalid(at: "/members", expected: "at least one name"))
    }

    @Test func `is decided by somebody whom it does not concern`() throws {
        let told = try Given.team().and(.give(to: hana), by: gero)
        try told.when(.erase(told.seq("feedback.given"), ["/effect"], .misdirected), by: hana)
            .thenRefused([.otherDecider])
    }

    @Test func `leaves what somebody is called while they are here`() throws {
        let given = try Given.team().until("2021-01-01")
        let registered = given.ledger.log.first { $0.new.stream == .person(dana) }!.seq
        try given.when(.erase(registered, ["/handle"], .ownerAsked), by: hana).thenRefused([.holdFirst])
        try given.and(.person(.rename(dana, handle: "dora", name: "Dora")), by: hana)
            .when(.erase(registered, ["/handle", "/name"], .ownerAsked), by: hana)
            .thenHappens(["person.disclosureErased"])
    }

    @Test func `waits until what is contested was decided`() throws {
        let contested = try Given.team()
            .and(.make(to: dana, due: "2017-01-20"), by: gero)
        let seq = contested.seq("promise.made")
        let open = try contested.and(.promise(.done(PromiseID(1), evidence: nil)), by: gero)
            .and(.promise(.contest(PromiseID(1), reason: "Nobody came")), by: dana).until("2021-01-01")
        try open.when(.erase(seq, ["/what"], .retentionEnded), by: hana).thenRefused([.holdFirst])
        try open.and(.promise(.settle(PromiseID(1), .kept, reason: "They did")), by: greta)
            .when(.erase(seq, ["/what"], .retentionEnded), by: hana).thenHappens(["person.disclosureErased"])
    }

    @Test func `gives its handle to nobody`() throws {
        let erased = try Given.left().until("2020-02-01").and(.erase(dana), by: hana)
        try erased.when(.person(.register(handle: "dana", name: "Another", username: nil)), by: hana)
            .thenRefused([.oneName])
    }

    @Test func `that is refused says what helps against what is in its way`() throws {
        let told = try Given.told()
        let feedback = told.seq("feedback.given")
        let made = try Given.team().and(.make(to: dana, due: "2017-01-20"), by: gero)
            .and(.promise(.done(PromiseID(1), evidence: nil)), by: gero)
            .and(.promise(.contest(PromiseID(1), reason: "Nobody came")), by: dana).until("2021-01-01")
        let left = try Given.left()
        let registered = left.ledger.log.first { $0.new.stream == .person(dana) }!.seq
        let toHR = try Given.team().and(.give(to: hana), by: gero)
        let cases: [(Given, Command, String)] = [
            (left, .erase(dana), "erase it from 2020-02-01 on"),
            (try left.and(.hold(dana), by: hana), .erase(dana), "ledger hold list"),
            (left, .erase(mia), "ledger member depart U5"),
            (left, .erase(dana, .misdirected), "ledger erase --help"),
            (left, .erase(hana), "ledger member list shows who else is hr"),
            (made, .erase(made.seq("promise.made"), ["/what"], .ordered), "ledger promise show P1"),
            (told, .erase(feedback, ["/effect"], .ordered), "erase it from 2020-01-03 on"),
            (told, .erase(feedback, ["/what"], .misdirected), "ledger erase \(feedback) --ground misdirected"),
            (
                toHR, .erase(toHR.seq("feedback.given"), ["/effect"], .misdirected),
                "ledger member list shows who else is hr"
            ),
            (
                try Given.team().until("2021-01-01"), .erase(registered, ["/handle"], .ownerAsked),
                "ledger member rename U4"
            ),
        ]
        for (given, command, hint) in cases {
            #expect(try given.when(command, by: hana).refusal?.hint == hint, "\(command)")
        }
    }
}
