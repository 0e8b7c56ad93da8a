import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `After a crash` {
    @Test func `everything acknowledged is there, in every map as if it had been committed`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.record("row")
        ledger.now = Instant(utcStartOf: day("2017-03-10"))
        try ledger.recordDue()
        try ledger.act(
            .person(.register(handle: "late", name: "Late", username: nil)), by: hana, id: CommandID(high: 7, low: 8))
        try ledger.store.createConsumer(
            ConsumerKey(owner: hana, name: "warehouse"), Consumer(position: 2, filter: []))
        try ledger.store.flushBatch()
        #expect(ledger.store.committedSize == 3)
        let crashed = ledger.snapshot("crashed")
        try ledger.close()
        let replayed = try TestLedger(at: crashed, in: ledger.place)
        try replayed.close()
        let expected = try Dump(ledger.layout.directory)
        let actual = try Dump(crashed)
        for name in Dump.names {
            #expect(expected.maps[name]?.isEmpty == false, "\(name)")
            #expect(actual.maps[name] == expected.maps[name], "\(name)")
        }
    }

    @Test(arguments: [false, true])
    func `a torn last record is forgotten, and nothing before it`(_ noise: Bool) throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let committed = ledger.store.size
        try ledger.record("first")
        try ledger.record("second")
        let offset = ledger.store.journal.used
        let bytes = try ledger.leaves().map(\.bytes)
        try ledger.act(.agreement(.propose(member: dana, manager: nil, .quarter)), by: gero)
        let length = ledger.store.journal.used - offset
        let whole = ledger.snapshot("whole")
        ledger.crash()
        let journal = Files.read(Layout(directory: whole).journal)
        var random = SplitMix64(seed: 21)
        for cut in [0, 1, 7, 8, 24, 40, 131, 132] + Array(stride(from: 133, to: length - 64, by: length / 12)) {
            let place = TemporaryDirectory()
            Files.copy(whole, to: place.path + "/ledger")
            let rest: [UInt8] = (cut..<length).map { _ in noise ? .random(in: 0...255, using: &random) : 0 }
            if rest.elementsEqual(journal[(offset + cut)..<(offset + length)]) { continue }
            Files.patch(Layout(directory: place.path + "/ledger").journal, at: offset + cut, with: rest)
            let recovered = try TestLedger(at: place.path + "/ledger", in: place)
            #expect(recovered.store.size == committed + 2, "cut at \(cut)")
            #expect(try recovered.leaves().map(\.bytes) == bytes)
            #expect(try recovered.store.withFacts { try $0.agreement(a1) } == nil)
            try recovered.record("third")
        }
    }

    @Test func `a record that was changed before others stops the start with its position, and changes nothing`() throws
    {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        try ledger.record("first")
        let offset = ledger.store.journal.used
        try ledger.record("second")
        try ledger.record("third")
        ledger.crash()
        let journal = Files.read(ledger.layout.journal)
        Files.patch(ledger.layout.journal, at: offset + 200, with: [journal[offset + 200] ^ 1])
        let before = try Dump(ledger.layout.directory)
        for _ in 0..<2 {
            let error = try #require(throws: StoreError.self) { try ledger.open() }
            guard case .journalBroken(2, offset, _) = error else { Issue.record("\(error)"); return }
        }
        #expect(try Dump(ledger.layout.directory) == before)
        Files.patch(ledger.layout.journal, at: offset + 200, with: [journal[offset + 200]])
        try ledger.open()
        #expect(try ledger.leaves().last?.leaf.header.seq == ledger.store.size - 1)
    }

    @Test func `again and again, at any moment, nothing acknowledged is lost`() throws {
        var random = SplitMix64(seed: 22)
        let ledger = try TestLedger.team()
        var leaves = try ledger.leaves().map(\.bytes)
        var place = ledger
        for round in 0..<12 {
            for index in 0..<Int.random(in: 1...6, using: &random) {
                try place.record("\(round)/\(index)", flush: Bool.random(using: &random))
                if Int.random(in: 0..<4, using: &random) == 0 {
                    try place.store.flushBatch()
                    try place.store.commit()
                }
            }
            let acknowledged = Int(place.store.acknowledgedSize)
            leaves = Array(try place.leaves().map(\.bytes).prefix(acknowledged))
            let copy = ledger.place.path + "/round\(round)"
            Files.copy(place.layout.directory, to: copy)
            place = try TestLedger(at: copy, in: ledger.place)
            #expect(try place.leaves().map(\.bytes) == leaves, "round \(round)")
        }
        #expect(leaves.count > 30)
    }

    @Test func `a journal of another ledger is not replayed`() throws {
        let ledger = try TestLedger.team()
        let other = try TestLedger.team()
        try ledger.close()
        other.crash()
        let before = try Dump(ledger.layout.directory)
        Files.copy(other.layout.journal, to: ledger.layout.journal)
        try ledger.open()
        try ledger.close()
        #expect(try Dump(ledger.layout.directory) == before)
    }

    @Test func `a journal that does not continue the log stops the start`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let early = ledger.snapshot("early")
        try ledger.record("committed")
        try ledger.store.commit()
        try ledger.record("journaled")
        ledger.crash()
        Files.remove(ledger.layout.data)
        Files.copy(Layout(directory: early).data, to: ledger.layout.data)
        let error = try #require(throws: StoreError.self) { try ledger.open() }
        guard case .journalBroken(1, 0, let reason) = error else { Issue.record("\(error)"); return }
        #expect(reason.contains("it continues a log of"))
    }

    @Test func `during recovery the next start recovers the same`() throws {
        let ledger = try TestLedger.agreed()
        let bytes = try ledger.leaves().map(\.bytes)
        let crashed = ledger.snapshot("crashed")
        struct Stop: Error {}
        let count = Count()
        #expect(throws: Stop.self) {
            try Store(
                opening: Layout(directory: crashed), limits: .small, operatorKey: nil, zones: .utc,
                prepare: { _ in
                    { (_, _) in
                        count.value += 1
                        if count.value == 9 { throw Stop() }
                    }
                })
        }
        #expect(try TestLedger(at: crashed, in: ledger.place).leaves().map(\.bytes) == bytes)
    }

    private final class Count: @unchecked Sendable { var value = 0 }

    @Test func `a command id is known, from the journal as from the database`() throws {
        let ledger = try TestLedger.team()
        let id = CommandID(high: 0x0193_C0DE_0000_7000, low: 0x8000_0000_0000_0001)
        let written = try ledger.act(.person(.register(handle: "nils", name: "Nils", username: nil)), by: hana, id: id)
        let expected = CommandEntry(
            actor: hana.number, digest: Digest16(high: id.low, low: id.high), first: written[0].seq, count: 1,
            unchanged: 0)
        let replayed = try TestLedger(at: ledger.snapshot("replayed"), in: ledger.place)
        try ledger.close()
        try ledger.open()
        for store in [replayed.store, ledger.store] {
            let entry = try #require(try store.command(id))
            #expect(entry == expected)
            let events = try store.events(of: entry)
            #expect(events.map(\.seq) == written.map(\.seq) && events.map(\.hash) == written.map(\.hash))
            #expect(events.map(\.type) == ["member.registered"])
            #expect(try store.command(CommandID(high: id.high, low: 2)) == nil)
        }
    }

    @Test func `names are found, and rows that were recorded`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.record("row 1")
        let replayed = try TestLedger(at: ledger.snapshot("replayed"), in: ledger.place)
        try replayed.store.withFacts { (facts) throws in
            #expect(try facts.member(withHandle: "dana.delphinium") == dana)
            #expect(try facts.member(withUsername: "hana-account") == hana)
            #expect(try facts.member(withHandle: "hana-account") == nil)
            #expect(try facts.recorded(won.metric, dana, source: "crm", ref: "row 1") != nil)
            #expect(try facts.recorded(won.metric, dana, source: "crm", ref: "row 2") == nil)
            #expect(try facts.recorded(won.metric, gero, source: "crm", ref: "row 1") == nil)
            #expect(try facts.reports(of: gero) == [dana])
            #expect(try facts.agreements(asMember: dana) == [a1] && facts.agreements(asManager: gero) == [a1])
            #expect(try facts.nextMember() == MemberID(6) && facts.nextAgreement() == AgreementID(2))
        }
    }
}
