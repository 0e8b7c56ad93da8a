/// Finds the bytes at which copying a JSON string has to stop, eight at a time.
///
/// In the masks the high bit of a byte is set where it matches. Only the lowest set bit may be relied on: borrows
/// run upwards and can set false bits above a true one.
enum StringStops {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Where a little-endian word has a quote, a backslash or a control character.
    @inline(__always)
    static func escapable(in word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found =
            ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
        return found & highs
    }

    /// As `escapable`, and where it has a byte that is not ASCII.
    @inline(__always)
    static func unreadable(in word: UInt64) -> UInt64 {
        escapable(in: word) | (word & highs)
    }

    /// The first byte at or after `start` that cannot stand in a string as it is; `text.count` if there is none.
    static func firstEscapable(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        let raw = UnsafeRawBufferPointer(text)
        while at + 8 <= text.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let found = escapable(in: word)
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < text.count {
            let byte = text[at]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { return at }
            at += 1
        }
        return at
    }
}
