extension Base64 {
    /// Appends by way of the stack, so that `text` grows once and by its own (geometric) policy.
    func append(_ bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        let digitCount = self == .standard ? (bytes.count + 2) / 3 * 4 : (bytes.count * 4 + 2) / 3
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: digitCount) { digits in
            write(bytes, to: digits)
            text.append(contentsOf: digits)
        }
    }

    /// Fills `digits`, which has exactly the needed size.
    private func write(_ bytes: UnsafeRawBufferPointer, to digits: UnsafeMutableBufferPointer<UInt8>) {
        let alphabet = self == .standard ? Self.standardAlphabet.utf8Start : Self.urlAlphabet.utf8Start
        let whole = bytes.count / 3 * 3
        var from = 0
        var to = 0
        while from < whole {
            let group = UInt32(bytes[from]) << 16 | UInt32(bytes[from + 1]) << 8 | UInt32(bytes[from + 2])
            digits[to] = alphabet[Int(group >> 18)]
            digits[to + 1] = alphabet[Int(group >> 12 & 63)]
            digits[to + 2] = alphabet[Int(group >> 6 & 63)]
            digits[to + 3] = alphabet[Int(group & 63)]
            from += 3
            to += 4
        }
        let rest = bytes.count - whole
        if rest > 0 {
            let group = UInt32(bytes[from]) << 16 | (rest == 2 ? UInt32(bytes[from + 1]) << 8 : 0)
            digits[to] = alphabet[Int(group >> 18)]
            digits[to + 1] = alphabet[Int(group >> 12 & 63)]
            if rest == 2 { digits[to + 2] = alphabet[Int(group >> 6 & 63)] }
            to += rest + 1
        }
        while to < digits.count {
            digits[to] = UInt8(ascii: "=")
            to += 1
        }
    }

    // Static strings rather than arrays: no lazy initialisation and no retain on the hot path.
    private static let standardAlphabet: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    private static let urlAlphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
}
