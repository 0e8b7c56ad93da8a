/// The largest number of leaves that anything here speaks of: sizes stay positive in a signed 64-bit integer, as in
/// other implementations, and `2 × size` cannot overflow.
package let maximumTreeSize = UInt64(Int64.max)

/// Where the hash of a complete subtree is stored.
///
/// Subtrees are completed, and stored, in post-order: each leaf's hash, followed by those of the subtrees that this
/// leaf completes, smallest first. The subtree of 2^`level` leaves that starts at leaf `index` × 2^`level` is completed
/// by its last leaf n = (`index` + 1) × 2^`level` − 1. Before that leaf 2n − popcount(n) hashes had been stored, and
/// `level` smaller subtrees come before it among those that the leaf completes:
///
///     storageIndex(level, index) = 2n − popcount(n) + level
///
/// - Parameters:
///   - level: 0 for leaves; at most 62.
///   - index: ordinal of the subtree among those of its level, from 0.
/// - Precondition: the subtree ends within `maximumTreeSize` leaves.
/// - Complexity: O(1).
package func storageIndex(level: Int, index: UInt64) -> UInt64 {
    precondition(0...62 ~= level && index < (maximumTreeSize >> UInt64(level)), "subtree beyond the largest tree")
    return storedCount(size: (index + 1) << UInt64(level) - 1) + UInt64(level)
}

/// How many hashes a tree of `size` leaves has stored: 2 × `size` − popcount(`size`), one for each complete subtree.
///
/// - Precondition: `size` is at most `maximumTreeSize`.
package func storedCount(size: UInt64) -> UInt64 {
    precondition(size <= maximumTreeSize, "size beyond the largest tree")
    return 2 * size - UInt64(size.nonzeroBitCount)
}

/// Hashes of the complete subtrees that make up the leaves `range`, largest (leftmost) first, read from storage.
///
/// `range` starts at a multiple of the smallest power of two that is not less than its length, as every range does
/// that the recursion of RFC 6962 §2.1 reaches.
/// - Complexity: O(log n) reads.
func completeSubtrees<Failure: Error>(
    of range: Range<UInt64>, read: (UInt64) throws(Failure) -> Hash256
) throws(Failure) -> [Hash256] {
    var hashes: [Hash256] = []
    var start = range.lowerBound
    var rest = range.upperBound - range.lowerBound
    while rest > 0 {
        let level = 63 - rest.leadingZeroBitCount
        hashes.append(try read(storageIndex(level: level, index: start >> UInt64(level))))
        start += 1 << UInt64(level)
        rest -= 1 << UInt64(level)
    }
    return hashes
}

/// Joins hashes of complete subtrees, largest first, to the root over all of them; the root of none for none.
func joinedRoot(of subtrees: [Hash256]) -> Hash256 {
    guard var root = subtrees.last else { return MerkleHash.empty }
    for left in subtrees.dropLast().reversed() {
        root = MerkleHash.node(left, root)
    }
    return root
}

/// The root over the leaves of `range`; see `completeSubtrees` for what ranges are meant.
func subtreeRoot<Failure: Error>(
    of range: Range<UInt64>, read: (UInt64) throws(Failure) -> Hash256
) throws(Failure) -> Hash256 {
    joinedRoot(of: try completeSubtrees(of: range, read: read))
}
