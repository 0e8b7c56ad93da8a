import CanonicalJSON
import Glibc
import LedgerFormat
import Testing

@Suite struct `Disclosures` {
    private func vectors() throws -> JSONDocument {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(
            separator: "/")
        let path = folder + "/Fixtures/sd-jwt-disclosure-digests.json"
        let file = try #require(fopen(path, "r"), "\(path)")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = fread(&bytes, 1, bytes.count, file)
        return try JSONDocument(parsing: Array(bytes.prefix(count)))
    }

    /// RFC 9901 §4.2.3.
    @Test func `have the digests of the published examples`() throws {
        let vectors = try #require(try vectors().root["vectors"])
        #expect(vectors.count == 5)
        for vector in vectors.elements {
            let text = try #require(vector["disclosure"]?.string)
            let disclosure = Disclosure(text: Array(text.utf8))
            #expect(String(decoding: disclosure.digest, as: UTF8.self) == vector["digest"]?.string)
        }
    }

    @Test func `open however their author spelled the same claim`() throws {
        let spellings = try #require(try vectors().root["encodings_of_same_claim_all_valid"])
        #expect(spellings.count == 3)
        for spelling in spellings.elements {
            let text = try #require(spelling.string)
            let opened = try #require(Disclosure(text: Array(text.utf8)).opened())
            #expect(opened.name == "family_name" && opened.value.string == "Möbius")
        }
    }

    @Test func `made here are canonical, and say what was put in`() throws {
        let salt = Salt(words: (0x0102_0304_0506_0708, 0xFFFE_FDFC_FBFA_F9F8))
        let disclosure = Disclosure(salt: salt, name: "/reason", value: Array("\"§ \\\"so\\\"\"".utf8))
        let opened = try #require(disclosure.opened())
        #expect(opened.name == "/reason" && opened.value.string == "§ \"so\"")
        #expect(disclosure.digest.count == 43)
        #expect(disclosure.text.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "=") })
    }

    @Test(arguments: ["", "!", "W10", "WyJhIiwiYiJd", "WyJhIiwxLDJd", "WzEsImEiLDJd", "eyJhIjoxfQ", "WyJhIiwiYiIsImMi"])
    func `are nothing when they are no salt, name and value`(text: String) {
        #expect(Disclosure(text: Array(text.utf8)).opened() == nil)
    }
}
