#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Cuts a stream of bytes into lines, with bounded memory: at most one line and its end are ever kept.
///
/// Lines end with LF; a CR right before it is dropped, and belongs to no line. A line over the bound is skipped up to
/// its LF and reported once, there; what comes after it is read as ever.
package struct LineSplitter: Sendable {
    package enum Piece: Sendable, Equatable {
        /// A line without its end; may be empty.
        case line([UInt8])
        /// A line of more than the bound was skipped.
        case tooLong
    }

    /// Bytes of a line without its end.
    package let bound: Int
    private var pending: [UInt8] = []
    private var isSkipping = false

    package init(bound: Int) {
        precondition(bound > 0, "a line needs a byte")
        self.bound = bound
    }

    /// Whether the bytes so far end within a line: at the end of the stream, that line was cut off.
    package var isWithinLine: Bool { isSkipping || !pending.isEmpty }

    /// Takes the next bytes and hands on every line that they complete, in order.
    ///
    /// If `each` throws, the rest of `bytes` is lost; the stream cannot be read on.
    /// - Complexity: O(bytes), each byte copied once.
    package mutating func feed<E: Error>(
        _ bytes: UnsafeRawBufferPointer, _ each: (Piece) throws(E) -> Void
    ) throws(E) {
        var rest = bytes[...]
        while let end = Self.lineFeed(in: rest) {
            let part = UnsafeRawBufferPointer(rebasing: rest[..<end])
            rest = rest[(end + 1)...]
            if let piece = complete(part) { try each(piece) }
        }
        keep(UnsafeRawBufferPointer(rebasing: rest))
    }

    /// As `feed` of a pointer.
    package mutating func feed<E: Error>(_ bytes: [UInt8], _ each: (Piece) throws(E) -> Void) throws(E) {
        // A closure that throws a type and mutates cannot go through `withUnsafeBytes`: collect, then hand on.
        var pieces: [Piece] = []
        bytes.withUnsafeBytes { buffer in feed(buffer) { pieces.append($0) } }
        for piece in pieces { try each(piece) }
    }

    /// Ends the line whose last part is `part`.
    private mutating func complete(_ part: UnsafeRawBufferPointer) -> Piece? {
        if isSkipping {
            isSkipping = false
            return .tooLong
        }
        guard pending.count + part.count <= bound + 1 else {
            pending.removeAll()
            return .tooLong
        }
        var line: [UInt8] = []
        swap(&line, &pending)
        line.append(contentsOf: part)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line.count <= bound ? .line(line) : .tooLong
    }

    /// Keeps the beginning of a line, unless it is too long already. One byte more than the bound may be its CR.
    private mutating func keep(_ part: UnsafeRawBufferPointer) {
        guard !isSkipping else { return }
        if pending.count + part.count > bound + 1 {
            pending = []
            isSkipping = true
        } else {
            pending.append(contentsOf: part)
        }
    }

    private static func lineFeed(in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        guard !bytes.isEmpty, let base = bytes.base.baseAddress else { return nil }
        guard let found = memchr(base + bytes.startIndex, 0x0A, bytes.count) else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
