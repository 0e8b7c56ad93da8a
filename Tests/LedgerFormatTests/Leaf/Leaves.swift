import CanonicalJSON
import LedgerDomain
import LedgerFormat
import Testing

/// Salts that count, so that a leaf is the same each time.
private final class Salts {
    private var next: UInt64 = 0

    func salt() -> Salt {
        next += 1
        return Salt(words: (next, ~next))
    }
}

@Suite struct `Leaves` {
    private func header(_ event: Event, subjects: [MemberID]) -> LeafHeader {
        LeafHeader(
            actor: .member(MemberID(3)), at: Instant(microseconds: 1_795_456_936_123_456), basis: [4, 9], cause: 11,
            command: CommandID(high: 1, low: 2), part: (1, 3), rev: 4, seq: 12, stream: .person(MemberID(17)),
            subjects: subjects, type: "\(Catalogue.name(of: event))", via: .operator)
    }

    private func build(
        _ event: Event, subjects: [MemberID] = [MemberID(17), MemberID(3)], ordinals: [UInt64] = [5, 0]
    ) throws(LeafError) -> BuiltLeaf {
        let salts = Salts()
        return try BuiltLeaf(
            event, header: header(event, subjects: subjects), ordinals: ordinals, owners: WrittenEvent.owners,
            salt: salts.salt)
    }

    @Test func `of every event read back with the header, the data and the sealed members that were written`() throws {
        var maker = EventMaker(seed: 43)
        for _ in 0..<6 {
            for event in maker.oneOfEach() {
                let built = try build(event)
                let document = try JSONDocument(parsing: built.bytes)
                #expect(document.canonical() == built.bytes)
                let leaf = try Leaf(document)
                #expect(leaf.header == header(event, subjects: [MemberID(17), MemberID(3)]))
                let disclosures = built.rows.flatMap(\.disclosures)
                let read = try Catalogue.decode(
                    type: leaf.header.type, data: leaf.data, sealedOpened: leaf.opened(by: disclosures),
                    unknown: .refuse)
                #expect(read == event)
            }
        }
    }

    @Test func `are spelled for ever as this one is`() throws {
        let built = try build(
            .person(.departed(MemberDeparted(on: Day(text: "2026-11-30")!))), subjects: [MemberID(17)], ordinals: [5])
        let digest = String(decoding: built.rows[0].disclosures[0].digest, as: UTF8.self)
        let expected =
            #"{"actor":"U3","at":"2026-11-23T18:02:16.123456Z","basis":[4,9],"cause":11,"#
            + #""cmd":"00000000-0000-0001-0000-000000000002","data":{"on":"2026-11-30"},"part":[1,3],"rev":4,"#
            + #""salt":"AgAAAAAAAAD9_________w","sealed":{"ordinal/U17":""# + digest
            + #""},"seq":12,"stream":"person/17","subjects":["U17"],"type":"member.departed","v":1,"via":"operator"}"#
        #expect(String(decoding: built.bytes, as: UTF8.self) == expected)
    }

    @Test func `seal each person's ordinal to that person, and texts to their owners, in one row each`() throws {
        let renamed = Event.person(.renamed(MemberRenamed(handle: .said("dana"), name: .said("Dana"))))
        let built = try build(renamed)
        #expect(built.rows.map(\.owner) == [MemberID(3), MemberID(17)])
        let names = built.rows.map { $0.disclosures.compactMap { $0.opened()?.name } }
        #expect(names == [["ordinal/U3"], ["/handle", "/name", "ordinal/U17"]])
        #expect(built.rows[0].disclosures[0].opened()?.value.integer == 0)
        #expect(built.rows[1].disclosures[2].opened()?.value.integer == 5)
    }

    @Test func `ignore a disclosure whose digest they do not hold`() throws {
        let reason = Event.agreement(.withdrawn(SaidReason(reason: .said("mine"))))
        let leaf = try Leaf(JSONDocument(parsing: build(reason).bytes))
        let forged = Disclosure(salt: Salt(words: (1, 1)), name: "/reason", value: Array("\"yours\"".utf8))
        #expect(leaf.opened(by: [forged])["/reason"] == .withheld)
        #expect(leaf.opened(by: [])["/reason"] == .withheld)
        #expect(leaf.opened(by: [])["/other"] == .absent)
    }

    @Test func `longer than 16 KiB are refused, and one of exactly that is not`() throws {
        func goal(_ bytes: Int) -> Event {
            let span = DaySpan(
                from: Day(number: 0), to: Day(number: 1), opensAt: Instant(microseconds: 0),
                closesAt: Instant(microseconds: 1), zone: "UTC")
            return .goal(
                .published(
                    GoalPublished(
                        title: String(repeating: "x", count: bytes), parent: nil, owner: MemberID(1), metric: nil,
                        target: nil, period: span)))
        }
        let without = try build(goal(0)).bytes.count
        let most = FormatLimits.leafBytes - without
        #expect(try build(goal(most)).bytes.count == 16_384)
        #expect(throws: LeafError.leafTooLong(bytes: 16_385)) { try build(goal(most + 1)) }
    }

    @Test func `with a sealed value over 64 KiB are refused, and one of exactly that is not`() throws {
        func discussed(_ bytes: Int) -> Event {
            .agreement(.discussed(SaidText(text: .said(String(repeating: "x", count: bytes - 2)))))
        }
        #expect(try build(discussed(65_536)).bytes.count < 1_000)
        #expect(throws: LeafError.sealedTooLong(pointer: "/text", bytes: 65_537)) { try build(discussed(65_537)) }
    }

    @Test func `with more than 64 sealed members are refused, ordinals counted`() throws {
        let departed = Event.person(.departed(MemberDeparted(on: Day(number: 0))))
        let people = (1...65).map { MemberID($0) }
        let ordinals = [UInt64](repeating: 0, count: 65)
        #expect(try build(departed, subjects: people.dropLast(), ordinals: ordinals.dropLast()).rows.count == 64)
        #expect(throws: LeafError.tooManySealed(count: 65)) {
            try build(departed, subjects: people, ordinals: ordinals)
        }
    }

    @Test(arguments: [
        (#""v":1"#, #""v":2"#), (#""part":[1,3]"#, #""part":[1]"#), (#""seq":12"#, #""seq":-1"#),
        (#""stream":"person/17""#, #""stream":"person/017""#), (#""actor":"U3""#, #""actor":"root""#),
        (#""data":{"#, #""data":1,"more":{"#), (#""subjects":["U17","U3"]"#, #""subjects":["U17","X3"]"#),
    ])
    func `that are not as the format says are refused`(change: (String, String)) throws {
        let built = try build(.person(.departed(MemberDeparted(on: Day(number: 0)))))
        let text = String(decoding: built.bytes, as: UTF8.self)
        #expect(text.contains(change.0))
        let changed = try JSONDocument(parsing: Array(text.replacing(change.0, with: change.1).utf8))
        #expect(throws: ShapeError.self) { try Leaf(changed) }
    }

    @Test func `of a later version with members unknown today are read`() throws {
        let built = try build(.person(.departed(MemberDeparted(on: Day(number: 0)))))
        let text = String(decoding: built.bytes, as: UTF8.self).replacing(#""rev":4"#, with: #""quorum":2,"rev":4"#)
        #expect(try Leaf(JSONDocument(parsing: Array(text.utf8))).header.rev == 4)
    }
}
