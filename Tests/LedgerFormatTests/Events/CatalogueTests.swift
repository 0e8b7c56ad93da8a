import CanonicalJSON
import LedgerDomain
import LedgerFormat
import Testing

@Suite struct `The catalogue` {
    @Test func `has exactly one row for every case of event`() {
        var maker = EventMaker(seed: 1)
        let events = maker.oneOfEach()
        let names = events.map { "\(Catalogue.name(of: $0))" }
        #expect(names.sorted() == Catalogue.types.map(\.name).sorted())
        #expect(Set(names).count == names.count)
    }

    @Test func `names every type noun.verbPast`() {
        for type in Catalogue.types { #expect(EventTypeName(type.name) != nil, "\(type.name)") }
        for name in [
            "agreement", "agreement.", "Agreement.made", "a.b.c", "a.b/1", "a.b/02", "a.b/", "a.b/2/3", "a b.c",
        ] {
            #expect(EventTypeName(name) == nil, "\(name)")
        }
        #expect(EventTypeName("agreement.confirmed/2")?.version == 2)
    }

    @Test func `says who, whom and what of every type`() {
        for type in Catalogue.types {
            #expect(!type.actors.isEmpty && !type.subjects.isEmpty && type.meaning.hasSuffix("."), "\(type.name)")
        }
    }

    @Test func `lets an event seal its own members and ordinals, and nothing else`() throws {
        let proposed = try #require(Catalogue.type(named: "agreement.proposed"))
        for name in ["/terms/outcome", "/terms/promises/0/what", "/terms/promises/10/what", "ordinal/U17"] {
            #expect(proposed.maySeal(name), "\(name)")
        }
        for name in [
            "/terms/promises/*/what", "/terms/promises/01/what", "/terms/promises//what", "/reason", "ordinal/U0",
        ] {
            #expect(!proposed.maySeal(name), "\(name)")
        }
    }

    @Test func `has a sealed member for every rule`() {
        var hit = Set<String>()
        for seed: UInt64 in 1...50 {
            var maker = EventMaker(seed: seed)
            for written in maker.oneOfEach().map({ WrittenEvent($0) }) {
                for rule in written.row.sealed where written.sealed.contains(where: { rule.covers($0.pointer) }) {
                    hit.insert("\(written.type) \(rule.pointer)")
                }
            }
        }
        let rules = Catalogue.types.flatMap { type in type.sealed.map { "\(type.name) \($0.pointer)" } }
        #expect(hit == Set(rules))
    }
}

@Suite struct `A type that is written no more` {
    /// As if `agreement.declined` had once been written with its reason as a code, and today's type were its second.
    private static let upcasting = Upcasting([
        .init("agreement.declined", readAs: "agreement.declined/2") { reader, _ throws(ShapeError) in
            _ = try reader.value("code", .integer(0...9))
            return .agreement(.declined(SaidReason(reason: .withheld)))
        },
        .init("pact.refused", readAs: "pact.refused/3") { reader, context throws(ShapeError) in
            _ = try reader.value("code", .integer(0...9))
            return .agreement(.declined(SaidReason(reason: try context.text("/why"))))
        },
    ])

    @Test func `is read as the present case`() throws {
        let data = try JSONDocument(parsing: Array(#"{"code":4}"#.utf8))
        let event = try Catalogue.decode(
            type: "pact.refused", data: data.root, sealedOpened: OpenedMembers([("/why", "too much")]),
            upcasting: Self.upcasting)
        #expect(event == .agreement(.declined(SaidReason(reason: .said("too much")))))
    }

    @Test func `never takes the place of a type that is written today`() throws {
        let data = try JSONDocument(parsing: Array("{}".utf8))
        let event = try Catalogue.decode(
            type: "agreement.declined", data: data.root, sealedOpened: OpenedMembers([("/reason", "no")]),
            upcasting: Self.upcasting)
        #expect(event == .agreement(.declined(SaidReason(reason: .said("no")))))
    }

    @Test func `has no row in the catalogue`() {
        for type in Upcasting.standard.retired { #expect(Catalogue.type(named: type.name) == nil) }
    }

    @Test func `has a successor that is a later version of itself`() async {
        await #expect(processExitsWith: .failure) {
            _ = Upcasting([
                .init("a.b/2", readAs: "a.b") { _, _ throws(ShapeError) in
                    .ledger(.clockAdvanced(.init(to: Instant(microseconds: 0))))
                }
            ])
        }
    }
}
