import CanonicalJSON
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing
import TransparencyLog

@Suite struct `What is sealed` {
    @Test func `has in the leaf the digest of its disclosure, and nothing else there`() throws {
        let ledger = try TestLedger.agreed()
        for stored in try ledger.leaves() {
            let rows = try ledger.rows(of: stored.seq)
            var names: Set<String> = []
            for (_, text) in rows {
                let disclosure = Disclosure(text: text)
                let name = try #require(disclosure.opened()).name
                names.insert(name)
                #expect(stored.leaf.sealed[name]?.stringEquals(utf8: disclosure.digest) == true, "\(name)")
            }
            #expect(names == Set(stored.leaf.sealed.members.map(\.key)))
        }
    }

    @Test func `belongs to whom it is about`() throws {
        let ledger = try TestLedger.agreed()
        var owners: [String: MemberID?] = [:]
        for seq in 0..<ledger.store.size {
            for (owner, name, value) in try ledger.disclosures(of: seq) {
                if let text = value.string, personalTexts.contains(text) { owners[text] = owner }
                if name.hasPrefix("ordinal/") { #expect(owner?.description == String(name.dropFirst(8))) }
            }
        }
        #expect(owners["hana.hollyhock"] == hana)
        #expect(owners["Dana Delphinium-Example"] == dana)
        #expect(owners["Objection handling course"] == dana)
        #expect(owners["I keep three large customers happy"] == dana)
        #expect(Set(owners.keys) == Set(personalTexts))
    }

    @Test func `opens only at its own event and for its own owner`() throws {
        let ledger = try TestLedger.agreed()
        let vault = ledger.store.reading.vault
        let row = VaultRow(
            owner: dana,
            bytes: try vault.seal(
                SealedRow(
                    owner: dana,
                    disclosures: [Disclosure(salt: Salt(words: (1, 2)), name: "/text", value: Array("\"hm\"".utf8))]),
                seq: 7, nonce: (3, 4)))
        #expect(try vault.open(row.bytes, seq: 7, owner: dana)?.first?.opened()?.value.string == "hm")
        #expect(throws: StoreError.self) { try vault.open(row.bytes, seq: 8, owner: dana) }
        #expect(throws: StoreError.self) { try vault.open(row.bytes, seq: 7, owner: gero) }
        // The ledger's own key was never made: nothing was sealed with it.
        #expect(try vault.open(row.bytes, seq: 7, owner: nil) == nil)
        for index in 0..<row.bytes.count {
            var changed = row.bytes
            changed[index] ^= 0x10
            // Another key version is a key that is not there; everything else is damage.
            if index < 4 {
                #expect(try vault.open(changed, seq: 7, owner: dana) == nil)
            } else {
                #expect(throws: StoreError.self) { try vault.open(changed, seq: 7, owner: dana) }
            }
        }
        #expect(throws: StoreError.self) { try vault.open(Array(row.bytes.prefix(31)), seq: 7, owner: dana) }
    }

    @Test func `refuses rows that were swapped in the database`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        let vault = ledger.store.tables.vault
        let seqs = try ledger.leaves().filter { $0.leaf.header.subjects.contains(dana) }.map(\.seq).suffix(2)
        let places = seqs.map { VaultPosition(seq: $0, owner: dana) }
        try ledger.store.withTransaction { (transaction) in
            let rows = try places.map { try vault.get($0, in: transaction)! }
            try vault.put(places[0], rows[1], in: &transaction)
            try vault.put(places[1], rows[0], in: &transaction)
        }
        for seq in seqs {
            #expect(
                throws: StoreError.damaged(
                    what: "vault row", position: seq, reason: "it does not open under its owner's key")
            ) { try ledger.rows(of: seq) }
        }
    }

    @Test func `cannot be read any more without its key, and nothing else is lost`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.close()
        Files.remove(ledger.layout.owners + "/U4.1")
        try ledger.open()
        for seq in 0..<ledger.store.size {
            #expect(try ledger.rows(of: seq).allSatisfy { $0.owner != dana })
        }
        #expect(try ledger.store.withFacts { try $0.forgetful.agreement(a1) } != nil)
    }

    @Test func `is found nowhere on the disk, whether committed or journaled`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        try ledger.act(.agreement(.discuss(a1, text: personalTexts[10])), by: dana)
        let needles = personalTexts.flatMap { Needle.forms(of: Array($0.utf8)) }
        for path in Files.tree(ledger.layout.directory) where !Files.isDirectory(path) {
            for needle in needles { #expect(!Files.contains(path, needle), "\(path)") }
        }
        // The search itself finds what is there.
        #expect(Files.contains(ledger.layout.data + "/data.mdb", Array("agreement.proposed".utf8)))
        #expect(Files.contains(ledger.layout.journal, Array("agreement.discussed".utf8)))
    }

    @Test func `stays out of folded states and of what projections are given`() throws {
        let ledger = try TestLedger.agreed()
        let said = "\(try ledger.store.withFacts { (facts) in try facts.streams().map { try facts.fold($0).state } })"
        for text in personalTexts { #expect(!said.contains(text), "\(text)") }
        let place = ledger.snapshot("replayed")
        let seen = Seen()
        let store = try Store(
            opening: Layout(directory: place), limits: .small, operatorKey: nil, zones: .utc,
            prepare: { _ in { (change, _) in seen.texts.append("\(change)") } })
        #expect(store.size == ledger.store.size && seen.texts.count > 10)
        for text in personalTexts { #expect(!seen.texts.contains { $0.contains(text) }, "\(text)") }
    }

    private final class Seen: @unchecked Sendable { var texts: [String] = [] }
}

enum Needle {
    /// The bytes themselves, and what base64url makes of them at each of the three places in a group.
    static func forms(of bytes: [UInt8]) -> [[UInt8]] {
        [bytes]
            + (0..<3).map { (shift) in
                let text = Base64.url.encode([UInt8](repeating: 0, count: shift) + bytes)
                return Array(text.utf8.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(3))
            }
    }
}
