internal import Crypto
package import TransparencyLog

/// What only this ledger can compute: signatures of heads, and digests of things that are short or known.
package struct LedgerSecrets: Sendable {
    package let signer: Signer
    private let hmac: SymmetricKey

    init(signer: Signer, hmac: SymmetricKey) {
        self.signer = signer
        self.hmac = hmac
    }

    /// HMAC-SHA-256 under the ledger's key, its first 16 bytes.
    package func digest(_ bytes: [UInt8]) -> Digest16 {
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: hmac)
        return code.withUnsafeBytes { (buffer) in
            Digest16(
                high: UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}

/// 128 bits of a keyed digest.
package struct Digest16: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

extension Digest16 {
    /// The first 16 bytes of a hash.
    init(_ digest: SHA256Digest) {
        self = digest.withUnsafeBytes { (bytes) in
            Digest16(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
