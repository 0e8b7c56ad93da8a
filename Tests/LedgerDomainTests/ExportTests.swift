import LedgerDomain
import Testing

private let x1 = ExportID(1)

extension Command {
    fileprivate static func export(
        _ scope: ExportScope, purpose: String? = "audit", recipient: String? = nil, disclose: [ExportPattern] = [],
        withhold: [ExportPattern] = []
    ) -> Command {
        .export(
            .make(
                ExportDraft(
                    scope: scope, purpose: purpose, recipient: recipient, disclose: disclose, withhold: withhold)))
    }
}

extension Then {
    fileprivate var made: ExportMade? {
        if case .export(.made(let made)) = events.first?.event { made } else { nil }
    }
}

@Suite struct `What is taken out of the ledger` {
    @Test func `of everything is taken by hr and auditors, and concerns everybody who is there`() throws {
        let given = try Given.inForce()
        for reader in [hana, otto] {
            let then = try given.when(.export(.all), by: reader)
            then.thenHappens(["export.made"])
            #expect(then.made?.events == UInt64(given.ledger.log.count))
            #expect(then.made?.concerned == [] && then.events[0].subjects == [reader])
            let later = try then.given.and(.person(.register(handle: "late", name: "late", username: nil)), by: hana)
            let export = later.ledger.exports[x1]!
            #expect(export.concerns(later.ledger.people[nils]!) && !export.concerns(later.ledger.people[reader]!))
            #expect(!export.concerns(later.ledger.people[MemberID(9)]!))
        }
        for person in [dana, gero, greta, crm, nils] {
            try given.when(.export(.all), by: person).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `of a person is taken by them without a reason, and by hr and auditors with one`() throws {
        let given = try Given.inForce()
        let own = try given.when(.export(.person(dana), purpose: nil), by: dana)
        own.thenHappens(["export.made"])
        #expect(own.made?.purpose == .said("my own record") && own.events[0].subjects == [dana])
        let others = try given.when(.export(.person(dana)), by: hana)
        #expect(others.made?.concerned == [dana] && others.events.first?.subjects == [dana, hana])
        try given.when(.export(.person(dana), purpose: nil), by: otto)
            .thenRefused(
                [.purposeSaid], .invalid(at: "/purpose", expected: "what it is for: whom it concerns will read it"))
        for person in [gero, greta, mia] {
            try given.when(.export(.person(dana)), by: person).thenRefused([.notYours], .forbidden)
        }
    }

    @Test func `of an agreement is taken by whoever may see it, and concerns both sides`() throws {
        let given = try Given.inForce()
        for reader in [dana, gero, greta, hana, otto] {
            let then = try given.when(.export(.agreement(a1)), by: reader)
            #expect(then.made?.concerned == [dana, gero])
            #expect(Set(then.events.first?.subjects ?? []) == Set([dana, gero, reader]))
        }
        for person in [mia, nils, crm] {
            try given.when(.export(.agreement(a1)), by: person).thenRefused([.knownThings], .notFound)
        }
        try given.when(.export(.agreement(a1), purpose: nil), by: dana)
            .thenRefused(
                [.purposeSaid], .invalid(at: "/purpose", expected: "what it is for: whom it concerns will read it"))
    }

    @Test func `has what belongs to an agreement whole, as far as whoever takes it may see it`() throws {
        let given = try Given.inForce()
            .and(.won("40", "2017-02-01", ref: "1"), by: crm, at: Instant(utcStartOf: day("2017-02-02")))
            .and(.give(to: dana, about: .agreement(a1)), by: hana)
            .and(.give(to: gero, about: .agreement(a1)), by: dana)
        func parts(_ person: MemberID) throws -> [String] {
            try exportContents(of: .agreement(a1), for: person, on: given.now.utcDay, given: given.ledger)
                .complete.map(\.description)
        }
        let shared: Set = ["agreement/1", "checkpoint/1", "ledger", "measurement/1/4", "promise/1"]
        #expect(try Set(parts(dana)) == shared.union(["feedback/1"]) && parts(dana) == parts(dana).sorted())
        // When it was seen is not the giver's to know, so that what they gave is not called whole.
        #expect(try parts(dana).contains("feedback/1") && !parts(dana).contains("feedback/2"))
        #expect(try !parts(gero).contains("feedback/1") && parts(gero).contains("feedback/2"))
        #expect(try parts(otto).contains("feedback/1") && parts(otto).contains("feedback/2"))
        #expect(try parts(greta).allSatisfy { !$0.hasPrefix("feedback/") })
    }

    @Test func `shows a third person's words only where they are named, and then tells them`() throws {
        let given = try Given.inForce()
        let then = try given.when(.export(.agreement(a1), disclose: [.owner(nils)]), by: dana)
        #expect(then.made?.concerned == [dana, gero, nils])
        func ground(_ owner: MemberID?, _ draft: Command, by person: MemberID) throws -> ExportGround? {
            let made = try #require(try given.when(draft, by: person).made)
            let people = try exportContents(of: made.scope, for: person, on: given.now.utcDay, given: given.ledger)
                .people
            return ExportSight(seq: 1, made, by: person, people: Set(people), mayBeNamedOnly: [])
                .ground(of: "/text", owner: owner, type: "agreement.discussed", event: 0)
        }
        #expect(try ground(nils, .export(.agreement(a1)), by: dana) == .thirdPerson)
        #expect(try ground(nils, .export(.agreement(a1), disclose: [.everything]), by: dana) == .thirdPerson)
        #expect(try ground(nils, .export(.agreement(a1), disclose: [.owner(nils)]), by: dana) == nil)
        #expect(try ground(gero, .export(.agreement(a1)), by: dana) == nil)
        #expect(try ground(gero, .export(.agreement(a1), withhold: [.name("/*")]), by: dana) == .withheld)
        #expect(try ground(gero, .export(.person(dana)), by: hana) == .thirdPerson)
        #expect(try ground(gero, .export(.person(dana)), by: dana) == nil)
        #expect(try ground(gero, .export(.all), by: hana) == .withheld)
        #expect(try ground(gero, .export(.all, disclose: [.type("agreement.*")]), by: hana) == nil)
        #expect(try ground(nil, .export(.all), by: hana) == nil)
    }

    @Test func `is known to whom it concerns by their own act`() throws {
        let given = try Given.inForce().and(.export(.agreement(a1)), by: dana)
        let seen = try given.when(.export(.see(x1)), by: gero)
        seen.thenHappens(["export.notified"])
        #expect(seen.events[0].subjects == [gero])
        try seen.given.when(.export(.see(x1)), by: gero).thenRefused([.somethingNew])
        try given.when(.export(.see(x1)), by: dana).thenRefused([.ownAct], .forbidden)
        try given.when(.export(.see(x1)), by: hana).thenRefused([.ownAct], .forbidden)
        try given.when(.export(.see(x1)), by: mia).thenRefused([.knownThings], .notFound)
    }

    @Test func `is noted as whole by who made it, each bundle once`() throws {
        let given = try Given.inForce().and(.export(.agreement(a1)), by: dana)
        let digest = LeafHash(words: (1, 2, 3, 4))
        let then = try given.when(.export(.deliver(x1, digest: digest)), by: dana)
        then.thenHappens(["export.delivered"])
        #expect(then.given.ledger.exports[x1]?.deliveries.map(\.digest) == [digest])
        try then.given.when(.export(.deliver(x1, digest: digest)), by: dana).thenRefused([.somethingNew])
        try given.when(.export(.deliver(x1, digest: digest)), by: gero).thenRefused([.ownAct], .forbidden)
    }

    @Test(arguments: ["all", "U7", "/note", "/terms/promises/*/what", "feedback.given", "feedback.*", "noun.verb/2"])
    func `patterns are read as they are said`(text: String) {
        #expect(ExportPattern(text: text)?.description == text)
    }

    @Test(arguments: ["", "U0", "note", "/", "/a b", "feedback.", ".given", "a.b.c", "../x", "/é", "*"])
    func `other patterns are none`(text: String) { #expect(ExportPattern(text: text) == nil) }
}
