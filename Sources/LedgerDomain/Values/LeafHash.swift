/// The RFC 6962 hash of a leaf, 32 bytes, as the domain carries it: it compares hashes, it never computes one.
package struct LeafHash: Hashable, Sendable {
    package let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter words: the bytes in order, eight to a word, big-endian.
    package init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    package static func == (left: LeafHash, right: LeafHash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

/// Names the exact terms that somebody confirms: the event that carries them and its hash.
package struct TermsReference: Hashable, Sendable {
    /// Global position of the event that carries the terms.
    package let seq: UInt64
    package let hash: LeafHash

    package init(seq: UInt64, hash: LeafHash) {
        self.seq = seq
        self.hash = hash
    }
}
