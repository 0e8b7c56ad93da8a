import Foundation
import Testing
import TransparencyLog

@Suite struct `Base 64` {
    @Test(arguments: [11, 12, 13] as [UInt64])
    func `spells what Foundation spells, and reads it back`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for count in 0...100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let expected = Data(bytes).base64EncodedString()
            #expect(Base64.standard.encode(bytes) == expected)
            #expect(Base64.standard.decode(expected) == bytes)
            let url = expected.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
            #expect(Base64.url.encode(bytes) == url)
            #expect(Base64.url.decode(url) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AA", "AAA", "AA=", "A===", "====", "=AAA", "AAAA=", "AB==", "AAB=", "AA==\n", " AAA", "-_-_", "AA==AAAA",
    ])
    func `has one spelling only: standard refuses any other`(text: String) {
        #expect(Base64.standard.decode(text) == nil)
    }

    @Test(arguments: ["A", "AB", "AAB", "AA==", "AAA=", "+/+/", "AA\n"])
    func `has one spelling only: URL-safe refuses any other`(text: String) {
        #expect(Base64.url.decode(text) == nil)
    }

    @Test func `of a hash is 43 characters in leaves and 44 in files`() throws {
        let hash = MerkleHash.leaf(Array("leaf".utf8))
        #expect(hash.base64url.utf8.count == 43)
        #expect(hash.base64.utf8.count == 44)
        #expect(Hash256(base64url: hash.base64url) == hash)
        #expect(Hash256(base64: hash.base64) == hash)
        #expect(Hash256(base64: hash.base64url) == nil)
        #expect(Hash256(base64url: hash.base64) == nil)
        #expect(Hash256(base64: String(hash.base64.dropLast(4))) == nil)
        #expect(Hash256(hash.bytes) == hash)
        #expect(hash.withBytes { Hash256($0) } == hash)
        #expect(Hash256([UInt8](repeating: 0, count: 31)) == nil)
        #expect(Hash256([UInt8](repeating: 0, count: 33)) == nil)
        var line = Array("{".utf8)
        hash.append(base64urlTo: &line)
        #expect(line == Array("{\(hash.base64url)".utf8))
    }
}
