internal import CanonicalJSON

extension Shape {
    /// A scalar that is spelled as a JSON string of ASCII characters which need no escape.
    ///
    /// - Parameters:
    ///   - pattern: an ECMA 262 regular expression without look-behind, anchored at both ends.
    ///   - expected: words for people, such as "a member such as U17".
    ///   - format: the name that JSON Schema has for it, if any; the pattern is what decides.
    ///   - read: gets the bytes between the quotes.
    ///   - spell: gives exactly the characters between the quotes.
    static func spelled(
        _ pattern: String, expected: String, example: T, format: String? = nil,
        read: @escaping @Sendable (ArraySlice<UInt8>) -> T?,
        spell: @escaping @Sendable (T) -> String
    ) -> Shape {
        var schema: JSONTree = ["type": "string", "pattern": .string(pattern)]
        if let format { schema["format"] = .string(format) }
        return Shape(
            schema: schema, expected: expected, example: example,
            parse: { value in value.characters.flatMap(read) },
            write: { value, writer in writer.string(spell(value)) })
    }
}

extension JSONValue {
    /// What a string says, as UTF-8; nil for other kinds. Shares the document's memory unless there are escapes.
    var characters: ArraySlice<UInt8>? {
        guard kind == .string else { return nil }
        let characters = bytes.dropFirst().dropLast()
        guard characters.contains(UInt8(ascii: "\\")) else { return characters }
        return string.map { ArraySlice($0.utf8) }
    }
}

extension UInt32 {
    /// Reads digits without a leading zero; nil for 0, for anything else and beyond `UInt32.max`.
    init?(positive digits: ArraySlice<UInt8>) {
        guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 10 else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + UInt64(digit)
        }
        self.init(exactly: value)
    }
}
