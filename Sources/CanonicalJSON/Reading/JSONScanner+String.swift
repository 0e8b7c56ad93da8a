extension JSONScanner {
    /// Reads a string whose opening quote is at `position`, and appends its node.
    ///
    /// - Returns: the node.
    mutating func string(_ input: Span<UInt8>) throws(JSONError) -> JSONNode {
        let start = position
        var hasEscapes = false
        position = plainEnd(input, from: start &+ 1)
        while true {
            let byte = try peek(input)
            switch byte {
            case 0x22:
                position &+= 1
                let node = JSONNode(
                    start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
                    subtreeEnd: UInt32(truncatingIfNeeded: nodes.count &+ 1), kind: .string, hasEscapes: hasEscapes)
                nodes.append(node)
                return node
            case 0x5C:
                hasEscapes = true
                try escape(input)
            case 0x00..<0x20: throw JSONError(.controlCharacter, at: position)
            case 0x80...: try wideScalar(input)
            default: position &+= 1
            }
            position = plainEnd(input, from: position)
        }
    }

    /// One past the bytes from `start` on that stand for themselves; may stop early within eight bytes of the end.
    @inline(__always)
    private func plainEnd(_ input: Span<UInt8>, from start: Int) -> Int {
        var at = start
        let raw = input.bytes
        while at &+ 8 <= raw.byteCount {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
            let stops = StringStops.unreadable(in: word)
            if stops != 0 { return at &+ stops.trailingZeroBitCount / 8 }
            at &+= 8
        }
        return at
    }

    /// Reads an escape whose backslash is at `position` (RFC 8259 §7).
    private mutating func escape(_ input: Span<UInt8>) throws(JSONError) {
        let start = position
        position += 1
        switch try peek(input) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            switch try codeUnit(input, escapeAt: start) {
            case 0xDC00...0xDFFF: throw JSONError(.loneSurrogate, at: start)
            case 0xD800...0xDBFF:
                let second = position
                guard second + 1 < input.count, input[second] == 0x5C, input[second + 1] == UInt8(ascii: "u") else {
                    throw JSONError(.loneSurrogate, at: start)
                }
                position += 2
                guard case 0xDC00...0xDFFF = try codeUnit(input, escapeAt: second) else {
                    throw JSONError(.loneSurrogate, at: start)
                }
            default: break
            }
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    /// Reads four hexadecimal digits.
    private mutating func codeUnit(_ input: Span<UInt8>, escapeAt start: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = hexadecimalValue(try peek(input)) else { throw JSONError(.invalidEscape, at: start) }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    /// Moves over one scalar of two to four bytes; refuses overlong forms, surrogates and what lies beyond U+10FFFF
    /// (Unicode, table 3-7).
    private mutating func wideScalar(_ input: Span<UInt8>) throws(JSONError) {
        let lead = input[position]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw JSONError(.invalidUTF8, at: position)
        }
        guard position + length <= input.count, second.contains(input[position + 1]) else {
            throw JSONError(.invalidUTF8, at: position)
        }
        for i in 2..<length where input[position + i] & 0xC0 != 0x80 {
            throw JSONError(.invalidUTF8, at: position)
        }
        position += length
    }
}
