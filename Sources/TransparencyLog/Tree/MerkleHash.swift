import Crypto

/// The three hashes of a Merkle tree, domain-separated so that no leaf can pass for a node.
///
/// - SeeAlso: RFC 6962 §2.1.
package enum MerkleHash {
    /// The root of no leaves: SHA-256 of nothing.
    package static let empty = SHA256().finalize().hash256

    /// SHA-256(0x00 ‖ leaf).
    package static func leaf(_ bytes: RawSpan) -> Hash256 {
        bytes.withUnsafeBytes { leaf($0) }
    }

    /// SHA-256(0x00 ‖ leaf).
    package static func leaf(_ bytes: [UInt8]) -> Hash256 {
        bytes.withUnsafeBytes { leaf($0) }
    }

    /// SHA-256(0x00 ‖ leaf).
    package static func leaf(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
        // Whatever fits on the stack is laid out there behind its prefix: one update is quicker than two by more than
        // the copy costs. The hasher's own context is the only allocation.
        guard bytes.count < 1024 else {
            var hasher = SHA256()
            withUnsafeBytes(of: UInt8(0x00)) { hasher.update(bufferPointer: $0) }
            hasher.update(bufferPointer: bytes)
            return hasher.finalize().hash256
        }
        return withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { scratch in
            scratch[0] = 0x00
            UnsafeMutableRawBufferPointer(rebasing: scratch[1...]).copyMemory(from: bytes)
            return sha256(UnsafeRawBufferPointer(scratch))
        }
    }

    /// SHA-256(0x00 ‖ leaf) of a leaf that stands in a buffer of the caller's, without a copy: the prefix is laid over
    /// the byte before it for that moment.
    ///
    /// - Precondition: there is a byte before the leaf.
    package static func leaf(
        _ range: Range<Int>, in buffer: UnsafeMutableRawBufferPointer
    ) -> Hash256 {
        precondition(range.lowerBound > 0, "a byte stands before the leaf")
        let before = buffer[range.lowerBound - 1]
        buffer[range.lowerBound - 1] = 0x00
        defer { buffer[range.lowerBound - 1] = before }
        return sha256(UnsafeRawBufferPointer(rebasing: buffer[range.lowerBound - 1..<range.upperBound]))
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    package static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Hash256.byteCount, alignment: 1) { scratch in
            scratch[0] = 0x01
            scratch.storeBytes(of: left, toByteOffset: 1, as: Hash256.self)
            scratch.storeBytes(of: right, toByteOffset: 1 + Hash256.byteCount, as: Hash256.self)
            return sha256(UnsafeRawBufferPointer(scratch))
        }
    }

    private static func sha256(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return hasher.finalize().hash256
    }
}

extension SHA256Digest {
    var hash256: Hash256 {
        withUnsafeBytes { Hash256(unchecked: $0) }
    }
}
