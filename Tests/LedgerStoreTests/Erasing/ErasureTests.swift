import CanonicalJSON
import Crypto
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing
import TransparencyLog

extension TestLedger {
    /// Lets so much time go by that everything may be erased.
    func wait() throws {
        now = now.advanced(days: 1_200)
        try recordDue()
    }

    /// The words of dana's own that go, and words of hers that stay.
    static let goes = "The territory is too large"
    static let stays = "I keep three large customers happy"

    /// A1 in force, three years later.
    static func old() throws -> TestLedger {
        let ledger = try agreed()
        try ledger.wait()
        return ledger
    }

    func seq(of type: String) throws -> UInt64 { try #require(leaves().last { $0.leaf.header.type == type }).seq }

    /// Erases what dana said of the territory; carried out by whoever calls ``Store/eraseOn()``.
    @discardableResult
    func eraseWords() throws -> [AppendedEvent] {
        let seq = try seq(of: "agreement.discussed")
        return try act(.custody(.erase(member: nil, seq: seq, members: ["/text"], .ownerAsked)), by: hana)
    }

    /// Dana leaves and, years later, all that was hers is erased.
    @discardableResult
    func erasePerson() throws -> [AppendedEvent] {
        try act(.person(.depart(dana, on: nil)), by: hana)
        try wait()
        return try act(.custody(.erase(member: dana, seq: nil, members: [], .retentionEnded)), by: hana)
    }

    /// Everything that is due, as the daemon does it step by step.
    func carryOut() throws {
        try store.commit()
        while try store.eraseOn() == .wentOn { if store.hasRewritten { try store.commit() } }
    }

    func texts() throws -> Set<String> {
        var texts: Set<String> = []
        for seq in 0..<store.size { texts.formUnion(try disclosures(of: seq).compactMap(\.value.string)) }
        return texts
    }

    var keys: [SymmetricKey] {
        let origin = store.reading.vault.origin
        let wrapping = SymmetricKey(data: Files.read(layout.operatorKey))
        return Burglar.keys(in: layout.directory, operatorKey: wrapping, origin: origin)
    }
}

@Suite struct `What was erased` {
    @Test func `member by member opens to nobody who took the rows before, and all else opens`() throws {
        let ledger = try TestLedger.old()
        try ledger.store.commit()
        let burglar = try Burglar(ledger.snapshot("before"), origin: ledger.store.reading.vault.origin)
        let before = burglar.texts(with: ledger.keys)
        #expect(before.isSuperset(of: [TestLedger.goes, TestLedger.stays, "dana.delphinium"]))
        let texts = try ledger.texts()
        let leaves = try ledger.leaves().map(\.bytes)
        try ledger.eraseWords()
        try ledger.carryOut()
        #expect(try ledger.texts() == texts.subtracting([TestLedger.goes]))
        let after = burglar.texts(with: ledger.keys)
        #expect(!after.contains(TestLedger.goes))
        // All of dana's old rows are dead, hers that stay too: those that live are under her new key.
        #expect(!after.contains(TestLedger.stays) && after.contains("gero.gentian"))
        let now = try Burglar(ledger.snapshot("after"), origin: burglar.origin).texts(with: ledger.keys)
        #expect(now.contains(TestLedger.stays) && !now.contains(TestLedger.goes))
        #expect(Array(try ledger.leaves().map(\.bytes).prefix(leaves.count)) == leaves)
        #expect(Files.names(in: ledger.layout.owners).filter { $0.hasPrefix("U4.") } == ["U4.2"])
    }

    @Test func `of a whole person opens to nobody, and what comes later is under another key`() throws {
        let ledger = try TestLedger.old()
        try ledger.store.commit()
        let burglar = try Burglar(ledger.snapshot("before"), origin: ledger.store.reading.vault.origin)
        try ledger.erasePerson()
        try ledger.carryOut()
        let hers: Set<String> = [TestLedger.goes, TestLedger.stays, "dana.delphinium", "Dana Delphinium-Example"]
        #expect(try ledger.texts().isDisjoint(with: hers))
        #expect(burglar.texts(with: ledger.keys).isDisjoint(with: hers))
        #expect(
            try Burglar(ledger.snapshot("after"), origin: burglar.origin).texts(with: ledger.keys).isDisjoint(
                with: hers))
        #expect(try ledger.store.withFacts { try $0.member(withHandle: "dana.delphinium") } == nil)
        #expect(try ledger.store.withFacts { try $0.isErased(handle: "dana.delphinium") })
        #expect(throws: TestLedger.Refused.self) {
            try ledger.act(.person(.register(handle: "dana.delphinium", name: "Another", username: nil)), by: hana)
        }
        // Her account's name belongs to the machine, and may be given again.
        try ledger.act(.person(.register(handle: "dana2", name: "Another", username: "dana.delphinium")), by: hana)
        try ledger.act(.custody(.placeHold(dana, reason: "Too late")), by: hana)
        #expect(Files.names(in: ledger.layout.owners).filter { $0.hasPrefix("U4.") } == ["U4.2"])
        try ledger.close()
        try ledger.open()
        #expect(try ledger.texts().isDisjoint(with: hers.subtracting(["dana.delphinium"])))
    }

    @Test func `counts no more as words about others, and only words do`() throws {
        let ledger = try TestLedger.old()
        func hasWords(of owner: MemberID, about person: MemberID) throws -> Bool {
            try ledger.store.withFacts { try $0.hasWords(of: owner, about: person) }
        }
        #expect(try hasWords(of: dana, about: gero))
        // Whom hr registered, and who manages whom: hana said nothing in words there, and greta nothing at all.
        #expect(try !hasWords(of: hana, about: dana) && !hasWords(of: greta, about: gero))
        #expect(try !hasWords(of: dana, about: crm))
        try ledger.erasePerson()
        try ledger.carryOut()
        #expect(try !hasWords(of: dana, about: gero))
    }

    @Test func `is told in its place, with the ground`() throws {
        let ledger = try TestLedger.old()
        let seq = try ledger.seq(of: "agreement.discussed")
        try ledger.eraseWords()
        try ledger.carryOut()
        let said = try ledger.store.withFacts { (facts) in
            let stored = try #require(try facts.reading.leaf(at: seq, in: facts.view))
            return try facts.reading.openedEvent(stored, in: facts.view).said
        }
        #expect(said == "[erased: whoever it belonged to asked for it]")
        try ledger.erasePerson()
        try ledger.carryOut()
        let confirmed = try ledger.leaves().first { $0.leaf.header.type == "agreement.confirmed" }!
        let words = try ledger.store.withFacts { try $0.reading.openedEvent(confirmed, in: $0.view).said }
        #expect(words == "[erased: it was kept as long as it had to be]")
    }

    @Test func `leaves every proof as it was`() throws {
        let ledger = try TestLedger.old()
        try ledger.store.commit()
        let signer = HeadSigner(ledger.store)
        let seq = try ledger.seq(of: "agreement.discussed")
        let before = try ledger.store.environment.read { (transaction) throws in
            (
                head: try signer.head(in: transaction).head,
                receipt: try #require(try signer.receipt(of: seq, in: transaction))
            )
        }
        let leaf = try ledger.leaves()[Int(seq)].bytes
        try ledger.eraseWords()
        try ledger.erasePerson()
        try ledger.carryOut()
        let after = try ledger.store.environment.read { (transaction) throws in
            (
                head: try signer.head(in: transaction).head,
                proof: try ledger.store.reading.consistency(
                    from: before.head.size, to: ledger.store.size, in: transaction)
            )
        }
        #expect(
            verifyConsistency(
                from: before.head.size, to: after.head.size, proof: after.proof, fromRoot: before.head.root,
                toRoot: after.head.root))
        let signed = try before.receipt.verify(leafHash: MerkleHash.leaf(leaf), verifierKey: signer.verifierKey)
        #expect(signed == before.head)
    }

    @Test(arguments: [false, true], [false, true]) func `stays so whatever step a crash came after`(
        ofPerson: Bool, committing: Bool
    ) throws {
        let ledger = try TestLedger.old()
        let texts = try ledger.texts()
        if ofPerson { try ledger.erasePerson() } else { try ledger.eraseWords() }
        let gone = texts.filter { ofPerson ? personalOfDana.contains($0) : $0 == TestLedger.goes }
        #expect(gone.count == (ofPerson ? 7 : 1), "\(gone)")
        // Journaled and not committed: the start replays the event and carries it out.
        var left = [ledger.snapshot("journaled")]
        try ledger.store.commit()
        left.append(ledger.snapshot("committed"))
        var steps = 0
        while try ledger.store.eraseOn() == .wentOn {
            steps += 1
            if committing || ledger.store.hasRewritten && steps < 3 {
                left.append(ledger.snapshot("before-commit-\(steps)"))
            }
            if ledger.store.hasRewritten { try ledger.store.commit() }
            left.append(ledger.snapshot("step-\(steps)"))
        }
        #expect(steps == (ofPerson ? 3 : 4) && ledger.store.hasRewritten == false)
        for place in left {
            let again = try TestLedger(at: place, in: ledger.place)
            #expect(try again.texts() == texts.subtracting(gone), "\(place)")
            #expect(try again.store.eraseOn() == .nothingDue)
            let noted = try ErasuresFile(path: again.layout.erasures).read()
            #expect(noted.map(\.key) == [1] && noted[0].owner == dana && noted[0].origin == again.store.reading.origin)
            #expect(Files.names(in: again.layout.owners).filter { $0.hasPrefix("U4.") } == (ofPerson ? [] : ["U4.2"]))
        }
    }

    @Test func `twice over leaves the third key, and one row of each`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        let confirmed = try #require(ledger.leaves().first { $0.leaf.header.type == "agreement.confirmed" }).seq
        // Decided before the first is carried out.
        try ledger.act(.custody(.erase(member: nil, seq: confirmed, members: ["/inOwnWords"], .ordered)), by: hana)
        try ledger.carryOut()
        let texts = try ledger.texts()
        #expect(!texts.contains(TestLedger.goes) && !texts.contains(TestLedger.stays))
        #expect(texts.contains("Dana Delphinium-Example"))
        #expect(Files.names(in: ledger.layout.owners).filter { $0.hasPrefix("U4.") } == ["U4.3"])
        #expect(try ErasuresFile(path: ledger.layout.erasures).read().map(\.key) == [1, 2])
    }

    @Test func `waits while a copy for a backup is made`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.store.commit()
        var hold: ErasuresFile.Hold? = try ledger.store.erasuresFile.hold()
        #expect(try ledger.store.eraseOn() == .copying)
        #expect(hold != nil)
        hold = nil
        #expect(try ledger.store.eraseOn() == .wentOn)
    }

    @Test func `waits at a start too, which says for what`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.close()
        var hold: ErasuresFile.Hold? = try ErasuresFile(path: ledger.layout.erasures).hold()
        #expect(hold != nil)
        var said: [String] = []
        let store = try Store(
            opening: ledger.layout, limits: ledger.limits, operatorKey: nil, zones: .utc,
            waits: {
                said.append($0)
                hold = nil
            })
        #expect(said.count == 1 && said[0].contains("fuser \(ledger.layout.erasures)"))
        #expect(try store.eraseOn() == .nothingDue)
        try store.close()
    }
}

private let personalOfDana: Set<String> = [
    TestLedger.goes, TestLedger.stays, "dana.delphinium", "Dana Delphinium-Example", "Win deals that stay with us",
    "New customers in the far north", "Objection handling course", "dana.delphinium",
]

@Suite struct `The file of erasures` {
    @Test func `says what it was told, and cuts off half a line`() throws {
        let place = TemporaryDirectory()
        let file = ErasuresFile(path: place.path + "/erasures.jsonl")
        try file.create()
        #expect(try file.read() == [] && Files.mode(file.path) == 0o600)
        let one = Erasure(event: 9, origin: "a/b", owner: dana, key: 1, seq: 4, members: ["/text"], ground: .ordered)
        let two = Erasure(event: 12, origin: "a/b", owner: gero, key: 3, ground: .ownerAsked)
        try file.append(one)
        Files.write(Files.read(file.path) + Array(#"{"event":12,"ke"#.utf8), to: file.path)
        #expect(try file.read() == [one])
        try file.append(two)
        #expect(try file.read() == [one, two])
        #expect(
            String(decoding: Files.read(file.path), as: UTF8.self) == """
                {"event":9,"ground":"ordered","key":1,"members":["/text"],"origin":"a/b","owner":"U4","seq":4}
                {"event":12,"ground":"ownerAsked","key":3,"origin":"a/b","owner":"U3"}

                """)
    }

    @Test func `is refused with the line that is none`() throws {
        let place = TemporaryDirectory()
        let file = ErasuresFile(path: place.path + "/erasures.jsonl")
        let good = Erasure(event: 9, origin: "a/b", owner: dana, key: 1, ground: .ordered).line
        for bad in ["", "{}", #"{"event":9,"ground":"ordered","key":0,"origin":"a/b","owner":"U4"}"#, "\u{0}", "[1]"] {
            Files.write(good + Array(bad.utf8) + [10] + good, to: file.path)
            #expect {
                try file.read()
            } throws: {
                if case .damaged(_, 2, _) = $0 as? StoreError { true } else { false }
            }
        }
    }
}
