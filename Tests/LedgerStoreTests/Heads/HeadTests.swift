import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing
import TransparencyLog

@Suite struct `A signed head` {
    private func sign(_ ledger: TestLedger) throws -> (head: TreeHead, note: SignedNote) {
        try ledger.store.commit()
        let signer = HeadSigner(ledger.store)
        return try ledger.store.environment.read { (transaction) throws in try signer.head(in: transaction) }
    }

    @Test func `is of what was committed, and is on disk before it leaves`() throws {
        let ledger = try TestLedger.team()
        let (head, note) = try sign(ledger)
        #expect(head.size == ledger.store.size && head.root == ledger.store.edge.root)
        let key = ledger.store.reading.secrets.signer.verifierKey
        #expect(try TreeHead(verifying: SignedNote(parsing: Files.read(ledger.layout.head)), by: key) == head)
        #expect(try TreeHead(verifying: note, by: key) == head)
        try ledger.record("not committed")
        let signer = HeadSigner(ledger.store)
        let again = try ledger.store.environment.read { (transaction) throws in try signer.head(in: transaction) }
        #expect(again.head == head)
    }

    @Test func `of an older snapshot leaves the later one in the file`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let signer = HeadSigner(ledger.store)
        let size = ledger.store.size
        try ledger.store.environment.read { (old) throws in
            try ledger.record("later")
            try ledger.store.commit()
            let later = try ledger.store.environment.read { (transaction) throws in try signer.head(in: transaction) }
            #expect(later.head.size == size + 1)
            #expect(try signer.head(in: old).head.size == size)
        }
        let key = signer.verifierKey
        #expect(try TreeHead(verifying: SignedNote(parsing: Files.read(ledger.layout.head)), by: key).size == size + 1)
    }

    @Test func `refuses a log that is older`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let early = Layout(directory: ledger.snapshot("early"))
        let earlySize = ledger.store.size
        try ledger.record("later")
        let head = try sign(ledger).head
        try ledger.close()
        for part in [(early.data, ledger.layout.data), (early.journal, ledger.layout.journal)] {
            Files.remove(part.1)
            Files.copy(part.0, to: part.1)
        }
        #expect(throws: StoreError.olderThanHead(headSize: head.size, logSize: earlySize)) { try ledger.open() }
    }

    @Test func `lets a log that only lost its last commit be replayed to it`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let early = Layout(directory: ledger.snapshot("early"))
        try ledger.record("later")
        let head = try sign(ledger).head
        try ledger.close()
        Files.remove(ledger.layout.data)
        Files.copy(early.data, to: ledger.layout.data)
        try ledger.open()
        #expect(ledger.store.edge.root == head.root)
    }

    @Test func `refuses a log of the same length that says something else`() throws {
        let ledger = try TestLedger.team()
        try ledger.store.commit()
        let branch = try TestLedger(at: ledger.snapshot("branch"), in: ledger.place)
        try ledger.record("here")
        try branch.record("there")
        let head = try sign(ledger).head
        _ = try sign(branch)
        try branch.record("and longer")
        try ledger.close()
        try branch.close()
        Files.copy(ledger.layout.head, to: branch.layout.head)
        #expect(throws: StoreError.olderThanHead(headSize: head.size, logSize: head.size + 1)) { try branch.open() }
    }

    @Test func `that another key signed is refused as damaged`() throws {
        let ledger = try TestLedger.team()
        _ = try sign(ledger)
        let other = try TestLedger.team()
        _ = try sign(other)
        try ledger.close()
        for content in [Files.read(other.layout.head), Array(Files.read(ledger.layout.head).dropLast()), []] {
            Files.write(content, to: ledger.layout.head)
            let error = try #require(throws: StoreError.self) { try ledger.open() }
            guard case .damaged(ledger.layout.head, _, _) = error else { Issue.record("\(error)"); return }
        }
    }

    @Test func `gives receipts that verify for every event`() throws {
        let ledger = try TestLedger.agreed()
        let leaves = try ledger.leaves()
        try ledger.store.commit()
        let signer = HeadSigner(ledger.store)
        try ledger.store.environment.read { (transaction) throws in
            for stored in leaves {
                let receipt = try #require(try signer.receipt(of: stored.seq, in: transaction))
                let read = try Receipt(parsing: receipt.serialised())
                try read.verify(leafHash: MerkleHash.leaf(stored.bytes), verifierKey: signer.verifierKey)
                #expect(throws: ReceiptError.self) {
                    try read.verify(leafHash: MerkleHash.leaf(stored.bytes + [32]), verifierKey: signer.verifierKey)
                }
            }
            #expect(try signer.receipt(of: UInt64(leaves.count), in: transaction) == nil)
        }
    }

    @Test func `is extended by every later one, provably`() throws {
        let ledger = try TestLedger.agreed()
        for index in 0..<8 { try ledger.record("\(index)") }
        try ledger.store.commit()
        let reading = ledger.store.reading
        try ledger.store.environment.read { (transaction) throws in
            let size = try reading.size(in: transaction)
            let roots = try (0...size).map { try reading.root(ofSize: $0, in: transaction) }
            for from in 0...size {
                for to in from...size {
                    let proof = try reading.consistency(from: from, to: to, in: transaction)
                    #expect(
                        verifyConsistency(
                            from: from, to: to, proof: proof, fromRoot: roots[Int(from)], toRoot: roots[Int(to)]))
                }
            }
        }
    }
}
