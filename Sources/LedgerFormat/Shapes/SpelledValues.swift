package import LedgerDomain

/// How the values of the domain are spelled in a leaf, without the quotes.
///
/// They say what `description` says, at a tenth of its cost: a leaf spells five to ten of them, and up to 15 bytes of
/// text live in the String itself, so that nothing is allocated.
extension MemberID {
    package var spelled: String { spell(UInt8(ascii: "U"), number) }
}

extension AgreementID {
    package var spelled: String { spell(UInt8(ascii: "A"), number) }
}

extension GoalID {
    package var spelled: String { spell(UInt8(ascii: "G"), number) }
}

extension MetricID {
    package var spelled: String { spell(UInt8(ascii: "M"), number) }
}

private func spell(_ letter: UInt8, _ number: UInt32) -> String {
    String(unsafeUninitializedCapacity: 11) { buffer in
        var text = AsciiText(buffer)
        text.append(letter)
        text.append(decimal: UInt64(number))
        return text.count
    }
}

extension MetricVersion {
    package var spelled: String {
        let isShort = metric.number < 10_000_000 && version < 1_000_000
        return String(unsafeUninitializedCapacity: isShort ? 15 : 22) { buffer in
            var text = AsciiText(buffer)
            text.append(UInt8(ascii: "M"))
            text.append(decimal: UInt64(metric.number))
            text.append(UInt8(ascii: "@"))
            text.append(decimal: UInt64(version))
            return text.count
        }
    }
}

extension Day {
    package var spelled: String {
        let (year, month, day) = civil
        return String(unsafeUninitializedCapacity: 10) { buffer in
            var text = AsciiText(buffer)
            text.append(decimal: UInt64(year), width: 4)
            text.append(UInt8(ascii: "-"))
            text.append(decimal: UInt64(month), width: 2)
            text.append(UInt8(ascii: "-"))
            text.append(decimal: UInt64(day), width: 2)
            return text.count
        }
    }
}

extension Instant {
    package var spelled: String { description }
}

extension Decimal {
    package var spelled: String {
        let magnitude = millionths.magnitude
        // 128-bit division is slow, and hardly a number needs it.
        let (whole, millionths) =
            if let small = UInt64(exactly: magnitude) {
                (small / 1_000_000, small % 1_000_000)
            } else {
                (UInt64(magnitude / 1_000_000), UInt64(magnitude % 1_000_000))
            }
        return String(unsafeUninitializedCapacity: whole < 10_000_000 ? 15 : 26) { buffer in
            var text = AsciiText(buffer)
            if self.millionths < 0 { text.append(UInt8(ascii: "-")) }
            text.append(decimal: whole)
            if millionths > 0 {
                text.append(UInt8(ascii: "."))
                text.append(decimal: millionths, width: 6)
                text.dropTrailingZeros()
            }
            return text.count
        }
    }
}

/// Digits and punctuation written into the memory of a String that is being made. Traps beyond its capacity.
private struct AsciiText {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func append(_ byte: UInt8) {
        precondition(count < buffer.count)
        buffer[count] = byte
        count += 1
    }

    /// - Parameter width: at least so many digits, with zeros in front.
    mutating func append(decimal number: UInt64, width: Int = 1) {
        var digits = 1
        var rest = number / 10
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        digits = max(digits, width)
        precondition(count + digits <= buffer.count)
        rest = number
        for position in stride(from: count + digits - 1, through: count, by: -1) {
            buffer[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    mutating func dropTrailingZeros() {
        while count > 0, buffer[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }
}
