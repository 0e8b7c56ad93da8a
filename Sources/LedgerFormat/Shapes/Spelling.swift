internal import CanonicalJSON

extension Shape {
    /// A scalar that is spelled as a JSON string of ASCII characters which need no escape.
    ///
    /// - Parameters:
    ///   - pattern: an ECMA 262 regular expression without look-behind, anchored at both ends.
    ///   - expected: words for people, such as "a member such as U17".
    ///   - format: the name that JSON Schema has for it, if any; the pattern is what decides.
    ///   - read: gets the characters between the quotes.
    ///   - spell: gives exactly the characters between the quotes.
    static func spelled(
        _ pattern: String, expected: String, example: T, format: String? = nil,
        read: @escaping @Sendable (Span<UInt8>) -> T?,
        spell: @escaping @Sendable (T) -> String
    ) -> Shape {
        var schema: JSONTree = ["type": "string", "pattern": .string(pattern)]
        if let format { schema["format"] = .string(format) }
        return Shape(
            schema: schema, expected: expected, example: example,
            read: { value, result in
                value.withCharacters { (characters) in
                    guard let said = read(characters) else { return false }
                    result = said
                    return true
                } ?? false
            },
            write: { value, writer in writer.string(spell(value)) })
    }
}
