package import LMDB
internal import LedgerFormat

/// What became of a command that appended: enough to answer it again.
package struct CommandEntry: ValueCodec, Hashable {
    /// Number of the person who gave it; 0 for the daemon's own.
    package var actor: UInt32
    /// Keyed digest of method and parameters.
    package var digest: Digest16
    package var first: UInt64
    package var count: UInt32
    /// Values of an import that were already there.
    package var unchanged: UInt32

    package init(actor: UInt32, digest: Digest16, first: UInt64, count: UInt32, unchanged: UInt32) {
        self.actor = actor
        self.digest = digest
        self.first = first
        self.count = count
        self.unchanged = unchanged
    }

    package var encodedByteCount: Int { 36 }

    package func encode(into output: inout OutputRawSpan) {
        output.append(bigEndian: actor)
        output.append(bigEndian: digest.high)
        output.append(bigEndian: digest.low)
        output.append(bigEndian: first)
        output.append(bigEndian: count)
        output.append(bigEndian: unchanged)
    }

    package init(decoding bytes: RawSpan) throws(LMDBError) {
        try bytes.requireCount(36)
        actor = bytes.bigEndianUInt32(at: 0)
        digest = Digest16(high: bytes.bigEndianUInt64(at: 4), low: bytes.bigEndianUInt64(at: 12))
        first = bytes.bigEndianUInt64(at: 20)
        count = bytes.bigEndianUInt32(at: 28)
        unchanged = bytes.bigEndianUInt32(at: 32)
    }
}
