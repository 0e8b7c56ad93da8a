internal import CanonicalJSON

extension Shape {
    /// A scalar that is spelled as a JSON string of ASCII characters which need no escape.
    ///
    /// - Parameters:
    ///   - pattern: an ECMA 262 regular expression without look-behind, anchored at both ends.
    ///   - expected: words for people, such as "a member such as U17".
    ///   - format: the name that JSON Schema has for it, if any; the pattern is what decides.
    ///   - read: gets the bytes between the quotes.
    ///   - append: appends exactly the characters between the quotes.
    static func spelled(
        _ pattern: String, expected: String, example: T, format: String? = nil,
        read: @escaping @Sendable (ArraySlice<UInt8>) -> T?,
        append: @escaping @Sendable (T, inout [UInt8]) -> Void
    ) -> Shape {
        var schema: JSONTree = ["type": "string", "pattern": .string(pattern)]
        if let format { schema["format"] = .string(format) }
        return Shape(
            schema: schema, expected: expected, example: example,
            parse: { value in value.characters.flatMap(read) },
            write: { value, writer in
                writer.bytes.append(UInt8(ascii: "\""))
                append(value, &writer.bytes)
                writer.bytes.append(UInt8(ascii: "\""))
            })
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

extension [UInt8] {
    /// Appends a number in decimal digits, without making a text of it.
    mutating func append(decimal number: UInt64) {
        guard number > 9 else { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
        let start = count
        var rest = number
        while rest > 0 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        }
        var low = start
        var high = count - 1
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// Appends a number in at least `width` digits, with zeros before it.
    mutating func append(decimal number: UInt64, width: Int) {
        var limit: UInt64 = 10
        for _ in 1..<width {
            if number < limit { append(UInt8(ascii: "0")) }
            limit *= 10
        }
        append(decimal: number)
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
