import Foundation
import Testing
import TransparencyLog

@testable import LedgerAudit

@Suite struct `A file of events` {
    private func verdict(
        of lines: [[UInt8]], _ held: HeldElsewhere = HeldElsewhere(), ended: Bool = true
    ) throws -> LeavesVerdict {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("leaves-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        var bytes = Array(lines.joined(separator: [0x0A]))
        if ended { bytes.append(0x0A) }
        try Data(bytes).write(to: file)
        return LeavesVerdict.verify(file.path, against: held)
    }

    @Test func `gives the root that a head signs, at its size or before`() throws {
        let ledger = try SmallLedger.agreement()
        let alone = try verdict(of: ledger.leaves)
        #expect(alone.status == .consistent && alone.size == 9)
        for size in 0...ledger.size {
            let held = try verdict(of: ledger.leaves, HeldElsewhere(head: ledger.head(size)))
            #expect(held.status == .anchored, "\(String(describing: held.finding))")
        }
        let key = try verdict(of: ledger.leaves, HeldElsewhere(key: ledger.signer.verifierKey, head: ledger.head()))
        #expect(key.status == .anchored && key.heads.map(\.size) == [9] && key.isSigned && !key.isRemembered)
        #expect(try !verdict(of: ledger.leaves, HeldElsewhere(head: ledger.head())).isSigned && !alone.isSigned)
        let receipt = try verdict(of: ledger.leaves, HeldElsewhere(receipt: ledger.receipt(for: 4, size: 7)))
        #expect(receipt.status == .anchored)
    }

    @Test func `that does not is broken at the line, or at the root`() throws {
        let ledger = try SmallLedger.agreement()
        let head = HeldElsewhere(head: try ledger.head())
        var missing = ledger.leaves
        missing.remove(at: 3)
        #expect(try verdict(of: missing, head).finding?.line == 4)
        var spaced = ledger.leaves
        spaced[2].insert(0x20, at: 1)
        #expect(try verdict(of: spaced, head).finding?.line == 3)
        #expect(try verdict(of: ledger.leaves, head, ended: false).finding?.line == 9)
        #expect(try verdict(of: Array(ledger.leaves.dropLast()), head).finding?.check == .root)
        var changed = ledger.leaves
        changed[4] = Array(
            String(decoding: changed[4], as: UTF8.self).replacing("\"revision\":1", with: "\"revision\":2").utf8)
        #expect(try verdict(of: changed, head).finding?.check == .root)
        let receipt = HeldElsewhere(receipt: try ledger.receipt(for: 4))
        #expect(try verdict(of: changed, receipt).finding?.line == 5)
        let thief = try SmallLedger.agreement(seed: 9)
        let stolen = HeldElsewhere(key: thief.signer.verifierKey, head: try ledger.head())
        #expect(try verdict(of: ledger.leaves, stolen).finding?.check == .anchor)
        let disclosed = try verdict(of: [Array("{\"disclosures\":[],\"leaf\":{}}".utf8)])
        #expect(disclosed.finding?.because.contains("hand over the events alone") == true)
        #expect(LeavesVerdict.verify("/nowhere/at/all", against: head).status == .unusable)
    }
}
