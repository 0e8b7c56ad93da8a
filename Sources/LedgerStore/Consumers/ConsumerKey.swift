package import LMDB
package import LedgerDomain

/// Which consumer: whose it is, and what they call it.
package struct ConsumerKey: KeyCodec, Hashable {
    package let owner: MemberID
    /// ASCII; bounded by the protocol far below LMDB's 511 bytes.
    package let name: String

    package init(owner: MemberID, name: String) {
        self.owner = owner
        self.name = name
    }

    package func encode(into buffer: inout KeyBuffer) {
        buffer.append(owner.number)
        buffer.append(Array(name.utf8))
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        guard bytes.byteCount > 4 else { throw .undecodable(text: "a consumer without a name") }
        owner = MemberID(bytes.bigEndianUInt32(at: 0))
        name = String(decoding: [UInt8](copying: bytes).dropFirst(4), as: UTF8.self)
    }
}

/// Where a consumer stands.
package struct Consumer: ValueCodec, Hashable {
    /// Everything below was acknowledged.
    package var position: UInt64
    /// Canonical JSON of what it wants; empty for everything.
    package var filter: [UInt8]

    package init(position: UInt64, filter: [UInt8]) {
        self.position = position
        self.filter = filter
    }

    package var encodedByteCount: Int { 8 + filter.count }

    package func encode(into output: inout OutputRawSpan) {
        output.append(bigEndian: position)
        output.append(filter.span.bytes)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        guard bytes.byteCount >= 8 else { throw .undecodable(text: "a consumer without a position") }
        position = bytes.bigEndianUInt64(at: 0)
        filter = Array([UInt8](copying: bytes).dropFirst(8))
    }
}
