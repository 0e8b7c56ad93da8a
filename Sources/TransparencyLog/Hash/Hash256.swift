/// A SHA-256 value: 32 bytes, stored inline, so that trees and proofs allocate nothing for each hash.
package struct Hash256: Sendable, Hashable, BitwiseCopyable {
    /// The bytes in memory order, whatever the processor's: words are only ever copied, compared and hashed.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    package static let byteCount = 32

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(_ bytes: RawSpan) {
        guard bytes.byteCount == Self.byteCount else { return nil }
        self = bytes.withUnsafeBytes { Hash256(unchecked: $0) }
    }

    /// Takes exactly 32 bytes; nil for any other number.
    package init?(_ bytes: [UInt8]) {
        self.init(bytes.span.bytes)
    }

    /// The caller has checked that there are 32 bytes.
    init(unchecked bytes: UnsafeRawBufferPointer) {
        words = bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
    }

    /// Lends the 32 bytes for the duration of the closure, without a copy on the heap.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeBytes(of: words) { (buffer) throws(Failure) in try body(buffer.bytes) }
    }

    /// A copy of the 32 bytes.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: words) { [UInt8]($0) }
    }

    package static func == (left: Hash256, right: Hash256) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
    }
}

extension Hash256: CustomStringConvertible {
    package var description: String { base64url }
}
