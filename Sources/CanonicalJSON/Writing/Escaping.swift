extension CanonicalWriter {
    /// Writes `text` between quotes, escaped as RFC 8785 §3.2.2.2 wants it.
    ///
    /// - Parameter text: valid UTF-8.
    /// - Returns: whether anything had to be escaped.
    mutating func quote(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.append(UInt8(ascii: "\""))
        var copied = 0
        var hasEscapes = false
        while true {
            let stop = StringStops.firstEscapable(in: text, from: copied)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<stop]))
            guard stop < text.count else { break }
            escape(text[stop])
            hasEscapes = true
            copied = stop + 1
        }
        bytes.append(UInt8(ascii: "\""))
        return hasEscapes
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: bytes.append(byte)
        default:
            let low = byte & 0x0F
            bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + (byte >> 4)])
            bytes.append(low < 10 ? 0x30 + low : UInt8(ascii: "a") + low - 10)
        }
    }
}
