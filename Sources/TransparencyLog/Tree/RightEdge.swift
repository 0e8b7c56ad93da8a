/// All that appending needs of a tree: its size and the hashes of the complete subtrees along its right edge.
///
/// A value: a batch that fails is undone by keeping the edge from before it. Appending allocates nothing once the edge
/// has been reserved (64 hashes, 2 KiB), unless a copy of it is still held.
package struct RightEdge: Sendable, Equatable {
    /// Number of leaves.
    package private(set) var size: UInt64
    /// One hash for each set bit of `size`, that of the largest subtree first.
    package private(set) var hashes: [Hash256]

    /// The edge of a tree without leaves.
    package init() {
        size = 0
        hashes = []
        hashes.reserveCapacity(64)
    }

    /// The edge that was noted earlier; nil if the number of hashes is not that of such a tree.
    ///
    /// What the hashes are worth is the caller's to check, by comparing `root` with a root that it trusts.
    package init?(size: UInt64, hashes: [Hash256]) {
        guard size <= maximumTreeSize, hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
        self.hashes.reserveCapacity(64)
    }

    /// The edge of a stored tree, as it was at `size` leaves.
    ///
    /// - Parameter read: answers the hash at a storage index (`storageIndex(level:index:)`).
    /// - Precondition: `size` is at most `maximumTreeSize`.
    /// - Complexity: at most 63 reads.
    package init<Failure: Error>(size: UInt64, read: (UInt64) throws(Failure) -> Hash256) throws(Failure) {
        precondition(size <= maximumTreeSize, "size beyond the largest tree")
        self.size = size
        hashes = try completeSubtrees(of: 0..<size, read: read)
        hashes.reserveCapacity(64)
    }

    /// Appends a leaf, given its hash, and hands out every hash that this completes, each exactly once, at ascending
    /// storage indexes without gaps: first the leaf's own at `storedCount(size:)` of the size before.
    ///
    /// If `store` throws, the edge is as before.
    /// - Complexity: O(1) amortised, at most 63 nodes.
    package mutating func append<Failure: Error>(
        leaf: Hash256, store: (_ index: UInt64, _ hash: Hash256) throws(Failure) -> Void
    ) throws(Failure) {
        let completed = (~size).trailingZeroBitCount
        var index = storedCount(size: size)
        var hash = leaf
        try store(index, hash)
        for left in hashes.suffix(completed).reversed() {
            hash = MerkleHash.node(left, hash)
            index += 1
            try store(index, hash)
        }
        advance(replacing: completed, with: hash)
    }

    /// Appends a leaf, given its hash, and keeps no hash but the edge: for verifying and for counting roots.
    package mutating func append(leaf: Hash256) {
        let completed = (~size).trailingZeroBitCount
        var hash = leaf
        for position in 0..<completed {
            hash = MerkleHash.node(hashes[hashes.count - 1 - position], hash)
        }
        advance(replacing: completed, with: hash)
    }

    /// The root of the tree; of no leaves, SHA-256 of nothing.
    ///
    /// - Complexity: O(log size) hashes: ask once a batch, not once an event.
    package var root: Hash256 {
        joinedRoot(of: hashes)
    }

    private mutating func advance(replacing completed: Int, with hash: Hash256) {
        precondition(size < maximumTreeSize, "the tree is full")
        // Every second leaf completes nothing, and every fourth one subtree, whose place the new one takes.
        if completed == 0 {
            hashes.append(hash)
        } else {
            for _ in 1..<completed { hashes.removeLast() }
            hashes[hashes.count - 1] = hash
        }
        size += 1
    }
}
