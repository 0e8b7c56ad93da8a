/// A key of a database: how it becomes bytes, and back.
///
/// A composite key is a struct that appends its parts in order of significance:
/// ```swift
/// struct StreamPosition: KeyCodec {
///     let stream: UInt64
///     let revision: UInt32
///     func encode(into buffer: inout KeyBuffer) {
///         buffer.append(stream)
///         buffer.append(revision)
///     }
///     init(decoding bytes: RawSpan) throws(LMDBError) {
///         try bytes.requireCount(12)
///         stream = bytes.bigEndianUInt64(at: 0)
///         revision = bytes.bigEndianUInt32(at: 8)
///     }
/// }
/// ```
package protocol KeyCodec: Sendable {
    /// Appends the key's bytes. Their order must be the order of the keys; 1 to 511 bytes.
    func encode(into buffer: inout KeyBuffer)

    /// - Throws: `LMDBError.undecodable` if no key encodes to `bytes`.
    init(decoding bytes: RawSpan) throws(LMDBError)
}

extension UInt64: KeyCodec {
    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(self)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(8)
        self = bytes.bigEndianUInt64(at: 0)
    }
}

extension UInt32: KeyCodec {
    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(self)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(4)
        self = bytes.bigEndianUInt32(at: 0)
    }
}

extension [UInt8]: KeyCodec {
    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(self)
    }

    package init(decoding bytes: RawSpan) {
        self.init(copying: bytes)
    }
}

/// Encodes `key` on the stack and lends its bytes.
///
/// - Throws: `LMDBError.keySize` if the key has no byte or more than 511, and what `body` throws.
func withEncodedKey<Key: KeyCodec, Result: ~Copyable>(
    _ key: Key, _ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result
) throws(LMDBError) -> Result {
    try unsafe withUnsafeTemporaryAllocation(byteCount: KeyBuffer.capacity, alignment: 8) {
        (space: UnsafeMutableRawBufferPointer) throws(LMDBError) -> Result in
        var buffer = unsafe KeyBuffer(base: space.baseAddress!)
        key.encode(into: &buffer)
        guard 1...KeyBuffer.capacity ~= buffer.count else { throw LMDBError.keySize(bytes: buffer.count) }
        return try unsafe body(UnsafeRawBufferPointer(start: space.baseAddress!, count: buffer.count))
    }
}
