package import CanonicalJSON
package import LedgerDomain
package import TransparencyLog

extension Shape where T == LeafHash {
    /// 43 characters of unpadded base64url (RFC 4648 §5), the last of which carries four bits.
    package static let leafHash = Shape.spelled(
        hashPattern, expected: "a hash of 43 base64url characters",
        example: LeafHash(words: (0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210, 0x0011_2233_4455_6677, 0x8899_aabb)),
        read: { characters in
            characters.withUnsafeBufferPointer { Hash256(base64url: Array($0)[...]).map(LeafHash.init) }
        },
        spell: { Hash256($0).base64url })
}

let hashPattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"

extension Hash256 {
    package init(_ hash: LeafHash) {
        let words = (
            hash.words.0.bigEndian, hash.words.1.bigEndian, hash.words.2.bigEndian, hash.words.3.bigEndian
        )
        self = withUnsafeBytes(of: words) { Hash256($0.bytes)! }
    }
}
