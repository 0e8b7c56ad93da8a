import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing
import TransparencyLog

/// A journal file of a few records, written by the journal itself.
private struct Written {
    let place = TemporaryDirectory()
    let origin = Digest16(high: 1, low: 2)
    let random = Randomness()
    var path: String { place.path + "/journal" }

    init() throws { try Journal.create(at: path, byteCount: 1 << 20) }

    func open(_ origin: Digest16? = nil) throws -> Journal {
        try Journal(path: path, origin: origin ?? self.origin, random: random)
    }

    /// Writes records of sizes `from`…`through`, one event each, and answers where each begins.
    @discardableResult
    func write(_ sizes: ClosedRange<UInt64>, to journal: Journal) throws -> [Int] {
        try sizes.map { (size) in
            let offset = journal.used
            try journal.append(
                payload: [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: Int(size) % 7 * 40 + 1),
                sizeBefore: size - 1, sizeAfter: size, rootBefore: root(size - 1), rootAfter: root(size))
            return offset
        }
    }

    func root(_ size: UInt64) -> Hash256 { MerkleHash.leaf(Array("\(size)".utf8)) }

    func found(beyond size: UInt64) throws -> [UInt64] {
        try open().records(beyond: size).map(\.record.sizeAfter)
    }
}

@Suite struct `The journal` {
    @Test func `gives back what was written beyond what is known`() throws {
        let written = try Written()
        let offsets = try written.write(1...6, to: written.open())
        #expect(try written.found(beyond: 0) == [1, 2, 3, 4, 5, 6])
        #expect(try written.found(beyond: 4) == [5, 6])
        #expect(try written.found(beyond: 6) == [])
        let records = try written.open().records(beyond: 0)
        #expect(records.map(\.offset) == offsets)
        #expect(records.map(\.record.number) == [1, 2, 3, 4, 5, 6])
        #expect(records[4].record.payload == [UInt8](repeating: 5, count: 201))
        #expect(records[4].record.rootBefore == written.root(4) && records[4].record.rootAfter == written.root(5))
    }

    @Test(arguments: ["zeros", "ones", "noise"])
    func `torn at any byte of its last record gives all the others`(_ how: String) throws {
        let written = try Written()
        let offsets = try written.write(1...3, to: written.open())
        let whole = Files.read(written.path)
        let end = offsets[2] + JournalRecord.headerBytes + 3 % 7 * 40 + 1 + JournalRecord.digestBytes
        let padded = end + 64
        var random = SplitMix64(seed: 11)
        for cut in offsets[2]..<end {
            let rest: [UInt8] = (cut..<padded).map { _ in
                switch how {
                case "zeros": 0
                case "ones": 0xFF
                default: UInt8.random(in: 0...255, using: &random)
                }
            }
            if rest.prefix(end - cut).elementsEqual(whole[cut..<end]) { continue }
            Files.patch(written.path, at: cut, with: rest)
            #expect(try written.found(beyond: 0) == [1, 2], "cut at \(cut - offsets[2])")
            Files.patch(written.path, at: cut, with: Array(whole[cut..<padded]))
        }
        #expect(try written.found(beyond: 0) == [1, 2, 3])
    }

    @Test func `with a byte flipped before valid records refuses with the position`() throws {
        let written = try Written()
        let offsets = try written.write(1...3, to: written.open())
        let whole = Files.read(written.path)
        for offset in stride(from: offsets[1], to: offsets[2] - 40, by: 7) {
            Files.patch(written.path, at: offset, with: [whole[offset] ^ 0x40])
            let error = try #require(throws: StoreError.self) { try written.found(beyond: 0) }
            guard case .journalBroken(let number, let at, _) = error else { Issue.record("\(error)"); return }
            #expect(number == 2 && at == offsets[1])
            #expect(error.description.contains("byte \(offsets[1])"))
            Files.patch(written.path, at: offset, with: [whole[offset]])
        }
    }

    @Test func `with a record missing between others refuses`() throws {
        let written = try Written()
        let offsets = try written.write(1...4, to: written.open())
        let whole = Files.read(written.path)
        Files.patch(written.path, at: offsets[1], with: Array(whole[offsets[2]..<offsets[3]]))
        let error = try #require(throws: StoreError.self) { try written.found(beyond: 0) }
        guard case .journalBroken(2, offsets[1], _) = error else { Issue.record("\(error)"); return }
    }

    @Test func `pays no heed to records from before its space was freed`() throws {
        let written = try Written()
        let journal = try written.open()
        try written.write(1...9, to: journal)
        journal.reset(random: written.random)
        #expect(try written.found(beyond: 9) == [])
        // Each new record ends elsewhere in what is left of the old ones.
        for last in 10...14 as ClosedRange<UInt64> {
            try written.write(last...last, to: journal)
            #expect(try written.found(beyond: 9) == Array(10...last))
            #expect(try written.found(beyond: last) == [])
        }
    }

    @Test func `is not misled by an old record that begins where a new one ends`() throws {
        let written = try Written()
        let journal = try written.open()
        func append(_ size: UInt64, payloadBytes: Int) throws {
            try journal.append(
                payload: [UInt8](repeating: 1, count: payloadBytes), sizeBefore: size - 1, sizeAfter: size,
                rootBefore: written.root(size - 1), rootAfter: written.root(size))
        }
        for size in 1...4 as ClosedRange<UInt64> { try append(size, payloadBytes: 28) }
        let step = journal.used / 4
        journal.reset(random: written.random)
        try append(5, payloadBytes: 28 + step)
        #expect(journal.used == 2 * step)
        #expect(try written.found(beyond: 4) == [5])
    }

    @Test func `of another ledger says nothing`() throws {
        let written = try Written()
        try written.write(1...3, to: written.open())
        #expect(try written.open(Digest16(high: 9, low: 9)).records(beyond: 0).isEmpty)
    }

    @Test func `that was cut short is refused`() throws {
        let written = try Written()
        try written.write(1...3, to: written.open())
        Files.write(Array(Files.read(written.path).prefix(1 << 19)), to: written.path)
        #expect(throws: StoreError.self) { try written.open() }
    }

    @Test func `keeps room for a batch by its exact size`() throws {
        let written = try Written()
        let journal = try written.open()
        let most = (1 << 20) - JournalRecord.headerBytes - JournalRecord.digestBytes
        #expect(journal.hasRoom(for: most))
        #expect(!journal.hasRoom(for: most + 1))
    }

    @Test func `writes payloads that read back equal`() throws {
        var random = SplitMix64(seed: 12)
        var payload: [UInt8] = []
        var commands: [JournaledCommand] = []
        for index in 0..<20 {
            let events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                JournaledEvent(
                    leaf: (0..<Int.random(in: 0...90, using: &random)).map { _ in .random(in: 0...255, using: &random)
                    },
                    rows: (0..<Int.random(in: 0...2, using: &random)).map {
                        VaultRow(owner: $0 == 0 ? nil : dana, bytes: [UInt8(index)])
                    })
            }
            let entry = CommandEntry(
                actor: 4, digest: Digest16(high: 5, low: 6), first: random.next(), count: UInt32(events.count),
                unchanged: 7)
            let command = JournaledCommand(
                entry: index % 2 == 0 ? nil : (id: .init(high: 1, low: UInt64(index)), entry: entry), events: events)
            commands.append(command)
            JournalPayload.append(command, to: &payload)
        }
        #expect(JournalPayload.entries(in: payload) == commands.map { .command($0) })
        #expect(JournalPayload.entries(in: Array(payload.dropLast())) == nil)
        #expect(JournalPayload.entries(in: [2]) == nil)
    }
}
