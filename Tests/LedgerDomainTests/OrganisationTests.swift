import LedgerDomain
import Testing

@Suite struct `Organisation` {
    @Test func `hr registers people, nobody else does`() throws {
        let team = try Given.team()
        let command = Command.person(.register(handle: "zoe", name: "Zoé", username: nil))
        let then = try team.when(command, by: hana)
        then.thenHappens(["person.registered"])
        #expect(then.events[0].stream == .person(MemberID(9)))
        for actor in [greta, gero, dana, crm, otto] {
            try team.when(command, by: actor).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `a handle belongs to one person, and cannot be taken for an identifier`() throws {
        let team = try Given.team()
        try team.when(.person(.register(handle: "dana", name: "Dana", username: "dana")), by: hana)
            .thenRefused([.oneName, .oneName])
        for handle in ["", "u17", "a12", "A12", "Dana", "two words", ".dot", String(repeating: "a", count: 33)] {
            let refusal = try team.when(.person(.register(handle: handle, name: "x", username: nil)), by: hana).refusal
            #expect(refusal?.rules.map(\.rule) == [.wellFormed], "\(handle)")
        }
        for handle in ["zoë", "anna-snelling", "x2", "2x", "a.b_c"] {
            try team.when(.person(.register(handle: handle, name: "x", username: nil)), by: hana)
                .thenHappens(["person.registered"])
        }
    }

    @Test func `renaming says both names again`() throws {
        let team = try Given.team()
        try team.when(.person(.rename(dana, handle: "dany", name: "Dany")), by: hana).thenHappens(["person.renamed"])
        try team.when(.person(.rename(dana, handle: "dana", name: "Dana Diaz")), by: hana).thenHappens([
            "person.renamed"
        ]
        )
        try team.when(.person(.rename(dana, handle: "gero", name: "Dana")), by: hana).thenRefused([.oneName])
        try team.when(.person(.rename(dana, handle: "dany", name: "Dany")), by: dana).thenRefused(
            [.notYours], .forbidden)
    }

    @Test func `an account counts from its day until its owner departs`() throws {
        let given = try Given.team().and(
            .person(.bindAccount(dana, username: "dd", uid: 1004, from: day("2017-03-01"))), by: hana
        )
        .and(.person(.depart(dana, on: day("2017-06-30"))), by: hana)
        let person = given.ledger.people[dana]!
        #expect(person.account(uid: 1004, on: day("2017-02-28")) == nil)
        #expect(person.account(uid: 1004, on: day("2017-06-30")) != nil)
        #expect(person.account(uid: 1004, on: day("2017-07-01")) == nil)
        try given.when(.person(.bindAccount(mia, username: "dd", uid: 1004, from: nil)), by: hana).thenRefused([
            .oneName
        ])
        try given.until("2017-07-01").when(.person(.bindAccount(mia, username: "dd", uid: 1004, from: nil)), by: hana)
            .thenHappens(["person.accountBound"])
    }

    @Test func `a departed person acts no more, and nobody is managed by them`() throws {
        let given = try Given.team().and(.person(.depart(gero, on: day("2017-02-10"))), by: hana)
        #expect(given.ledger.people[dana]!.manager(on: day("2017-02-10")) == gero)
        #expect(given.ledger.people[dana]!.manager(on: day("2017-02-11")) == nil)
        try given.until("2017-02-10").when(.metric(.define(.named("x"))), by: gero).thenHappens(["metric.defined"])
        let later = try given.until("2017-02-11")
        try later.when(.metric(.define(.named("x"))), by: gero).thenRefused([.stillHere], .forbidden)
        try later.when(.person(.depart(gero, on: nil)), by: hana).thenRefused([.somethingNew])
        try later.when(.person(.assignRelationship(member: nils, manager: gero, from: nil)), by: hana)
            .thenRefused([.stillHere])
    }

    @Test func `a new manager ends the one before`() throws {
        let then = try Given.team().when(
            .person(.assignRelationship(member: dana, manager: nils, from: day("2017-05-01"))), by: hana)
        then.thenHappens(["person.relationshipEnded", "person.relationshipAssigned"])
        let person = then.given.ledger.people[dana]!
        #expect(person.manager(on: day("2017-04-30")) == gero)
        #expect(person.manager(on: day("2017-05-01")) == nils)
        #expect(person.manager(on: day("2017-01-01")) == nil)
        let ended = try then.given.and(.person(.endRelationship(member: dana, on: day("2017-03-31"))), by: hana)
        #expect(ended.ledger.people[dana]!.manager(on: day("2017-04-01")) == nil)
        #expect(ended.ledger.people[dana]!.manager(on: day("2017-05-01")) == nil)
        try ended.when(.person(.endRelationship(member: dana, on: day("2017-03-31"))), by: hana).thenRefused([
            .somethingNew
        ])
    }

    @Test func `nobody comes to be above themself, today or later`() throws {
        let team = try Given.team()
        try team.when(.person(.assignRelationship(member: dana, manager: dana, from: nil)), by: hana).thenRefused([
            .noCycle
        ])
        try team.when(.person(.assignRelationship(member: greta, manager: dana, from: nil)), by: hana).thenRefused([
            .noCycle
        ])
        let coming = try team.and(
            .person(.assignRelationship(member: nils, manager: dana, from: day("2017-09-01"))), by: hana)
        try coming.when(.person(.assignRelationship(member: greta, manager: nils, from: day("2017-03-01"))), by: hana)
            .thenRefused([.noCycle])
        let over = try coming.and(.person(.endRelationship(member: nils, on: day("2017-10-01"))), by: hana)
        try over.when(.person(.assignRelationship(member: greta, manager: nils, from: day("2017-10-02"))), by: hana)
            .thenHappens(["person.relationshipAssigned"])
    }

    @Test func `a chain longer than its bound is refused, and every walk ends`() throws {
        var given = try Given(openedAt: Instant(utcStartOf: day("2017-01-02")))
        for index in 2...70 {
            given = try given.and(.person(.register(handle: "p-\(index)", name: "x", username: nil)), by: hana)
        }
        var refused: Int?
        for index in 2...69 where refused == nil {
            let then = try given.when(
                .person(
                    .assignRelationship(
                        member: MemberID(UInt32(index + 1)), manager: MemberID(UInt32(index)), from: nil)),
                by: hana)
            if then.refusal != nil { refused = index }
            given = then.given
        }
        #expect(refused == 2 + Limits.chain)
        #expect(try isAbove(MemberID(2), MemberID(66), on: day("2017-02-01"), given: given.ledger))
    }

    @Test func `only an integration has a scope, and only of metrics that exist`() throws {
        let team = try Given.team()
        try team.when(.person(.grantRole(nils, .auditor, metrics: [closedWon.metric])), by: hana)
            .thenRefused([.wellFormed], .invalid(at: "/metrics", expected: "none"))
        try team.when(.person(.grantRole(nils, .integration, metrics: [MetricID(99)])), by: hana)
            .thenRefused([.knownThings], .invalid(at: "/metrics/0", expected: "metrics of this ledger"))
        try team.when(.person(.grantRole(otto, .auditor, metrics: [])), by: hana).thenRefused([.somethingNew])
        try team.when(.person(.revokeRole(nils, .hr)), by: hana).thenRefused([.somethingNew])
        let revoked = try team.and(.person(.revokeRole(crm, .integration)), by: hana)
        try revoked.when(.won("1", "2017-01-02", ref: "r"), by: crm).thenRefused([.knownHow], .forbidden)
    }

    @Test func `the clock goes forwards, and only in a simulated ledger`() throws {
        let to = Instant(utcStartOf: day("2018-01-01"))
        try Given.team().when(.clock(.advance(to: to)), by: dana).thenHappens(["ledger.clockAdvanced"])
        try Given.team().when(.clock(.advance(to: Instant(microseconds: 0))), by: dana).thenRefused([.forwardsOnly])
        let real = try Given(openedAt: Instant(utcStartOf: day("2017-01-02")), simulated: false)
        try real.when(.clock(.advance(to: Instant(microseconds: 0))), by: hana)
            .thenRefused([.simulatedOnly, .forwardsOnly])
    }

    @Test func `every rule has its sentence, once`() {
        #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
        #expect(Rule.all.allSatisfy { $0.explanation.hasSuffix(".") && !$0.explanation.contains("\n") })
        #expect(Rule.named("same-terms")?.name == .sameTerms)
    }
}
