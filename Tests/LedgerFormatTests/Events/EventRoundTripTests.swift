import CanonicalJSON
import LedgerDomain
import LedgerFormat
import Testing

@Suite struct `Events in the record` {
    static let seeds: ClosedRange<UInt64> = 1...200

    @Test func `are read back as they were written when everything is opened`() throws {
        for seed in Self.seeds {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                let written = WrittenEvent(event)
                #expect(try written.read(written.opened) == event, "seed \(seed), \(written.type)")
            }
        }
    }

    @Test func `are withheld in every text that is not opened, and whole otherwise`() throws {
        for seed in Self.seeds {
            var maker = EventMaker(seed: seed)
            var silent = EventMaker(seed: seed, saysTexts: false)
            for (event, expected) in zip(maker.oneOfEach(), silent.oneOfEach()) {
                let written = WrittenEvent(event)
                #expect(try written.read(written.closed) == expected, "seed \(seed), \(written.type)")
            }
        }
    }

    @Test func `hold no personal text in their data`() {
        for seed in Self.seeds {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                let written = WrittenEvent(event)
                let data = String(decoding: written.data, as: UTF8.self)
                #expect(!data.contains(EventMaker.mark), "seed \(seed), \(written.type)")
                for member in written.sealed where !EventMaker.sealedValues.contains(member.pointer) {
                    #expect(member.text?.hasPrefix(EventMaker.mark) == true, "seed \(seed), \(member.pointer)")
                }
            }
        }
    }

    @Test func `are written in canonical form`() throws {
        for seed in Self.seeds {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                let written = WrittenEvent(event)
                let again = try JSONDocument(parsing: written.data).canonical()
                #expect(again == written.data, "seed \(seed), \(written.type)")
            }
        }
    }

    @Test func `seal only what the catalogue names, each for the owner that it names`() throws {
        for seed in Self.seeds {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                let written = WrittenEvent(event)
                #expect(Set(written.sealed.map(\.pointer)).count == written.sealed.count)
                for member in written.sealed {
                    let rule = try #require(written.row.sealed.first { $0.covers(member.pointer) })
                    let owner: UInt32 =
                        switch rule.owner {
                        case .author: 3
                        case .person: 17
                        case .agreementMember: 23
                        }
                    #expect(member.owner == MemberID(owner), "\(written.type) \(member.pointer)")
                }
            }
        }
    }

    @Test func `keep members that this version does not know when they are read, and refuse them when written`() throws
    {
        var maker = EventMaker(seed: 7)
        for event in maker.oneOfEach() {
            let written = WrittenEvent(event)
            var tree = JSONTree(try JSONDocument(parsing: written.data).root)
            tree["zzz"] = 1
            let document = try JSONDocument(parsing: tree.canonicalBytes)
            #expect(
                try Catalogue.decode(type: written.type, data: document.root, sealedOpened: written.opened) == event)
            #expect(
                throws: ShapeError(at: "/data/zzz", expected: "no member of this name", found: "\"zzz\"")
            ) {
                try Catalogue.decode(
                    type: written.type, data: document.root, sealedOpened: written.opened, unknown: .refuse)
            }
        }
    }

    @Test func `without a text that they must have are refused by its pointer`() throws {
        let written = WrittenEvent(.agreement(.declined(SaidReason(reason: .said("§ no")))))
        #expect(throws: ShapeError(at: "/data/reason", expected: "a text that is sealed", found: "nothing")) {
            try written.read(.none)
        }
    }

    @Test func `of a kind unknown to this version are refused by name`() throws {
        let document = try JSONDocument(parsing: Array("{}".utf8))
        #expect(
            throws: ShapeError(
                at: "/type", expected: "a type of event that this version knows", found: "\"weather.changed\"")
        ) { try Catalogue.decode(type: "weather.changed", data: document.root, sealedOpened: .none) }
    }

    @Test func `find their owners in the actor, the stream and the agreement`() {
        let registered = Event.person(
            .registered(
                MemberRegistered(handle: .said("dana"), name: .said("Dana"), username: nil)))
        let owners = EventOwners(actor: .operator, stream: .person(MemberID(9)), event: registered)
        #expect(owners == EventOwners(author: nil, person: MemberID(9)))
        #expect(WrittenEvent(registered, owners: owners).sealed.allSatisfy { $0.owner == MemberID(9) })

        var maker = EventMaker(seed: 1)
        for proposed in maker.oneOfEach() {
            guard case .agreement(.proposed(let data)) = proposed else { continue }
            let both = EventOwners(actor: .member(data.manager), stream: .agreement(AgreementID(1)), event: proposed)
            #expect(WrittenEvent(proposed, owners: both).sealed.allSatisfy { $0.owner == data.member })
        }
    }

    @Test func `cannot be written with a text that was withheld`() async {
        await #expect(processExitsWith: .failure) {
            _ = WrittenEvent(.agreement(.declined(SaidReason(reason: .withheld))))
        }
    }
}
