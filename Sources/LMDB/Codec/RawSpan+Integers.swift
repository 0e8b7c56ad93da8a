// Codecs above this target read and write integers through these, so that they need no unsafe code.

extension RawSpan {
    /// - Throws: `LMDBError.undecodable` unless there are exactly `count` bytes.
    package func requireCount(_ count: Int) throws(LMDBError) {
        guard byteCount == count else {
            throw LMDBError.undecodable(text: "\(byteCount) bytes where \(count) belong")
        }
    }

    /// The big-endian integer at `offset`; traps beyond the end.
    package func bigEndianUInt64(at offset: Int) -> UInt64 {
        unsafe UInt64(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The big-endian integer at `offset`; traps beyond the end.
    package func bigEndianUInt32(at offset: Int) -> UInt32 {
        unsafe UInt32(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The big-endian integer at `offset`; traps beyond the end.
    package func bigEndianUInt16(at offset: Int) -> UInt16 {
        unsafe UInt16(bigEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The byte at `offset`; traps beyond the end.
    package func byte(at offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// Whether the first bytes are those of `prefix`.
    func starts(with prefix: UnsafeRawBufferPointer) -> Bool {
        guard byteCount >= prefix.count else { return false }
        return unsafe withUnsafeBytes { bytes in unsafe bytes.starts(with: prefix) }
    }
}

extension [UInt8] {
    /// Copies bytes that were lent. O(n).
    package init(copying bytes: RawSpan) {
        self = unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0) }
    }
}

extension OutputRawSpan {
    /// Appends `integer`, most significant byte first.
    package mutating func append(bigEndian integer: UInt64) {
        unsafe append(integer.bigEndian, as: UInt64.self)
    }

    /// Appends `integer`, most significant byte first.
    package mutating func append(bigEndian integer: UInt32) {
        unsafe append(integer.bigEndian, as: UInt32.self)
    }

    /// Appends a copy of `bytes`; traps if they do not fit.
    package mutating func append(_ bytes: RawSpan) {
        precondition(bytes.byteCount <= freeCapacity, "more bytes than were asked for")
        unsafe withUnsafeMutableBytes { space, initialized in
            unsafe bytes.withUnsafeBytes { source in
                guard let start = source.baseAddress, let end = space.baseAddress else { return }
                unsafe (end + initialized).copyMemory(from: start, byteCount: source.count)
                initialized += source.count
            }
        }
    }
}
