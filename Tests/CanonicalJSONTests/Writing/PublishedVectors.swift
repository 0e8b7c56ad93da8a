import CanonicalJSON
import FoundationEssentials
import Testing

/// The test data of the RFC's author (Fixtures/jcs-rfc8785). Some of its numbers are fractions: those are refused.
@Suite struct `Published vectors` {
    static let folder = "\(#filePath.dropLast("Writing/PublishedVectors.swift".count))Fixtures/jcs-rfc8785"

    static func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
    }

    static func expected(_ name: String) throws -> [UInt8] {
        String(decoding: try read("outhex/\(name).txt"), as: UTF8.self)
            .split { $0 == " " || $0.isNewline }.compactMap { UInt8($0, radix: 16) }
    }

    @Test(arguments: ["arrays", "french", "unicode", "weird"])
    func `with integers come out byte for byte`(name: String) throws {
        let document = try JSONDocument(parsing: Self.read("input/\(name).json"))
        let expected = try Self.expected(name)
        #expect(document.canonical() == expected)
        #expect(JSONTree(document.root).canonicalBytes == expected)
        #expect(try JSONDocument(parsing: expected).canonical() == expected)
    }

    @Test(arguments: ["structures", "values"])
    func `with fractions are refused at their point`(name: String) throws {
        let input = try Self.read("input/\(name).json")
        let point = try #require(input.firstIndex(of: UInt8(ascii: ".")))
        #expect(throws: JSONError(.fraction, at: point)) { try JSONDocument(parsing: input) }
    }

    @Test func `with fractions come out too once those are gone`() throws {
        let input = String(decoding: try Self.read("input/structures.json"), as: UTF8.self)
        let whole = input.replacing("56.0", with: "56")
        #expect(try JSONDocument(parsing: Array(whole.utf8)).canonical() == Self.expected("structures"))
        // Of the numbers nothing is left; what is beside them stays.
        let values = try Self.withoutNumbers(Self.read("input/values.json"))
        let expected = try Self.withoutNumbers(Self.expected("values"))
        #expect(try JSONDocument(parsing: values).canonical() == expected)
    }

    /// Empties the array that starts with 333333333.
    private static func withoutNumbers(_ bytes: [UInt8]) throws -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let start = try #require(text.firstRange(of: "[333"))
        let end = try #require(text[start.lowerBound...].firstIndex(of: "]"))
        return Array((text[...start.lowerBound] + text[end...]).utf8)
    }
}
