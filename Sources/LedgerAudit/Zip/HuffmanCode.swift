/// A prefix code as DEFLATE describes it: by the lengths of its words, in the order of its symbols.
///
/// - SeeAlso: RFC 1951 §3.2.2.
struct HuffmanCode {
    static let longest = 15

    /// For each ten bits, the first one lowest: symbol × 16 + length of the word at their start; 0 where it is longer.
    private var short: [UInt16] = []
    /// How many words there are of each length.
    private var counts: [Int] = []
    /// Ordered by word.
    private var symbols: [UInt16] = []

    private static let shortBits = 10

    init() {}

    /// - Parameter mayBeSingle: a code of one word, of one bit, is taken though it is not complete.
    /// - Returns: nil if there are too many words, or too few.
    /// - Complexity: O(symbols), whatever the lengths are.
    init?(lengths: ArraySlice<UInt8>, mayBeSingle: Bool) {
        counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...Self.longest {
            left = left * 2 - counts[length]
            if left < 0 { return nil }
        }
        let longest = counts.lastIndex { $0 > 0 } ?? 0
        guard left == 0 || mayBeSingle && longest <= 1 else { return nil }

        var words = [Int](repeating: 0, count: Self.longest + 2)
        var places = words
        for length in 1...Self.longest {
            words[length + 1] = (words[length] + counts[length]) << 1
            places[length + 1] = places[length] + counts[length]
        }
        symbols = [UInt16](repeating: 0, count: places[Self.longest + 1])
        short = [UInt16](repeating: 0, count: 1 << Self.shortBits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[places[length]] = UInt16(symbol)
            places[length] += 1
            if length <= Self.shortBits { fill(words[length], length, with: symbol) }
            words[length] += 1
        }
    }

    private mutating func fill(_ word: Int, _ length: Int, with symbol: Int) {
        var reversed = 0
        for bit in 0..<length where word >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for place in stride(from: reversed, to: short.count, by: 1 << length) {
            short[place] = UInt16(symbol << 4 | length)
        }
    }

    /// The word at the start of `bits`; nil if there is none.
    func symbol(in bits: UInt64) -> (symbol: Int, length: Int)? {
        guard !short.isEmpty else { return nil }
        let found = short[Int(bits & (1 << UInt64(Self.shortBits) - 1))]
        if found != 0 { return (Int(found >> 4), Int(found & 15)) }
        var word = 0
        var first = 0
        var place = 0
        for length in 1...Self.longest {
            word |= Int(bits >> UInt64(length - 1) & 1)
            let count = counts[length]
            if word - first < count { return (Int(symbols[place + word - first]), length) }
            place += count
            first = (first + count) << 1
            word <<= 1
        }
        return nil
    }

    static let fixedLiterals: HuffmanCode = {
        let lengths =
            [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)
        return HuffmanCode(lengths: lengths[...], mayBeSingle: false)!
    }()

    static let fixedDistances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 32)[...], mayBeSingle: false)!
}
