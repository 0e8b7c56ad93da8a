extension Shape where T == Bool {
    package static var bool: Shape<Bool> {
        Shape(
            schema: ["type": "boolean"], expected: "true or false", example: true,
            parse: { $0.bool }, write: { $1.bool($0) })
    }
}

extension Shape where T: FixedWidthInteger {
    /// An integer within `range`, which must lie within ±(2^53−1).
    ///
    /// - Parameter example: within `range`; its lower bound if nil.
    package static func integer(_ range: ClosedRange<T>, example: T? = nil) -> Shape {
        guard let low = Int64(exactly: range.lowerBound), let high = Int64(exactly: range.upperBound),
            low >= -largestJSONInteger, high <= largestJSONInteger
        else { preconditionFailure("the range must lie within ±(2^53−1)") }
        let example = example ?? range.lowerBound
        precondition(range.contains(example), "the example must be in the range")
        return Shape(
            schema: ["type": "integer", "minimum": .integer(low), "maximum": .integer(high)],
            expected: "an integer from \(low) to \(high)", example: example,
            read: { value, result in
                guard let integer = value.integer, low <= integer, integer <= high else { return false }
                result = T(truncatingIfNeeded: integer)
                return true
            },
            write: { $1.integer(Int64($0)) })
    }
}

extension Shape where T == String {
    /// A text of that many UTF-8 bytes.
    ///
    /// JSON Schema counts characters (code points), of which a text has at most as many as bytes and at least a
    /// quarter: the schema's bounds are as near as that allows, and the bound in bytes is the one that holds.
    package static func text(_ bytes: ClosedRange<Int>, example: String? = nil) -> Shape {
        precondition(bytes.lowerBound >= 0, "a text cannot have fewer than no bytes")
        let example = example ?? String(repeating: "x", count: max(bytes.lowerBound, min(4, bytes.upperBound)))
        precondition(bytes.contains(example.utf8.count), "the example must be in the range")
        let least = (bytes.lowerBound + 3) / 4
        return Shape(
            schema: [
                "type": "string", "minLength": .integer(Int64(least)), "maxLength": .integer(Int64(bytes.upperBound)),
            ],
            expected: bytes.lowerBound == 0
                ? "a text of at most \(bytes.upperBound) bytes"
                : "a text of \(bytes.lowerBound) to \(bytes.upperBound) bytes",
            example: example,
            read: { value, result in
                value.withCharacters { (text) in
                    guard bytes.contains(text.count) else { return false }
                    result = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
                    return true
                } ?? false
            },
            write: { $1.string($0) })
    }
}

extension Shape where T: CaseIterable & RawRepresentable, T.RawValue == String {
    /// One of the spellings of an enumeration.
    ///
    /// Spellings are compared byte for byte. `init(rawValue:)` would also take canonically equivalent ones: the
    /// Kelvin sign for a K.
    package static func choice(of type: T.Type) -> Shape {
        let values = Array(type.allCases)
        guard let first = values.first else { preconditionFailure("a choice needs a case") }
        let spellings = type.allCases.map(\.rawValue)
        let bytes = spellings.map { Array($0.utf8) }
        return Shape(
            schema: ["type": "string", "enum": .array(spellings.map(JSONTree.string))],
            expected: spellings.count == 1 ? spellings[0] : "one of \(spellings.joined(separator: ", "))",
            example: first,
            read: { value, result in
                guard let at = value.index(among: bytes) else { return false }
                result = values[at]
                return true
            },
            write: { $1.string($0.rawValue) })
    }
}

extension Shape {
    /// A value spelled as a string by a rule of its own.
    ///
    /// - Parameters:
    ///   - regex: an ECMA-262 expression for the schema, anchored at both ends; it must accept all that `check` does.
    ///   - expected: words that go on after "expected".
    ///   - example: a spelling that `check` accepts, or it traps.
    ///   - check: the value that a string spells; nil if it spells none.
    ///   - text: the spelling of a value.
    package static func pattern(
        _ regex: String, expected: String, example: String,
        check: @escaping @Sendable (String) -> T?, text: @escaping @Sendable (T) -> String
    ) -> Shape {
        guard let exampleValue = check(example) else { preconditionFailure("the example \(example) fails its check") }
        return Shape(
            schema: ["type": "string", "pattern": .string(regex)], expected: expected, example: exampleValue,
            parse: { value in value.string.flatMap(check) },
            write: { $1.string(text($0)) })
    }
}
