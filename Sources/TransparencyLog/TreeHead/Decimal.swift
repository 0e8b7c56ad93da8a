/// Sizes and indexes as the C2SP formats spell them.
enum Decimal {
    /// ASCII digits without leading zeros, at most `maximumTreeSize`; nil for anything else.
    static func parse(_ text: ArraySlice<UInt8>) -> UInt64? {
        guard (1...19).contains(text.count), text.count == 1 || text.first != UInt8(ascii: "0") else { return nil }
        var value: UInt64 = 0
        for digit in text {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            // 19 digits stay below 2^64.
            value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
        }
        return value <= maximumTreeSize ? value : nil
    }
}
