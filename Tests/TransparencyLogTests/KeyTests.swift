import Foundation
import Testing
import TransparencyLog

@Suite struct `A key` {
    let spelled = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    let privately = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

    @Test func `prints as it was read`() throws {
        let notes = try Fixture.json("notes.json")
        for note in try #require(notes["valid"] as? [[String: String]]) {
            let text = try #require(note["vkey"])
            #expect(try VerifierKey(parsing: text).description == text)
        }
        #expect(try Signer(parsing: privately).verifierKey.description == spelled)
    }

    @Test func `is refused when any part of its spelling is cut off or changed`() {
        let bytes = Array(spelled.utf8)
        for start in 0...bytes.count {
            for end in start...bytes.count where end - start < bytes.count {
                let part = String(decoding: bytes[start..<end], as: UTF8.self)
                #expect(throws: NoteError.self, "\(part)") { try VerifierKey(parsing: part) }
            }
        }
        for position in bytes.indices {
            var changed = bytes
            changed[position] += 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: NoteError.self, "\(text)") { try VerifierKey(parsing: text) }
        }
    }

    /// For a point of small order anybody can sign; and a point must have one spelling, or the same signature would hold
    /// under two keys.
    @Test func `is none if anybody can sign for it, or if it spells its point in another way than it should`() {
        let middle = [UInt8](repeating: 0, count: 30)
        let high = [UInt8](repeating: 0xFF, count: 30)
        // Of order 8: y, and p less y.
        let eighth = Array(Data(base64Encoded: "JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU=") ?? Data())
        let other = zip([0xED] + high + [0x7F], eighth).reduce(into: (bytes: [UInt8](), borrow: 0)) {
            let rest = Int($1.0) - Int($1.1) - $0.borrow
            $0 = ($0.bytes + [UInt8(rest & 0xFF)], rest < 0 ? 1 : 0)
        }.bytes
        let points = [
            [0] + middle + [0], [1] + middle + [0], [0xEC] + high + [0x7F], [0xED] + high + [0x7F],
            [0xEE] + high + [0x7F], [0xFF] + high + [0x7F], eighth, other,
        ]
        for point in points {
            for odd in [point, point.dropLast() + [point[31] | 0x80]] {
                #expect(throws: NoteError.weakKey, "\(odd)") { try VerifierKey(name: "a", publicKey: odd) }
            }
        }
        #expect(throws: Never.self) { try VerifierKey(name: "a", publicKey: [2] + middle + [0]) }
    }

    @Test func `is refused by reason`() throws {
        let bad = try #require(try Fixture.json("notes.json")["bad_vkeys"] as? [String])
        #expect(throws: NoteError.malformedKey) { try VerifierKey(parsing: bad[0]) }
        let witness = try #require(try Fixture.json("notes.json")["sunlight_witness"] as? [String: Any])
        let witnessKey = try #require(witness["vkey"] as? String)
        #expect(throws: NoteError.unknownAlgorithm(0x04)) { try VerifierKey(parsing: witnessKey) }
        #expect(throws: NoteError.unknownAlgorithm(0x65)) { try VerifierKey(parsing: bad[1]) }
        #expect(throws: NoteError.keyIDMismatch(stated: 0xc74f20a4, actual: 0xc74f20a3)) {
            try VerifierKey(parsing: spelled.replacing("c74f20a3", with: "c74f20a4"))
        }
        #expect(throws: NoteError.malformedKey) { try VerifierKey(parsing: spelled.replacing("c74f", with: "C74F")) }
        #expect(throws: NoteError.malformedKeyName("a b")) {
            try VerifierKey(name: "a b", publicKey: [UInt8](repeating: 1, count: 32))
        }
        #expect(throws: NoteError.malformedKeyName("")) { try Signer(generatingNamed: "") }
        #expect(throws: NoteError.malformedKeyName("a\u{2003}b")) { try Signer(generatingNamed: "a\u{2003}b") }
        #expect(throws: NoteError.malformedKeyName("a+b")) { try Signer(generatingNamed: "a+b") }
        #expect(throws: NoteError.malformedKey) { try Signer(name: "a", privateKey: [1, 2, 3]) }
    }

    @Test func `that signs is refused when its spelling is changed`() {
        let bytes = Array(privately.utf8)
        for position in bytes.indices {
            var changed = bytes
            changed[position] += 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(throws: NoteError.self, "\(position)") { try Signer(parsing: text) }
            #expect(throws: NoteError.self, "\(position)") {
                try Signer(parsing: String(decoding: bytes[..<position], as: UTF8.self))
            }
        }
    }

    @Test func `that signs is kept as 32 bytes and shown as its public half`() throws {
        let signer = try Signer(generatingNamed: "example.com/log")
        let kept = try Signer(name: "example.com/log", privateKey: signer.privateKey)
        #expect(kept.verifierKey == signer.verifierKey)
        var dumped = ""
        dump(signer, to: &dumped)
        let shown = "\(signer) \(String(reflecting: signer)) \(dumped)"
        #expect(shown.contains(signer.verifierKey.description))
        #expect(!shown.contains(Base64.standard.encode(signer.privateKey)))
        #expect(!dumped.contains("PrivateKey"))
    }

    /// RFC 8032 §7.1, tests 1 to 3.
    @Test(arguments: [
        (
            "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=", "",
            "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw=="
        ),
        (
            "TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=", "cg==",
            "kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA=="
        ),
        (
            "xaqN9D+fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc=", "r4I=",
            "YpHWV97sJAJIJ+acOr4BowzlSKKEdDpEXjaA19taw6wY/5tTjRbykK5n92CYTcZZSnwV6XFu0o3AJ77O6h7ECg=="
        ),
    ])
    func `signs as RFC 8032 says`(seed: String, message: String, expected: String) throws {
        let signer = try Signer(name: "a", privateKey: try #require(Base64.standard.decode(seed)))
        let bytes = try #require(Base64.standard.decode(message))
        let signature = signer.signature(over: bytes)
        #expect(Base64.standard.encode(signature) == expected)
        #expect(signer.verifierKey.isValid(signature: signature, over: bytes))
    }
}
