package import CanonicalJSON

extension Shape where T == String {
    /// What a person is called on screen: `dana`.
    package static let handle = Shape.text(
        "^[a-z][a-z0-9._-]{0,31}$", bytes: 1...32,
        expected: "a handle such as dana: a small letter, then up to 31 of a-z, 0-9, '.', '_' and '-'", example: "dana"
    ) { text in
        guard let first = text.first, first.isSmallASCIILetter else { return false }
        return text.allSatisfy { $0.isSmallASCIILetter || $0.isASCIIDigit || "._-".utf8.contains($0) }
    }

    /// The name of an account on this machine. Directory services allow more than POSIX does, so that only what would
    /// break a line or a path is refused.
    package static let username = Shape.text(
        "^[^\\u0000-\\u0020/:\\u007f]{1,64}$", bytes: 1...64, expected: "a user name of at most 64 bytes",
        example: "dana"
    ) { text in
        text.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") && $0 != 0x7f }
    }

    /// The name of a person, a goal, a metric or a ledger, as somebody enters it.
    package static let name = line(200, "a name of 1 to 200 bytes without line breaks", example: "Renewals closed")

    /// A source's own word for a row, or for itself, as somebody enters it.
    package static let sourceKey = line(200, "a text of 1 to 200 bytes without line breaks", example: "crm")

    /// A structural text as it stands in the record: the domain judges what is in it, so that whatever it let in once
    /// can be read for ever.
    static let recordedName = Shape.text(1...200, example: "Renewals closed")

    /// As ``recordedName``, for a formula or a collector.
    static let recordedDescription = Shape.text(1...1000, example: "Sum of closed deals")

    /// What a person says: sealed in the record, so that its bound is not the leaf's.
    package static let personalText = Shape.text(
        nil, bytes: 1...personalTextLimit, expected: "a text of 1 to \(personalTextLimit) bytes",
        example: "I call every lapsed account once."
    ) { text in text.allSatisfy { $0 != 0 } }

    /// Bytes of UTF-8. A sealed member may hold four times as much, which leaves room for escapes.
    package static let personalTextLimit = 16 * 1024

    private static func line(_ limit: Int, _ expected: String, example: String) -> Shape {
        .text("^[^\\u0000-\\u001f\\u007f]*$", bytes: 1...limit, expected: expected, example: example) { text in
            text.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
        }
    }

    /// A text with a bound in bytes. JSON Schema counts characters, of which there are never more than bytes: the
    /// schema lets a text through that has too many bytes, and never refuses one that the code takes.
    ///
    /// - Parameters:
    ///   - pattern: for the schema; nil when every character will do.
    ///   - isAllowed: decides what the pattern decides, on UTF-8 bytes within the bound.
    static func text(
        _ pattern: String?, bytes range: ClosedRange<Int>, expected: String, example: String,
        isAllowed: @escaping @Sendable (Span<UInt8>) -> Bool
    ) -> Shape {
        var schema: JSONTree = [
            "type": "string", "minLength": .integer(Int64(range.lowerBound == 0 ? 0 : 1)),
            "maxLength": .integer(Int64(range.upperBound)),
        ]
        if let pattern { schema["pattern"] = .string(pattern) }
        return Shape(
            schema: schema, expected: expected, example: example,
            read: { value, result in
                value.withCharacters { (text) in
                    guard range.contains(text.count), isAllowed(text) else { return false }
                    result = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
                    return true
                } ?? false
            },
            write: { value, writer in writer.string(value) })
    }
}

extension UInt8 {
    var isSmallASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    var isASCIILetter: Bool { (self | 0x20).isSmallASCIILetter }
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
