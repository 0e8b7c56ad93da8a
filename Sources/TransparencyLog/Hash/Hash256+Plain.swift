import Crypto

extension Hash256 {
    /// SHA-256 of the bytes as they are, without a prefix: no leaf's and no node's.
    package init(sha256Of bytes: [UInt8]) {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        self = hasher.finalize().hash256
    }
}
