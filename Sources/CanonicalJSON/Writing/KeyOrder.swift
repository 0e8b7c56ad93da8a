/// Whether one text sorts before another by UTF-16 code units, as RFC 8785 §3.2.3 orders member names.
///
/// Both are UTF-8. That orders by scalar, which differs in one place only: scalars beyond U+FFFF are written with
/// surrogates in UTF-16 and so come before U+E000…U+FFFF, whose first bytes are 0xEE and 0xEF.
///
/// - Complexity: O(length of the common prefix).
func precedesByUTF16(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    var i = a.startIndex
    var j = b.startIndex
    while i < a.endIndex, j < b.endIndex {
        if a[i] != b[j] { return utf16Rank(a[i]) < utf16Rank(b[j]) }
        i += 1
        j += 1
    }
    return i == a.endIndex && j < b.endIndex
}

/// As above, where both lie still.
@inline(__always)
func precedesByUTF16(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    for i in 0..<min(a.count, b.count) {
        let (x, y) = (a[i], b[i])
        if x != y { return utf16Rank(x) < utf16Rank(y) }
    }
    return a.count < b.count
}

private func utf16Rank(_ byte: UInt8) -> UInt8 {
    byte & 0xFE == 0xEE ? byte | 0x10 : byte
}
