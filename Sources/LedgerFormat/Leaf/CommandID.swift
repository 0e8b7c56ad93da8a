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
        self.init(characters: bytes.span)
    }

    init?(characters: Span<UInt8>) {
        let hyphen = UInt8(ascii: "-")
        guard characters.count == 36, characters[8] == hyphen, characters[13] == hyphen, characters[18] == hyphen,
            characters[23] == hyphen, let first = UInt64(hexadecimal: characters.extracting(0..<8)),
            let second = UInt64(hexadecimal: characters.extracting(9..<13)),
            let third = UInt64(hexadecimal: characters.extracting(14..<18)),
            let fourth = UInt64(hexadecimal: characters.extracting(19..<23)),
            let last = UInt64(hexadecimal: characters.extracting(24..<36))
        else { return nil }
        high = first << 32 | second << 16 | third
        low = fourth << 48 | last
    }

    /// 36 bytes, small letters.
    package var utf8Text: [UInt8] { Array(text.utf8) }
}

extension CommandID: Spelled {
    package static var longest: Int { 36 }

    package func spell(into text: inout AsciiText) {
        text.append(hexadecimal: high, from: 0, to: 8)
        text.append(UInt8(ascii: "-"))
        text.append(hexadecimal: high, from: 8, to: 12)
        text.append(UInt8(ascii: "-"))
        text.append(hexadecimal: high, from: 12, to: 16)
        text.append(UInt8(ascii: "-"))
        text.append(hexadecimal: low, from: 0, to: 4)
        text.append(UInt8(ascii: "-"))
        text.append(hexadecimal: low, from: 4, to: 16)
    }
}

extension CommandID: CustomStringConvertible {
    package var description: String { text }
}

extension Shape where T == CommandID {
    /// A command's id.
    package static let commandID = Shape.spelled(
        "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
        expected: "a UUID such as 0193c0de-0000-7000-8000-000000000000",
        example: CommandID(text: "0193c0de-0000-7000-8000-000000000000")!, read: { CommandID(characters: $0) },
        spell: { $0.description })
}
