/// How bytes come to stand behind those that were written.
extension CanonicalWriter {
    /// Has `body` write at most `most` bytes behind the last one; it says how many it wrote.
    @inlinable
    @inline(__always)
    mutating func fill(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        if buffer.count &- end < most { grow(by: most) }
        let start = end
        end = buffer.withUnsafeMutableBufferPointer { (room) in start &+ body(room.baseAddress! + start) }
    }

    @usableFromInline
    @inline(never)
    mutating func grow(by most: Int) {
        var wider = [UInt8](repeating: 0, count: max(end + most, buffer.count * 2, 64))
        wider.withUnsafeMutableBufferPointer { (room) in
            buffer.withUnsafeBufferPointer { (written) in
                if let source = written.baseAddress { room.baseAddress!.update(from: source, count: end) }
            }
        }
        buffer = wider
    }

    @usableFromInline
    mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        fill(atMost: bytes.count) { (room) in
            room.update(from: source, count: bytes.count)
            return bytes.count
        }
    }

    mutating func append(byte: UInt8) {
        fill(atMost: 1) { (room) in
            room[0] = byte
            return 1
        }
    }

    /// Hands what was written to the writer of a container's content, with the bracket that opens it.
    @usableFromInline
    mutating func open(_ bracket: UInt8, _ content: inout CanonicalWriter) {
        swap(&self, &content)
        content.append(byte: bracket)
    }

    /// Takes back what `open` handed over and was written since, and closes the container.
    @usableFromInline
    mutating func close(_ bracket: UInt8, _ content: inout CanonicalWriter) {
        swap(&self, &content)
        append(byte: bracket)
    }
}
