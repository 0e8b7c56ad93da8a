import Testing
import TransparencyLog

@Suite struct `A tree head` {
    let signer: Signer
    let root = MerkleHash.leaf(Array("one".utf8))

    init() throws { signer = try Signer(generatingNamed: "ledger.example/0123456789abcdef0123456789abcdef") }

    @Test func `is three lines, signed by the key that bears the log's name`() throws {
        let head = try TreeHead(origin: signer.name, size: 1, root: root)
        #expect(head.noteText == "\(signer.name)\n1\n\(root.base64)\n")
        let note = try SignedNote(parsing: try head.signed(by: signer).serialised())
        #expect(note.signatures.map(\.name) == [signer.name])
        #expect(try TreeHead(verifying: note, by: signer.verifierKey) == head)
    }

    @Test func `is not signed in another log's name, nor believed by another log's key`() throws {
        let other = try Signer(generatingNamed: "ledger.example/e2")
        let head = try TreeHead(origin: signer.name, size: 1, root: root)
        let mismatch = TreeHeadError.originMismatch(origin: signer.name, keyName: other.name)
        #expect(throws: mismatch) { try head.signed(by: other) }
        let note = try SignedNote(text: head.noteText, signedBy: other)
        #expect(throws: mismatch) { try TreeHead(verifying: note, by: other.verifierKey) }
        #expect(throws: TreeHeadError.note(.notSigned(by: signer.verifierKey))) {
            try TreeHead(verifying: note, by: signer.verifierKey)
        }
    }

    @Test func `of a log with the same name and another key is not believed`() throws {
        let impostor = try Signer(generatingNamed: signer.name)
        let note = try TreeHead(origin: signer.name, size: 1, root: root).signed(by: impostor)
        #expect(throws: TreeHeadError.note(.notSigned(by: signer.verifierKey))) {
            try TreeHead(verifying: note, by: signer.verifierKey)
        }
    }

    @Test func `may bear extension lines when read`() throws {
        let head = try TreeHead(noteText: "a\n1\n\(root.base64)\nextension one\nextension two\n")
        #expect(head == (try TreeHead(origin: "a", size: 1, root: root)))
        #expect(head.noteText == "a\n1\n\(root.base64)\n")
    }

    @Test func `is refused by the part that is wrong`() {
        let hash = root.base64
        let cases: [(String, TreeHeadError.Part)] = [
            ("", .lines), ("a\n1\n\(hash)", .lines), ("a\n1\n", .lines), ("a\n1\n\(hash)\n\n", .lines),
            ("a\n1\n\(hash)\n\nextension\n", .lines),
            ("\n1\n\(hash)\n", .origin), ("a\tb\n1\n\(hash)\n", .origin),
            ("a\n\n\(hash)\n", .size), ("a\n01\n\(hash)\n", .size), ("a\n-1\n\(hash)\n", .size),
            ("a\n+1\n\(hash)\n", .size), ("a\n 1\n\(hash)\n", .size), ("a\n1x\n\(hash)\n", .size),
            ("a\n9223372036854775808\n\(hash)\n", .size), ("a\n18446744073709551616\n\(hash)\n", .size),
            ("a\n١\n\(hash)\n", .size),
            ("a\n1\n\(root.base64url)\n", .root), ("a\n1\n\(hash.dropLast())\n", .root), ("a\n1\n \(hash)\n", .root),
            ("a\n0\n\(hash)\n", .root),
        ]
        for (text, part) in cases {
            #expect(throws: TreeHeadError.malformed(part), "\(text)") { try TreeHead(noteText: text) }
        }
    }

    @Test func `may be that of no leaves, and of the largest tree`() throws {
        let empty = try TreeHead(origin: "a", size: 0, root: MerkleHash.empty)
        #expect(try TreeHead(noteText: empty.noteText) == empty)
        let largest = try TreeHead(origin: "a", size: maximumTreeSize, root: root)
        #expect(try TreeHead(noteText: largest.noteText) == largest)
        #expect(throws: TreeHeadError.malformed(.size)) { try TreeHead(origin: "a", size: .max, root: root) }
        #expect(throws: TreeHeadError.malformed(.origin)) { try TreeHead(origin: "a\nb", size: 1, root: root) }
    }
}
