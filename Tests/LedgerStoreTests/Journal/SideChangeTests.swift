import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `A consumer's position` {
    private static let key = ConsumerKey(owner: dana, name: "warehouse")
    private static let other = ConsumerKey(owner: gero, name: "a")

    private func all(_ ledger: TestLedger) throws -> [ConsumerKey: Consumer] {
        try ledger.store.withFacts { facts in
            let found = try facts.reading.consumers(in: facts.view)
            return Dictionary(uniqueKeysWithValues: found.map { ($0.key, $0.consumer) })
        }
    }

    @Test func `survives a crash once its batch was flushed, and writes no event`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let size = ledger.store.size
        try ledger.store.createConsumer(Self.key, Consumer(position: 3, filter: Array("{}".utf8)))
        try ledger.store.flushBatch()
        try ledger.store.moveConsumer(Self.key, to: 5)
        try ledger.store.flushBatch()
        #expect(ledger.store.isDirty && !ledger.store.sidesAreCommitted)
        try ledger.store.moveConsumer(Self.key, to: 9)
        let crashed = ledger.snapshot("crashed")
        let recovered = try TestLedger(at: crashed, in: ledger.place)
        #expect(try all(recovered) == [Self.key: Consumer(position: 5, filter: Array("{}".utf8))])
        #expect(recovered.store.size == size)
        #expect(recovered.store.sidesAreCommitted && !recovered.store.isDirty)
    }

    @Test func `is not brought back by records from before its commit`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        try ledger.store.createConsumer(Self.key, Consumer(position: 0, filter: []))
        try ledger.store.flushBatch()
        try ledger.store.moveConsumer(Self.key, to: 4)
        try ledger.store.flushBatch()
        try ledger.store.commit()
        // The file still holds both records.
        #expect(
            try all(TestLedger(at: ledger.snapshot("a"), in: ledger.place)) == [
                Self.key: Consumer(position: 4, filter: [])
            ])
        try ledger.store.deleteConsumer(Self.key)
        try ledger.store.flushBatch()
        #expect(try all(TestLedger(at: ledger.snapshot("b"), in: ledger.place)).isEmpty)
        try ledger.store.commit()
        #expect(try all(TestLedger(at: ledger.snapshot("c"), in: ledger.place)).isEmpty)
    }

    @Test func `missing between others stops the start`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        try ledger.store.createConsumer(Self.key, Consumer(position: 0, filter: []))
        try ledger.store.flushBatch()
        let offset = ledger.store.journal.used
        for position in [4, 5] as [UInt64] {
            try ledger.store.moveConsumer(Self.key, to: position)
            try ledger.store.flushBatch()
        }
        ledger.crash()
        let journal = Files.read(ledger.layout.journal)
        Files.patch(ledger.layout.journal, at: offset + 150, with: [journal[offset + 150] ^ 1])
        let error = try #require(throws: StoreError.self) { try ledger.open() }
        guard case .journalBroken(2, offset, _) = error else { Issue.record("\(error)"); return }
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `is after any crash what was acknowledged last`(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let base = try TestLedger.team()
        try base.store.commit()
        var ledger = base
        for round in 0..<10 {
            var expected = try all(ledger)
            for step in 0..<Int.random(in: 1...12, using: &random) {
                let key = Bool.random(using: &random) ? Self.key : Self.other
                switch Int.random(in: 0..<6, using: &random) {
                case 0: try ledger.store.createConsumer(key, Consumer(position: UInt64(step), filter: [1]))
                case 1: try ledger.store.deleteConsumer(key)
                case 2, 3: try ledger.store.moveConsumer(key, to: .random(in: 0...99, using: &random))
                default: try ledger.record("\(round)/\(step)", flush: false)
                }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    try ledger.store.flushBatch()
                    expected = try all(ledger)
                    if Bool.random(using: &random) { try ledger.store.commit() }
                }
            }
            // What is not flushed may be lost, and is: a copy has no transaction.
            let copy = base.place.path + "/round\(round)"
            Files.copy(ledger.layout.directory, to: copy)
            ledger = try TestLedger(at: copy, in: base.place)
            #expect(try all(ledger) == expected, "seed \(seed), round \(round)")
        }
    }
}
