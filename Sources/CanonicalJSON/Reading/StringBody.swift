/// The value of one hexadecimal digit, either case; nil for other bytes.
func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
}

/// The UTF-8 that the body of a JSON string stands for.
///
/// - Parameter body: the bytes between the quotes; they were checked when the document was read, or written here.
/// - Complexity: O(n).
func unescaped(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(body.count)
    var at = body.startIndex
    while at < body.endIndex {
        guard body[at] == 0x5C else {
            text.append(body[at])
            at += 1
            continue
        }
        let letter = body[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "u"):
            var scalar = codeUnit(in: body, at: at)
            at += 4
            if scalar & 0xFC00 == 0xD800 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + codeUnit(in: body, at: at + 2) & 0x3FF
                at += 6
            }
            text.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar)!)!)
        default: text.append(letter)
        }
    }
    return text
}

private func codeUnit(in body: ArraySlice<UInt8>, at start: Int) -> UInt32 {
    body[start..<start + 4].reduce(0) { $0 << 4 | (hexadecimalValue($1) ?? 0) }
}
