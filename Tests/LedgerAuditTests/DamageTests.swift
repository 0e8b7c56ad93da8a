import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

@testable import LedgerAudit

@Suite struct `Damage to a bundle` {
    /// Each byte of each file, changed to two others, one after the other.
    @Test(arguments: [1 as UInt64]) func `of any single byte is found`(seed: UInt64) throws {
        let bundle = try MadeBundle.agreement(recipient: "the court")
        try bundle.shrink()
        let key = HeldElsewhere(key: bundle.ledger.signer.verifierKey)
        #expect(bundle.verdict(key).status == .anchored)
        var random = seed
        var count = 0
        for file in try bundle.files() + ["manifest.json"] {
            let handle = try FileHandle(forUpdating: bundle.url(file))
            defer { try? handle.close() }
            for (offset, byte) in try bundle.bytes(file).enumerated() {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                for change in [1, UInt8(random >> 56) | 2] {
                    try handle.seek(toOffset: UInt64(offset))
                    handle.write(Data([byte ^ change]))
                    let verdict = bundle.verdict(key)
                    #expect(
                        verdict.status == .broken && verdict.finding != nil,
                        "\(file), byte \(offset), \(byte) ^ \(change): \(verdict.status)")
                    count += 1
                }
                try handle.seek(toOffset: UInt64(offset))
                handle.write(Data([byte]))
            }
        }
        #expect(bundle.verdict(key).status == .anchored)
        #expect(count > 10_000)
    }

    /// What a forger does who knows the format: each damage with all hashes of the manifest made anew.
    @Test func `is found at the place that it has, though the manifest was made to fit`() throws {
        for damage in Damage.all {
            let bundle = try damage.scope.made()
            try damage.edit(bundle)
            let verdict = bundle.verdict()
            let finding = verdict.finding
            #expect(
                finding?.check == damage.check && finding?.file == damage.file && finding?.line == damage.line,
                "\(damage.name): \(String(describing: finding)) \(String(describing: verdict.unusable))")
            #expect(verdict.status == .broken, "\(damage.name)")
        }
    }

    @Test func `has a smallest example for every check but the anchors`() {
        #expect(Set(Damage.all.map(\.check)) == Set(Finding.Check.allCases).subtracting([.anchor]))
    }

    @Test func `is what comes of another ledger, though that is consistent`() throws {
        let bundle = try MadeBundle.agreement()
        let forged = try MadeBundle.agreement(seed: 8)
        #expect(forged.verdict().status == .consistent)
        let key = forged.verdict(HeldElsewhere(key: bundle.ledger.signer.verifierKey))
        #expect(key.status == .broken && key.finding?.check == .anchor)
        let head = forged.verdict(HeldElsewhere(head: try bundle.ledger.head(4)))
        #expect(head.finding?.check == .anchor)
        let receipt = forged.verdict(HeldElsewhere(receipt: try bundle.ledger.receipt(for: 5)))
        #expect(receipt.finding?.check == .anchor)
    }

    @Test func `is a history that was rewritten under the same key`() throws {
        var before = try SmallLedger()
        before.append("ledger.created", in: "ledger", by: "operator", about: [], ["zone": "Europe/Paris"])
        for person in ["U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"] {
            before.append("member.registered", in: "person/\(person.dropFirst())", by: "operator", about: [person])
        }
        for bundle in [try MadeBundle.agreement(), try MadeBundle.all()] {
            for held in [
                HeldElsewhere(head: try before.head(7)), HeldElsewhere(receipt: try before.receipt(for: 5, size: 7)),
            ] {
                #expect(bundle.verdict(held).finding?.check == .anchor)
            }
        }
        // A head of a size that cannot be compared vouches for the key, and the verdict says that it does no more.
        let bundle = try MadeBundle.agreement()
        let other = bundle.verdict(HeldElsewhere(head: try before.head(8)))
        #expect(other.finding?.check == .anchor)
        for _ in 9..<12 { before.append("policy.set", in: "ledger", by: "operator", about: []) }
        let incomparable = bundle.verdict(HeldElsewhere(head: try before.head(12)))
        #expect(incomparable.anchors == [.head(.incomparable(size: 12))])
        // Its event is here, and another one.
        let receipt = bundle.verdict(HeldElsewhere(receipt: try before.receipt(for: 5, size: 8)))
        #expect(receipt.finding?.check == .anchor)
    }
}
