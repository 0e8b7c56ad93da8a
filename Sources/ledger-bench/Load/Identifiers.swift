/// Makes command ids and row keys that no other request of this or any other run carries, straight into a request's
/// bytes.
struct Identifiers {
    private var generator: SplitMix64
    private let run: UInt32
    private var rows: UInt64 = 0

    /// - Parameter seed: differs from run to run, or rows of a second run would be taken for repeats of the first.
    init(seed: UInt64) {
        self.generator = SplitMix64(state: seed)
        self.run = UInt32(truncatingIfNeeded: generator.next())
    }

    /// Length of a UUID's text.
    static let commandIDLength = 36
    /// Length of a row key.
    static let rowKeyLength = 16

    /// A UUIDv7 (RFC 9562 §5.7): milliseconds, then 74 random bits, as independent clients would make them.
    mutating func writeCommandID(at start: Int, in bytes: inout [UInt8]) {
        let (a, b) = (generator.next(), generator.next())
        let high = (wallMilliseconds() << 16) | 0x7000 | (a & 0x0FFF)
        let low = 0x8000_0000_0000_0000 | (b >> 2)
        writeHex(high >> 32, digits: 8, at: start, in: &bytes)
        bytes[start + 8] = UInt8(ascii: "-")
        writeHex(high >> 16, digits: 4, at: start + 9, in: &bytes)
        bytes[start + 13] = UInt8(ascii: "-")
        writeHex(high, digits: 4, at: start + 14, in: &bytes)
        bytes[start + 18] = UInt8(ascii: "-")
        writeHex(low >> 48, digits: 4, at: start + 19, in: &bytes)
        bytes[start + 23] = UInt8(ascii: "-")
        writeHex(low, digits: 12, at: start + 24, in: &bytes)
    }

    /// The source's row key: the run and the row's number, sixteen hexadecimal digits.
    mutating func writeRowKey(at start: Int, in bytes: inout [UInt8]) {
        rows += 1
        writeHex(UInt64(run), digits: 8, at: start, in: &bytes)
        writeHex(rows, digits: 8, at: start + 8, in: &bytes)
    }

    /// A number below `bound`, for choosing members, days and values.
    mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
}

/// Writes the lowest `digits` hexadecimal digits of `value`.
private func writeHex(_ value: UInt64, digits: Int, at start: Int, in bytes: inout [UInt8]) {
    for position in 0..<digits {
        let nibble = UInt8(truncatingIfNeeded: value >> UInt64((digits - 1 - position) * 4)) & 0xF
        bytes[start + position] = nibble < 10 ? nibble + 0x30 : nibble + 0x57
    }
}

/// Steele, Lea and Flood's generator: small, quick, and good enough to spread keys.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
