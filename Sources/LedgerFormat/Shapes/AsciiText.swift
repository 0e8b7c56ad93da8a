package import CanonicalJSON
internal import LedgerDomain

/// A value that leaves and answers spell with a few ASCII characters which need no escape.
///
/// A leaf spells five to ten of them, a list ten a row: written straight into place, without a String in between.
package protocol Spelled {
    /// Characters at most.
    static var longest: Int { get }
    func spell(into text: inout AsciiText)
}

extension Spelled {
    /// The characters as a String, without the quotes; up to 15 of them live in the String itself.
    var text: String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longest) { room in
            var text = AsciiText(room)
            spell(into: &text)
            return String(decoding: room[..<text.count], as: UTF8.self)
        }
    }
}

extension ObjectWriter {
    package mutating func spelled<Value: Spelled>(_ key: StaticString, _ value: Value) {
        ascii(key, atMost: Value.longest) { room in
            var text = AsciiText(room)
            value.spell(into: &text)
            return text.count
        }
    }
}

extension ArrayWriter {
    mutating func spelled<Value: Spelled>(_ value: Value) {
        ascii(atMost: Value.longest) { room in
            var text = AsciiText(room)
            value.spell(into: &text)
            return text.count
        }
    }
}

extension CanonicalWriter {
    mutating func spelled<Value: Spelled>(_ value: Value) {
        ascii(atMost: Value.longest) { room in
            var text = AsciiText(room)
            value.spell(into: &text)
            return text.count
        }
    }
}

/// Digits and punctuation written into memory that is lent. Traps beyond its end.
package struct AsciiText {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    package private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        precondition(count < buffer.count)
        buffer[count] = byte
        count &+= 1
    }

    package mutating func append(_ word: StaticString) {
        for at in 0..<word.utf8CodeUnitCount { append(word.utf8Start[at]) }
    }

    /// - Parameter width: at least so many digits, with zeros in front.
    package mutating func append(decimal number: UInt64, width: Int = 1) {
        var digits = 1
        var bound: UInt64 = 10
        // The 20th digit is the last that there can be, and its bound does not fit.
        while digits < 20, number >= bound {
            digits &+= 1
            bound &*= 10
        }
        digits = max(digits, width)
        precondition(count &+ digits <= buffer.count)
        var rest = number
        var at = count &+ digits
        while at > count {
            at &-= 1
            buffer[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= digits
    }

    /// Two digits, of a number under 100.
    @inline(__always)
    mutating func append(twoDigits number: Int) {
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }

    /// The digits `from` to `to` of sixteen, most significant first, in small letters.
    mutating func append(hexadecimal word: UInt64, from: Int, to: Int) {
        for index in from..<to {
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 &- index &* 4)) & 0xF
            append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
        }
    }

    /// Base 64 with the alphabet of URLs, unpadded.
    ///
    /// - SeeAlso: RFC 4648 §5
    mutating func append(base64url bytes: RawSpan) {
        let alphabet = Self.base64Alphabet.utf8Start
        precondition(count &+ (bytes.byteCount &* 4 &+ 2) / 3 <= buffer.count)
        func byte(_ at: Int) -> Int { Int(bytes.unsafeLoad(fromUncheckedByteOffset: at, as: UInt8.self)) }
        var at = 0
        while at &+ 3 <= bytes.byteCount {
            let group = byte(at) << 16 | byte(at &+ 1) << 8 | byte(at &+ 2)
            buffer[count] = alphabet[group >> 18]
            buffer[count &+ 1] = alphabet[group >> 12 & 63]
            buffer[count &+ 2] = alphabet[group >> 6 & 63]
            buffer[count &+ 3] = alphabet[group & 63]
            at &+= 3
            count &+= 4
        }
        let rest = bytes.byteCount &- at
        guard rest > 0 else { return }
        let group = byte(at) << 16 | (rest == 2 ? byte(at &+ 1) << 8 : 0)
        append(alphabet[group >> 18])
        append(alphabet[group >> 12 & 63])
        if rest == 2 { append(alphabet[group >> 6 & 63]) }
    }

    private static let base64Alphabet: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    mutating func dropTrailingZeros() {
        while count > 0, buffer[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }
}
