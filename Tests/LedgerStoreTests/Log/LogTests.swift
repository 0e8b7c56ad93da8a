import CanonicalJSON
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing
import TransparencyLog

@Suite struct `The log` {
    @Test func `counts events, streams and people without gaps`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.close()
        try ledger.open()
        var revs: [StreamName: UInt64] = [:]
        var ordinals: [MemberID: Int64] = [:]
        for (index, stored) in try ledger.leaves().enumerated() {
            let header = stored.leaf.header
            #expect(header.seq == UInt64(index))
            #expect(header.rev == revs[header.stream, default: 0])
            revs[header.stream, default: 0] += 1
            let opened = try ledger.disclosures(of: header.seq)
            for subject in header.subjects {
                let own = try #require(opened.first { $0.name == "ordinal/\(subject)" })
                #expect(own.owner == subject)
                #expect(own.value.integer == ordinals[subject, default: 0])
                ordinals[subject, default: 0] += 1
            }
        }
        #expect(ordinals[dana, default: 0] > 5)
    }

    @Test func `holds leaves that are their own canonical form`() throws {
        let ledger = try TestLedger.agreed()
        for stored in try ledger.leaves() {
            #expect(try JSONDocument(parsing: stored.bytes).canonical() == stored.bytes)
            #expect(stored.bytes.count < FormatLimits.leafBytes)
        }
    }

    @Test func `has the root that its leaves give`() throws {
        let ledger = try TestLedger.agreed()
        let leaves = try ledger.leaves()
        for stored in leaves { #expect(MerkleHash.leaf(stored.bytes) == stored.hash) }
        #expect(slowRoot(leaves.map { MerkleHash.leaf($0.bytes) }[...]) == ledger.store.edge.root)
    }

    /// RFC 6962 §2.1 as it is written.
    private func slowRoot(_ leaves: ArraySlice<Hash256>) -> Hash256 {
        if leaves.count <= 1 { return leaves.first ?? MerkleHash.empty }
        var left = 1
        while left * 2 < leaves.count { left *= 2 }
        return MerkleHash.node(slowRoot(leaves.prefix(left)), slowRoot(leaves.dropFirst(left)))
    }

    @Test func `runs forward in time even when the clock does not`() throws {
        let ledger = try TestLedger.team()
        ledger.now = Instant(microseconds: 1_000)
        let departed = NewEvent(
            .person(.departed(MemberDeparted(on: day("2017-01-02")))), in: .person(dana), subjects: [dana])
        try ledger.append([departed, departed])
        let times = try ledger.leaves().map(\.leaf.header.at)
        for (earlier, later) in zip(times, times.dropFirst()) { #expect(earlier < later) }
        #expect(times[times.count - 1] == times[times.count - 3].advanced(microseconds: 2))
    }

    @Test func `says of each event which of its command it is, and what brought it about`() throws {
        let ledger = try TestLedger.agreed()
        let last = try ledger.leaves().suffix(4).map(\.leaf.header)
        #expect(
            last.map(\.type) == [
                "agreement.confirmed", "agreement.enteredForce", "promise.made", "checkpoint.scheduled",
            ])
        #expect(last.map(\.part.index) == [0, 1, 2, 3])
        #expect(last.allSatisfy { $0.part.count == 4 && $0.command == last[0].command })
        #expect(last[1].cause == last[0].seq && last[2].cause == last[1].seq && last[3].cause == last[1].seq)
    }

    @Test func `never uses a salt twice`() throws {
        let ledger = try TestLedger.agreed()
        var salts: [String] = []
        for stored in try ledger.leaves() {
            salts.append(try #require(JSONDocument(parsing: stored.bytes).root["salt"]?.string))
            for (_, text) in try ledger.rows(of: stored.seq) {
                let json = try #require(Base64.url.decode(text[...]))
                let parts = try JSONDocument(parsing: json).root.elements
                salts.append(try #require(parts.first { _ in true }?.string))
            }
        }
        #expect(salts.count > 50 && Set(salts).count == salts.count)
        #expect(salts.allSatisfy { $0.utf8.count == 22 })
    }

    @Test func `is not touched by a command that is too long`() throws {
        let ledger = try TestLedger.team()
        let size = ledger.store.size
        let long = String(repeating: "x", count: FormatLimits.sealedBytes)
        let discussed = NewEvent(
            .agreement(.discussed(SaidText(text: .said(long)))), in: .agreement(a1), subjects: [dana])
        #expect(throws: LeafError.sealedTooLong(pointer: "/text", bytes: FormatLimits.sealedBytes + 2)) {
            try ledger.append([discussed])
        }
        let half = NewEvent(
            .agreement(.discussed(SaidText(text: .said(String(long.dropLast(16)))))), in: .agreement(a1),
            subjects: [dana])
        #expect(throws: LeafError.self) { try ledger.append(Array(repeating: half, count: 40)) }
        #expect(ledger.store.size == size && !ledger.store.isDirty || ledger.store.acknowledgedSize == size)
        try ledger.record("after")
        #expect(try ledger.leaves().count == Int(size) + 1)
    }

    @Test func `takes no command without events, and leaves its id free`() throws {
        let ledger = try TestLedger()
        let id = CommandID(high: 1, low: 2)
        let events = try ledger.store.append(
            [], by: Author(actor: .clock), command: id, digest: Digest16(high: 0, low: 0), unchanged: 3, at: ledger.now)
        try ledger.store.flushBatch()
        #expect(events.isEmpty && !ledger.store.isDirty)
        #expect(try ledger.store.command(id) == nil)
    }
}

extension TestLedger {
    func append(_ events: [NewEvent], by actor: Actor = .member(dana)) throws {
        _ = try store.append(
            events, by: Author(actor: actor), command: store.freshCommandID(at: now), digest: nil, unchanged: 0, at: now
        )
    }

    /// The disclosures of an event as they travel, with their owners.
    func rows(of seq: UInt64) throws -> [(owner: MemberID?, text: [UInt8])] {
        try store.withTransaction { (transaction) in
            try store.reading.disclosures(of: seq, in: transaction).map { ($0.owner, $0.disclosure.text) }
        }
    }

    func disclosures(of seq: UInt64) throws -> [(owner: MemberID?, name: String, value: JSONValue)] {
        try rows(of: seq).map { (owner, text) in
            let (name, value) = try #require(Disclosure(text: text).opened())
            return (owner, name, value)
        }
    }
}
