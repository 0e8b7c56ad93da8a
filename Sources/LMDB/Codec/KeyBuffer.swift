/// Where a key is written, byte by byte, on the stack: at most 511 bytes, LMDB's limit.
///
/// LMDB orders keys as byte strings, so integers go in with their most significant byte first: then the order of the
/// bytes is the order of the values. In a key of several parts only the last may vary in length.
/// What does not fit is counted and not written; the operation that wanted the key then throws `LMDBError.keySize`.
@safe
package struct KeyBuffer: ~Copyable {
    /// The longest key, in bytes.
    package static let capacity = 511

    let base: UnsafeMutableRawPointer

    /// Bytes asked for so far; more than `capacity` if they did not fit.
    package private(set) var count = 0

    /// - Parameter base: at least `capacity` writable bytes that outlive the buffer.
    init(base: UnsafeMutableRawPointer) {
        unsafe self.base = base
    }

    /// Claims `size` bytes and answers where they go, or nil when they do not fit.
    private mutating func claim(_ size: Int) -> UnsafeMutableRawPointer? {
        let at = count
        count += size
        return unsafe count <= Self.capacity ? base + at : nil
    }

    package mutating func append(_ byte: UInt8) {
        if let at = unsafe claim(1) { unsafe at.storeBytes(of: byte, as: UInt8.self) }
    }

    package mutating func append(_ integer: UInt16) {
        if let at = unsafe claim(2) { unsafe at.storeBytes(of: integer.bigEndian, as: UInt16.self) }
    }

    package mutating func append(_ integer: UInt32) {
        if let at = unsafe claim(4) { unsafe at.storeBytes(of: integer.bigEndian, as: UInt32.self) }
    }

    package mutating func append(_ integer: UInt64) {
        if let at = unsafe claim(8) { unsafe at.storeBytes(of: integer.bigEndian, as: UInt64.self) }
    }

    package mutating func append(_ bytes: [UInt8]) {
        unsafe append(bytes.span.bytes)
    }

    package mutating func append(_ bytes: RawSpan) {
        guard let at = unsafe claim(bytes.byteCount) else { return }
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { unsafe at.copyMemory(from: start, byteCount: source.count) }
        }
    }
}
