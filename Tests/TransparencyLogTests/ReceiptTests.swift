import Testing
import TransparencyLog

@Suite struct `A receipt` {
    let tree = StoredTree(leafCount: 21)
    let signer: Signer
    let note: SignedNote

    init() throws {
        signer = try Signer(generatingNamed: "ledger.example/log")
        note = try TreeHead(origin: signer.name, size: 21, root: tree.edge.root).signed(by: signer)
    }

    private func receipt(_ index: Int, extra: [UInt8]? = nil) throws -> Receipt {
        let hashes = try inclusionProof(of: UInt64(index), size: 21, read: tree.read)
        return try Receipt(index: UInt64(index), hashes: hashes, extra: extra, treeHeadNote: note)
    }

    private func leaf(_ index: Int) -> Hash256 { MerkleHash.leaf(tree.leaves[index]) }

    @Test(arguments: 0..<21, [nil, [], [1, 2, 3, 4]] as [[UInt8]?])
    func `proves its leaf, as a file too`(index: Int, extra: [UInt8]?) throws {
        let bytes = try receipt(index, extra: extra).serialised()
        let read = try Receipt(parsing: bytes)
        #expect(read.serialised() == bytes)
        #expect(read.extra == extra)
        let head = try read.verify(leafHash: leaf(index), verifierKey: signer.verifierKey)
        #expect(head.size == 21 && head.root == tree.edge.root)
    }

    @Test func `is spelled as the format says`() throws {
        let hashes = try inclusionProof(of: 20, size: 21, read: tree.read).map { $0.base64 + "\n" }.joined()
        let head = String(decoding: note.serialised(), as: UTF8.self)
        #expect(
            String(decoding: try receipt(20, extra: [1, 2, 3, 4]).serialised(), as: UTF8.self)
                == "c2sp.org/tlog-proof@v1\nextra AQIDBA==\nindex 20\n\(hashes)\n\(head)")
    }

    @Test func `proves no other leaf, and nothing in another log`() throws {
        let notIncluded = ReceiptError.notIncluded(index: 3, size: 21)
        #expect(throws: notIncluded) {
            try receipt(3).verify(leafHash: leaf(4), verifierKey: signer.verifierKey)
        }
        let moved = try Receipt(index: 4, hashes: try receipt(3).hashes, treeHeadNote: note)
        #expect(throws: ReceiptError.notIncluded(index: 4, size: 21)) {
            try moved.verify(leafHash: leaf(3), verifierKey: signer.verifierKey)
        }
        let key = try Signer(generatingNamed: signer.name).verifierKey
        #expect(throws: ReceiptError.treeHead(.note(.notSigned(by: key)))) {
            try receipt(3).verify(leafHash: leaf(3), verifierKey: key)
        }
    }

    @Test(arguments: [61, 62, 63] as [UInt64])
    func `with any one bit flipped proves nothing`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = try receipt(7).serialised()
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(throws: ReceiptError.self, "byte \(position)") {
                try Receipt(parsing: changed).verify(leafHash: leaf(7), verifierKey: signer.verifierKey)
            }
            #expect(throws: ReceiptError.self, "cut at \(position)") {
                try Receipt(parsing: Array(bytes[..<position]))
            }
        }
    }

    @Test func `of other tools that is malformed is refused by the part that is wrong`() throws {
        let format = try #require(try Fixture.json("notes.json")["tlog_proof_format"] as? [String: Any])
        let bad = try #require(format["bad"] as? [String])
        let parts: [ReceiptError.Part] = [.header, .extra, .index, .index, .index, .hash]
        #expect(bad.count == parts.count)
        for (text, part) in zip(bad, parts) {
            #expect(throws: ReceiptError.malformed(part), "\(text)") { try Receipt(parsing: Array(text.utf8)) }
        }
    }

    @Test func `is refused by the part that is wrong`() throws {
        let header = "c2sp.org/tlog-proof@v1\n"
        let hash = leaf(0).base64 + "\n"
        let cases: [(String, ReceiptError)] = [
            ("", .malformed(.header)),
            (String(header.dropLast()), .malformed(.header)),
            (header, .malformed(.index)),
            (header + "extra AAAA\n", .malformed(.index)),
            (header + "extra\nindex 0\n\n", .malformed(.index)),
            (header + "index 0\nextra AAAA\n\n", .malformed(.hash)),
            (header + "extra AAAA\nextra AAAA\nindex 0\n\n", .malformed(.index)),
            (header + "index 01\n\n", .malformed(.index)),
            (header + "index 9223372036854775807\n\n", .malformed(.index)),
            (header + "index 0", .malformed(.index)),
            (header + "index 0\n", .malformed(.lines)),
            (header + "index 0\n" + hash, .malformed(.lines)),
            (header + "index 0\n" + String(repeating: hash, count: 64) + "\n", .malformed(.hash)),
            (header + "extra " + String(repeating: "AAAA", count: 21846) + "\nindex 0\n\n", .malformed(.extra)),
            (header + "index 0\n\n", .treeHead(.note(.noSignatures))),
            (header + "index 0\n\ncheckpoint\n", .treeHead(.note(.noSignatures))),
        ]
        for (text, error) in cases {
            #expect(throws: error, "\(text.prefix(80))") { try Receipt(parsing: Array(text.utf8)) }
        }
        #expect(throws: ReceiptError.malformed(.hash)) {
            let tooMany = [Hash256](repeating: tree.edge.root, count: 64)
            return try Receipt(index: 0, hashes: tooMany, treeHeadNote: note)
        }
    }

    @Test func `holds over the published test log's leaves and key`() throws {
        let log = try #require(try Fixture.json("notes.json")["tessera_log"] as? [String: Any])
        let leaves = try #require(log["leaves"] as? [String]).map { Array($0.utf8) }
        let signer = try Signer(parsing: try #require(log["skey"] as? String))
        #expect(signer.verifierKey.description == log["vkey"] as? String)
        var edge = RightEdge()
        var stored: [Hash256] = []
        for leaf in leaves { edge.append(leaf: MerkleHash.leaf(leaf)) { stored.append($1) } }
        #expect(edge.root.bytes == SlowTree.root(leaves[...]))
        let head = try TreeHead(origin: signer.name, size: edge.size, root: edge.root)
        for (index, leaf) in leaves.enumerated() {
            let proof = try inclusionProof(of: UInt64(index), size: edge.size) { stored[Int($0)] }
            let receipt = try Receipt(
                index: UInt64(index), hashes: proof, treeHeadNote: try head.signed(by: signer))
            try receipt.verify(leafHash: MerkleHash.leaf(leaf), verifierKey: signer.verifierKey)
        }
    }
}
