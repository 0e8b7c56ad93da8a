import Testing
import TransparencyLog

@Suite struct `A signed note` {
    let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    let peterLine =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    let enochLine =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
    let peter: VerifierKey
    let enoch: VerifierKey
    let signer: Signer

    init() throws {
        signer = try Signer(
            parsing: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
        peter = signer.verifierKey
        enoch = try VerifierKey(parsing: "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
    }

    private func parse(_ text: String) throws -> SignedNote { try SignedNote(parsing: Array(text.utf8)) }

    @Test func `of other tools verifies, and is written again byte for byte`() throws {
        let notes = try #require(try Fixture.json("notes.json")["valid"] as? [[String: String]])
        #expect(notes.count == 3)
        for fixture in notes {
            let bytes = Array(try #require(fixture["note"]).utf8)
            let note = try SignedNote(parsing: bytes)
            try note.verify(by: try VerifierKey(parsing: try #require(fixture["vkey"])))
            #expect(note.serialised() == bytes)
            if let key = fixture["skey"] {
                #expect(try SignedNote(text: note.text, signedBy: try Signer(parsing: key)).serialised() == bytes)
            }
        }
    }

    @Test func `leaves the signatures of others alone`() throws {
        let note = try parse(text + "\n" + peterLine + enochLine)
        try note.verify(by: peter)
        try note.verify(by: enoch)
        let other = try Signer(generatingNamed: "PeterNeumann").verifierKey
        #expect(throws: NoteError.notSigned(by: other)) { try note.verify(by: other) }
        #expect(throws: NoteError.notSigned(by: enoch)) { try parse(text + "\n" + peterLine).verify(by: enoch) }
    }

    @Test func `with one bad signature by the key is refused, whatever stands beside it`() throws {
        let bad = peterLine.replacing("x08go/ZJ", with: "x08go/ZK")
        for lines in [bad, peterLine + bad, bad + peterLine] {
            #expect(throws: NoteError.badSignature(by: peter)) { try parse(text + "\n" + lines).verify(by: peter) }
        }
    }

    @Test func `signed anew by the same key bears one signature of it`() throws {
        var note = try parse(text + "\n" + peterLine + enochLine)
        note.sign(with: signer)
        #expect(note.signatures.map(\.name) == ["EnochRoot", "PeterNeumann"])
        try note.verify(by: peter)
        try note.verify(by: enoch)
    }

    @Test func `is refused by reason when it is malformed`() throws {
        let cases: [(String, NoteError)] = [
            ("", .noSignatures),
            ("\n", .noSignatures),
            ("\n" + peterLine, .noSignatures),
            (text, .noSignatures),
            (text + "\n", .noSignatures),
            (text + peterLine, .noSignatures),
            (text + "\n" + peterLine.dropLast(), .unterminatedLine),
            ("\u{1}" + text + "\n" + peterLine, .controlCharacter(offset: 0)),
            (text + "\r\n" + peterLine, .controlCharacter(offset: text.utf8.count)),
            (text + "\n— Bad Name " + peterLine.dropFirst(15), .malformedSignatureLine(1)),
            (text + "\n— Bad+Name " + peterLine.dropFirst(15), .malformedKeyName("Bad+Name")),
            (text + "\n— Bad\u{A0}Name " + peterLine.dropFirst(15), .malformedKeyName("Bad\u{A0}Name")),
            (text + "\n—  " + peterLine.dropFirst(15), .malformedKeyName("")),
            (text + "\n" + peterLine + "Unexpected line.\n", .malformedSignatureLine(2)),
            (text + "\n" + peterLine + "— Peter\n", .malformedSignatureLine(2)),
            (text + "\n- PeterNeumann x08go/ZJ\n", .malformedSignatureLine(1)),
            (text + "\n— PeterNeumann x08go/ZJ x08go/ZJ\n", .malformedSignatureLine(1)),
            (text + "\n— PeterNeumann x08gow==\n", .malformedSignatureLine(1)),
            (text + "\n— PeterNeumann \n", .malformedSignatureLine(1)),
            (text + "\n— PeterNeumann x08gow\n", .malformedSignatureLine(1)),
            (text + "\n" + String(repeating: peterLine, count: 101), .tooManySignatures(101)),
            (String(repeating: "x", count: 256 * 1024) + "\n\n" + peterLine, .tooLong(bytes: 256 * 1024 + 112)),
        ]
        for (note, reason) in cases {
            #expect(throws: reason, "\(note.prefix(200))") { try parse(note) }
        }
        #expect(throws: NoteError.notUTF8) { try SignedNote(parsing: [0xFF] + Array((text + "\n" + peterLine).utf8)) }
        // A hundred are as many as anybody may send.
        try parse(text + "\n" + String(repeating: peterLine, count: 100)).verify(by: peter)
    }

    @Test func `is not made of text without a last newline or with control characters`() {
        #expect(throws: NoteError.textWithoutNewline) { try SignedNote(text: "abc", signedBy: signer) }
        #expect(throws: NoteError.textWithoutNewline) { try SignedNote(text: "", signedBy: signer) }
        #expect(throws: NoteError.controlCharacter(offset: 1)) { try SignedNote(text: "a\tb\n", signedBy: signer) }
    }

    @Test func `keeps text with empty lines, and text that ends in an empty line`() throws {
        for text in ["Ognuno sta solo\n\ned è subito sera.\n", "\n", "a\n\n", "\u{301}\n\u{301}\n"] {
            let note = try SignedNote(text: text, signedBy: signer)
            let again = try SignedNote(parsing: note.serialised())
            #expect(Array(again.text.utf8) == Array(text.utf8))
            try again.verify(by: peter)
        }
    }

    @Test(arguments: [51, 52, 53] as [UInt64])
    func `with any one bit flipped is refused or no longer signed so`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = Array((text + "\n" + peterLine).utf8)
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(throws: NoteError.self, "byte \(position)") {
                try SignedNote(parsing: changed).verify(by: peter)
            }
        }
    }
}
