/// A point in time: microseconds since 1970-01-01T00:00:00Z, UTC, leap seconds as POSIX counts them.
package struct Instant: Hashable, Sendable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    /// Midnight UTC at the start of `day`.
    package init(utcStartOf day: Day) { self.microseconds = Int64(day.number) * Instant.microsecondsPerDay }

    package static let microsecondsPerDay: Int64 = 86_400_000_000

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    package func advanced(microseconds: Int64) -> Instant { Instant(microseconds: self.microseconds + microseconds) }
    package func advanced(seconds: Int64) -> Instant { advanced(microseconds: seconds * 1_000_000) }
    package func advanced(days: Int) -> Instant { advanced(microseconds: Int64(days) * Instant.microsecondsPerDay) }

    /// The day that it is in UTC.
    package var utcDay: Day {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: Instant.microsecondsPerDay)
        return Day(number: Int32(remainder < 0 ? quotient - 1 : quotient))
    }
}

extension Instant: CustomStringConvertible {
    /// `2026-11-23T18:02:16.123456Z`, always 27 bytes for the years 0001 to 9999.
    package var description: String { String(decoding: utf8Text, as: UTF8.self) }

    /// The bytes of ``description``, without a String in between.
    package var utf8Text: [UInt8] {
        let day = utcDay
        let (year, month, dayOfMonth) = day.civil
        var rest = microseconds - Int64(day.number) * Instant.microsecondsPerDay
        let fraction = Int(rest % 1_000_000)
        rest /= 1_000_000
        let seconds = Int(rest)
        var out = [UInt8]()
        out.reserveCapacity(27)
        func digits(_ value: Int, _ width: Int, then separator: UInt8) {
            var divisor = 1
            for _ in 1..<width { divisor *= 10 }
            while divisor > 0 {
                out.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                divisor /= 10
            }
            out.append(separator)
        }
        digits(year, 4, then: UInt8(ascii: "-"))
        digits(month, 2, then: UInt8(ascii: "-"))
        digits(dayOfMonth, 2, then: UInt8(ascii: "T"))
        digits(seconds / 3600, 2, then: UInt8(ascii: ":"))
        digits(seconds / 60 % 60, 2, then: UInt8(ascii: ":"))
        digits(seconds % 60, 2, then: UInt8(ascii: "."))
        digits(fraction, 6, then: UInt8(ascii: "Z"))
        return out
    }

    /// Reads exactly the form that ``description`` writes.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 27, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[26] == UInt8(ascii: "Z"),
            let day = Day(text: String(decoding: bytes[0..<10], as: UTF8.self))
        else { return nil }
        func digits(_ range: Range<Int>) -> Int64? {
            var value: Int64 = 0
            for byte in bytes[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard let hour = digits(11..<13), hour < 24, let minute = digits(14..<16), minute < 60,
            let second = digits(17..<19), second < 60, let fraction = digits(20..<26)
        else { return nil }
        self.init(
            microseconds: Int64(day.number) * Instant.microsecondsPerDay
                + (hour * 3600 + minute * 60 + second) * 1_000_000 + fraction)
    }
}
