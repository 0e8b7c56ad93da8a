/// The largest integer on which all JSON readers agree, 2^53−1 (RFC 7493 §2.2).
package let largestJSONInteger: Int64 = 9_007_199_254_740_991

extension JSONScanner {
    /// Reads an integer; tells which kind of number it is if it is none.
    mutating func number(_ input: Span<UInt8>) throws(JSONError) {
        let start = position
        let isNegative = input[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = position
        var byte = try peek(input)
        if isNegative, byte == UInt8(ascii: "I") || byte == UInt8(ascii: "N") {
            throw JSONError(.notFinite, at: start)
        }
        var magnitude: Int64 = 0
        var isInRange = true
        while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            // Seventeen digits cannot overflow 64 bits, and are too many already.
            if position - firstDigit < 17 { magnitude = magnitude * 10 + Int64(byte - UInt8(ascii: "0")) }
            isInRange = magnitude <= largestJSONInteger && position - firstDigit < 16
            position += 1
            guard position < input.count else { break }
            byte = input[position]
        }
        let digits = position - firstDigit
        guard digits > 0 else { throw JSONError(.unexpectedByte, at: position) }
        guard digits == 1 || input[firstDigit] != UInt8(ascii: "0") else {
            throw JSONError(.leadingZero, at: firstDigit)
        }
        if position < input.count {
            switch input[position] {
            case UInt8(ascii: "."): throw JSONError(.fraction, at: position)
            case UInt8(ascii: "e"), UInt8(ascii: "E"): throw JSONError(.exponent, at: position)
            default: break
            }
        }
        guard !isNegative || magnitude != 0 else { throw JSONError(.negativeZero, at: start) }
        guard isInRange else { throw JSONError(.integerOutOfRange, at: start) }
        append(.integer, from: start)
    }
}
