extension CanonicalWriter {
    /// Writes `text` between quotes, escaped as RFC 8785 §3.2.2.2 wants it.
    ///
    /// - Parameter text: valid UTF-8.
    /// - Returns: whether anything had to be escaped.
    mutating func quote(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isPlain = false
        fill(atMost: text.count &+ 2) { (room) in
            isPlain = StringStops.copyPlain(text, to: room + 1)
            guard isPlain else { return 0 }
            room[0] = UInt8(ascii: "\"")
            room[text.count &+ 1] = UInt8(ascii: "\"")
            return text.count &+ 2
        }
        if !isPlain { quoteEscaping(text) }
        return !isPlain
    }

    @inline(never)
    private mutating func quoteEscaping(_ text: UnsafeBufferPointer<UInt8>) {
        append(byte: UInt8(ascii: "\""))
        var copied = 0
        while true {
            let stop = StringStops.firstEscapable(in: text, from: copied)
            copy(UnsafeBufferPointer(rebasing: text[copied..<stop]))
            guard stop < text.count else { break }
            escape(text[stop])
            copied = stop + 1
        }
        append(byte: UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        fill(atMost: 6) { (room) in
            room[0] = UInt8(ascii: "\\")
            switch byte {
            case 0x08: room[1] = UInt8(ascii: "b")
            case 0x09: room[1] = UInt8(ascii: "t")
            case 0x0A: room[1] = UInt8(ascii: "n")
            case 0x0C: room[1] = UInt8(ascii: "f")
            case 0x0D: room[1] = UInt8(ascii: "r")
            case 0x22, 0x5C: room[1] = byte
            default:
                let low = byte & 0x0F
                room[1] = UInt8(ascii: "u")
                room[2] = 0x30
                room[3] = 0x30
                room[4] = 0x30 + (byte >> 4)
                room[5] = low < 10 ? 0x30 + low : UInt8(ascii: "a") + low - 10
                return 6
            }
            return 2
        }
    }
}

extension StringStops {
    /// Copies `text` if nothing in it must be escaped; otherwise what stands at `target` is of no use.
    @inline(__always)
    static func copyPlain(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Bool {
        let count = text.count
        guard count >= 4 else {
            for at in 0..<count {
                let byte = text[at]
                if byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
                target[at] = byte
            }
            return true
        }
        let source = UnsafeRawPointer(text.baseAddress!)
        let copy = UnsafeMutableRawPointer(target)
        // The last word overlaps the one before it, so that there is no tail to go through byte by byte.
        guard count >= 8 else {
            let first = source.loadUnaligned(as: UInt32.self)
            let last = source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            if escapable(in: UInt64(first) | UInt64(last) << 32) != 0 { return false }
            copy.storeBytes(of: first, as: UInt32.self)
            copy.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
            return true
        }
        var at = 0
        while true {
            let word = source.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            if escapable(in: word) != 0 { return false }
            copy.storeBytes(of: word, toByteOffset: at, as: UInt64.self)
            if at == count &- 8 { return true }
            at = min(at &+ 8, count &- 8)
        }
    }
}
