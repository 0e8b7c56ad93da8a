/// An exact decimal number with at most 18 digits before the point and 6 after it: amounts, counts and means.
///
/// There is no floating point in the record, because two programs must read the same number from the same bytes.
package struct Decimal: Hashable, Sendable, Comparable {
    /// The number times one million.
    package let millionths: Int128

    /// Nil when it has more than 18 digits before the point.
    package init?(millionths: Int128) {
        guard millionths.magnitude < 1_000_000_000_000_000_000_000_000 else { return nil }
        self.millionths = millionths
    }

    /// The nearest number that there is: one with more than 18 digits before the point becomes the largest.
    package init(clampingMillionths millionths: Int128) {
        let limit: Int128 = 999_999_999_999_999_999_999_999
        self.millionths = min(max(millionths, -limit), limit)
    }

    package init(_ whole: Int32) { self.millionths = Int128(whole) * 1_000_000 }

    package static let zero = Decimal(0)

    package static func < (left: Decimal, right: Decimal) -> Bool { left.millionths < right.millionths }

    /// Reads `-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?`; nil for anything else and for a negative zero.
    package init?(text: some StringProtocol) {
        var rest = Array(text.utf8)[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest = rest.dropFirst() }
        let zero = UInt8(ascii: "0")
        let whole = rest.prefix { ($0 &- zero) < 10 }
        rest = rest.dropFirst(whole.count)
        guard (1...18).contains(whole.count), whole.count == 1 || whole.first != zero else { return nil }
        var value = whole.reduce(Int128(0)) { $0 * 10 + Int128($1 - zero) } * 1_000_000
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let fraction = rest.prefix { ($0 &- zero) < 10 }
            rest = rest.dropFirst(fraction.count)
            guard (1...6).contains(fraction.count) else { return nil }
            var weight: Int128 = 100_000
            for digit in fraction {
                value += Int128(digit - zero) * weight
                weight /= 10
            }
        }
        guard rest.isEmpty, !(negative && value == 0) else { return nil }
        self.millionths = negative ? -value : value
    }
}

extension Decimal: CustomStringConvertible {
    /// The shortest form that reads back as the same number: `1054`, `-0.5`, `51.666667`.
    package var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(27)
        var fraction = UInt32(truncatingIfNeeded: millionths.magnitude % 1_000_000)
        // At most 18 digits stand before the point.
        var whole = UInt64(truncatingIfNeeded: millionths.magnitude / 1_000_000)
        if fraction > 0 {
            var places = 6
            while fraction % 10 == 0 {
                fraction /= 10
                places -= 1
            }
            for _ in 0..<places {
                bytes.append(UInt8(ascii: "0") + UInt8(fraction % 10))
                fraction /= 10
            }
            bytes.append(UInt8(ascii: "."))
        }
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(whole % 10))
            whole /= 10
        } while whole > 0
        if millionths < 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.reverse()
        return String(decoding: bytes, as: UTF8.self)
    }
}
