/// Proves that the leaf at `index` is in the tree of `size` leaves.
///
/// - Parameters:
///   - index: leaf index, from 0; less than `size`.
///   - size: number of leaves, at most what has been stored; earlier sizes can be proved as well.
///   - read: answers the hash at a storage index (`storageIndex(level:index:)`).
/// - Returns: sibling hashes from leaf to root, at most ⌈log₂ size⌉.
/// - Throws: `ProofError.outsideTree` if `index` is not less than `size`; `.unreadable` with what `read` threw.
/// - Complexity: O(log size) reads.
/// - SeeAlso: RFC 6962 §2.1.1.
package func inclusionProof<Failure: Error>(
    of index: UInt64, size: UInt64, read: (_ storageIndex: UInt64) throws(Failure) -> Hash256
) throws(ProofError<Failure>) -> [Hash256] {
    guard size <= maximumTreeSize, index < size else { throw .outsideTree(position: index, size: size) }
    return try reading { () throws(Failure) in
        var siblings: [Hash256] = []
        var range = 0..<size
        // From the root down to the leaf. Once the path has turned left the rest is complete, so that at most one
        // sibling is put together from several stored hashes.
        while range.upperBound - range.lowerBound > 1 {
            let middle = split(range)
            if index < middle {
                siblings.append(try subtreeRoot(of: middle..<range.upperBound, read: read))
                range = range.lowerBound..<middle
            } else {
                siblings.append(try subtreeRoot(of: range.lowerBound..<middle, read: read))
                range = middle..<range.upperBound
            }
        }
        siblings.reverse()
        return siblings
    }
}

/// Whether `proof` shows that the leaf with hash `leaf` stands at `index` in the tree of `size` leaves with `root`.
///
/// - Parameters:
///   - leaf: the leaf's hash, counted by the verifier from the leaf's bytes (`MerkleHash.leaf`).
///   - proof: sibling hashes from leaf to root; one too many or too few and it shows nothing.
/// - Complexity: O(log size) hashes.
/// - SeeAlso: RFC 9162 §2.1.3.2.
package func verifyInclusion(leaf: Hash256, index: UInt64, size: UInt64, proof: [Hash256], root: Hash256) -> Bool {
    guard index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
        if last == 0 { return false }
        if node & 1 == 1 || node == last {
            hash = MerkleHash.node(sibling, hash)
            skipUnpaired(&node, &last)
        } else {
            hash = MerkleHash.node(hash, sibling)
        }
        node >>= 1
        last >>= 1
    }
    return last == 0 && hash == root
}

/// The root of the tree that ends with a leaf: what it and all leaves before it are, whatever came after.
///
/// Two trees with the same of it begin with the same leaves, even where neither extends the other.
///
/// - Parameter proof: one that `verifyInclusion` found good for `leaf` at `index` in a tree of `size` leaves.
/// - Complexity: O(log size) hashes.
package func rootThrough(leaf: Hash256, index: UInt64, size: UInt64, proof: [Hash256]) -> Hash256 {
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in proof {
        // What stands to the left are the complete subtrees of which the leaves before it consist, smallest first.
        if node & 1 == 1 || node == last {
            hash = MerkleHash.node(sibling, hash)
            skipUnpaired(&node, &last)
        }
        node >>= 1
        last >>= 1
    }
    return hash
}

/// Goes up while the node is a left child on the right edge: there it has no sibling to be joined with.
///
/// - Returns: so many levels.
@discardableResult
func skipUnpaired(_ node: inout UInt64, _ last: inout UInt64) -> UInt64 {
    let levels = node == 0 ? 0 : UInt64(node.trailingZeroBitCount)
    node >>= levels
    last >>= levels
    return levels
}

/// Where the recursion of RFC 6962 §2.1 divides a range of two or more leaves: after the largest power of two that is
/// less than its length.
func split(_ range: Range<UInt64>) -> UInt64 {
    let count = range.upperBound - range.lowerBound
    return range.lowerBound + 1 << UInt64(63 - (count - 1).leadingZeroBitCount)
}
