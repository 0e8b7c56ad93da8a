import CanonicalJSON
import TransparencyLog

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The id under which a command is sent: a UUIDv7, so that ids sort by the time at which they were made.
package enum CommandID {
    /// - SeeAlso: RFC 9562 §5.7.
    package static func make() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = UInt64(now.tv_sec) * 1000 + UInt64(now.tv_nsec) / 1_000_000
        var generator = SystemRandomNumberGenerator()
        return spell(milliseconds: milliseconds, random: (generator.next(), generator.next()))
    }

    /// An id that follows from what a command says: who says the same twice has it done once. A UUIDv8.
    ///
    /// - Parameter parts: everything that tells the command from others, the ledger's origin among it.
    /// - SeeAlso: RFC 9562 §5.8.
    package static func derived(from parts: [String]) -> String {
        let hash = MerkleHash.leaf(JSONTree.array(parts.map(JSONTree.string)).canonicalBytes).bytes
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        let high = word(hash[0..<8]) & ~0xF000 | 0x8000
        return spell(high: high, low: 0x8000_0000_0000_0000 | word(hash[8..<16]) & 0x3FFF_FFFF_FFFF_FFFF)
    }

    static func spell(milliseconds: UInt64, random: (UInt64, UInt64)) -> String {
        let high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        return spell(high: high, low: 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF)
    }

    private static func spell(high: UInt64, low: UInt64) -> String {
        let digits = Array(hexadecimal(high) + hexadecimal(low))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
