package import CanonicalJSON

/// The id that a client gives a command, so that sending it again changes nothing: a UUID, best of version 7, whose
/// order in time keeps the index of used ids compact.
///
/// - SeeAlso: RFC 9562 §5.7
package struct CommandID: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 UUID.
    ///
    /// - Parameters:
    ///   - milliseconds: Unix time.
    ///   - random: 74 of these 128 bits are used.
    package init(milliseconds: UInt64, random: (UInt64, UInt64)) {
        high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 >> 2
    }

    /// Reads `0193c0de-0000-7000-8000-000000000000`, in small or capital letters; nil for anything else.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            if digits < 16 { words.0 = words.0 << 4 | UInt64(digit) } else { words.1 = words.1 << 4 | UInt64(digit) }
            digits += 1
        }
        (high, low) = words
    }

    /// 36 bytes, small letters.
    package var utf8Text: [UInt8] {
        var out = [UInt8]()
        out.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { out.append(UInt8(ascii: "-")) }
            let word = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4)) & 0xF
            out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        return out
    }
}

extension CommandID: CustomStringConvertible {
    package var description: String { String(decoding: utf8Text, as: UTF8.self) }
}

extension Shape where T == CommandID {
    /// A command's id.
    package static var commandID: Shape<CommandID> {
        .pattern(
            "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
            expected: "a UUID such as 0193c0de-0000-7000-8000-000000000000",
            example: "0193c0de-0000-7000-8000-000000000000", check: { CommandID(text: $0) }, text: { $0.description })
    }
}
