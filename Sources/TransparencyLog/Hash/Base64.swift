/// Base 64 as the C2SP formats (standard, padded) and the leaves (URL-safe, unpadded) spell it.
///
/// Reading is strict: no white space, padding exactly where the variant has it, and unused bits zero, so that each
/// byte string has one spelling and text that was read can be written again byte for byte.
///
/// - SeeAlso: RFC 4648 §4, §5 and §3.5.
package enum Base64: Sendable {
    /// `A–Z a–z 0–9 + /`, padded with `=`.
    case standard
    /// `A–Z a–z 0–9 - _`, never padded.
    case url

    /// Appends the spelling of `bytes` to `text`, as ASCII.
    package func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
        bytes.withUnsafeBytes { append($0, to: &text) }
    }

    /// The spelling of `bytes` as a string.
    package func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        append(bytes.span, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that `text` spells; nil if it is not their one canonical spelling.
    ///
    /// - Complexity: O(n), one allocation.
    package func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var digits = text
        if self == .standard {
            guard digits.count.isMultiple(of: 4) else { return nil }
            // At most two: a third `=` is no digit and fails below.
            for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
        }
        guard digits.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count * 3 / 4)
        var pending: UInt32 = 0
        var pendingBits = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            pending = pending << 6 | UInt32(value)
            pendingBits += 6
            if pendingBits >= 8 {
                pendingBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(pendingBits)))
            }
        }
        let unused = pending & (1 << UInt32(pendingBits) - 1)
        return unused == 0 ? bytes : nil
    }

    /// The bytes that `text` spells; nil if it is not their one canonical spelling.
    package func decode(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8)[...])
    }

    private func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+") where self == .standard: 62
        case UInt8(ascii: "/") where self == .standard: 63
        case UInt8(ascii: "-") where self == .url: 62
        case UInt8(ascii: "_") where self == .url: 63
        default: nil
        }
    }
}
