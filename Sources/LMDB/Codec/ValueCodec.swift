/// A value of a database: how it becomes bytes, in place, and back.
///
/// The value is written straight into the database's page, so its size is asked for first.
package protocol ValueCodec: Sendable {
    /// How many bytes `encode(into:)` will append, exactly.
    var encodedByteCount: Int { get }

    /// Appends exactly `encodedByteCount` bytes; fewer trap, more do not fit and trap too.
    func encode(into output: inout OutputRawSpan)

    /// - Throws: `LMDBError.undecodable` if no value encodes to `bytes`.
    init(decoding bytes: RawSpan) throws(LMDBError)
}

/// The value of a database that is a set: only its keys matter.
package struct EmptyValue: ValueCodec, Equatable {
    package init() {}
    package var encodedByteCount: Int { 0 }
    package func encode(into output: inout OutputRawSpan) {}

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(0)
    }
}

extension [UInt8]: ValueCodec {
    package var encodedByteCount: Int { count }

    package func encode(into output: inout OutputRawSpan) {
        unsafe output.append(span.bytes)
    }
}

extension UInt64: ValueCodec {
    package var encodedByteCount: Int { 8 }

    package func encode(into output: inout OutputRawSpan) {
        output.append(bigEndian: self)
    }
}

extension UInt32: ValueCodec {
    package var encodedByteCount: Int { 4 }

    package func encode(into output: inout OutputRawSpan) {
        output.append(bigEndian: self)
    }
}
