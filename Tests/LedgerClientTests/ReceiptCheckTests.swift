import LedgerClient
import TransparencyLog
import Testing

@Suite struct `A receipt in a later epoch` {
    private static let origin = "team/0123456789abcdef0123456789abcdef"
    private let old: Signer
    private let new: Signer
    private let leaves = (0..<9).map { Array("event \($0)".utf8) }

    init() throws {
        old = try Signer(name: Self.origin, privateKey: Array(repeating: 1, count: 32))
        new = try Signer(name: Self.origin + "/e2", privateKey: Array(repeating: 2, count: 32))
    }

    /// A tree of some leaves, and what its log gives.
    private struct Log {
        let signer: Signer
        private var stored: [Hash256] = []
        private var edge = RightEdge()

        init(_ signer: Signer, _ leaves: [[UInt8]]) {
            self.signer = signer
            for leaf in leaves { edge.append(leaf: MerkleHash.leaf(leaf)) { _, hash in stored.append(hash) } }
        }

        var head: TreeHead { get throws { try TreeHead(origin: signer.name, size: edge.size, root: edge.root) } }

        func receipt(_ index: UInt64) throws -> [UInt8] {
            let hashes = try inclusionProof(of: index, size: edge.size) { stored[Int($0)] }
            return try Receipt(index: index, hashes: hashes, treeHeadNote: try head.signed(by: signer)).serialised()
        }

        func extending(_ size: UInt64) throws -> [Hash256] {
            size > edge.size ? [] : try consistencyProof(from: size, to: edge.size) { stored[Int($0)] }
        }
    }

    /// What a later log of these leaves has of the receipt of event 3 that was given under all nine.
    private func inherited(_ later: [[UInt8]], claiming receipt: [UInt8]? = nil) throws -> ReceiptCheck.Inherited {
        let before = Log(old, leaves)
        let now = Log(new, later)
        let kept = ReceiptShelf.Kept(
            seq: 3, note: ReceiptNote(agreement: "A1", revision: 1, since: "", zone: "", with: "", address: ""),
            leaf: leaves[3], receipt: try before.receipt(3))
        let given = try before.head
        return ReceiptCheck(key: old.verifierKey, head: given).inherited(
            kept, given: given, by: new.verifierKey, today: try now.head, proof: try now.extending(given.size),
            receipt: try receipt ?? now.receipt(3))
    }

    private func isFault(_ inherited: ReceiptCheck.Inherited) -> Bool {
        if case .fault = inherited { true } else { false }
    }

    private let news = [Array("ledger.resumed".utf8), Array("and what came then".utf8)]

    @Test func `holds whole where nothing was lost, and for its event where something behind it was`() throws {
        #expect(try inherited(leaves + news) == .all)
        for kept in 4...8 {
            for more in 1...12 {
                let later = (0..<more).map { Array("later \($0)".utf8) }
                #expect(try inherited(leaves.prefix(kept) + later) == .event, "\(kept) and \(more)")
            }
        }
    }

    @Test func `is given up where another event stands in its place`() throws {
        #expect(try inherited(leaves.prefix(3) + news + news) == .nothing)
    }

    @Test func `is contradicted where what was before its event is not what it was`() throws {
        for changed in 0..<3 {
            var later = leaves
            later[changed] = Array("made up".utf8)
            #expect(isFault(try inherited(later + news)), "event \(changed)")
        }
    }

    @Test func `is contradicted by a proof that is none`() throws {
        #expect(isFault(try inherited(leaves + news, claiming: Log(old, leaves).receipt(3))), "by the old key")
        #expect(isFault(try inherited(leaves + news, claiming: Log(new, leaves).receipt(2))), "of another event")
        #expect(isFault(try inherited(leaves + news, claiming: [])))
    }

    @Test(
        arguments: [
            ("team/0123", "team/0123", 1), ("team/0123/e2", "team/0123", 2),
            ("team/0123/simulated/e12", "team/0123/simulated", 12),
            ("team/0123/e1", "team/0123/e1", 1), ("team/0123/e02", "team/0123/e02", 1),
            ("team/0123/e+2", "team/0123/e+2", 1),
            ("team/0123/e2x", "team/0123/e2x", 1), ("team/e", "team/e", 1), ("team", "team", 1),
        ] as [(String, String, UInt32)])
    func `is of an epoch that the origin names`(origin: String, first: String, number: UInt32) {
        let epoch = EpochOrigin(origin)
        #expect(epoch.first == first && epoch.epoch == number && epoch.origin == origin)
        #expect(EpochOrigin(first + "/e99").follows(epoch))
        #expect(!epoch.follows(epoch) && !epoch.follows(EpochOrigin("other/e1")))
    }
}
