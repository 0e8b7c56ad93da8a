/// Proves that the tree of `to` leaves extends the tree of `from` leaves: nothing was rewritten, only appended.
///
/// - Parameters:
///   - from: the earlier size, at most `to`. From 0 and from `to` the proof is empty.
///   - to: the later size, at most what has been stored.
///   - read: answers the hash at a storage index (`storageIndex(level:index:)`).
/// - Throws: `ProofError.outsideTree` if `from` is more than `to`; `.unreadable` with what `read` threw.
/// - Complexity: O(log to) reads and as many hashes.
/// - SeeAlso: RFC 6962 §2.1.2.
package func consistencyProof<Failure: Error>(
    from: UInt64, to: UInt64, read: (_ storageIndex: UInt64) throws(Failure) -> Hash256
) throws(ProofError<Failure>) -> [Hash256] {
    guard to <= maximumTreeSize, from <= to else { throw .outsideTree(position: from, size: to) }
    if from == 0 || from == to { return [] }
    return try reading { () throws(Failure) in
        var siblings: [Hash256] = []
        var range = 0..<to
        while range.upperBound > from {
            let middle = split(range)
            if from <= middle {
                siblings.append(try subtreeRoot(of: middle..<range.upperBound, read: read))
                range = range.lowerBound..<middle
            } else {
                siblings.append(try subtreeRoot(of: range.lowerBound..<middle, read: read))
                range = middle..<range.upperBound
            }
        }
        // When `from` is a power of two the last range is the earlier tree itself, whose root the verifier has.
        if range.lowerBound > 0 {
            siblings.append(try subtreeRoot(of: range, read: read))
        }
        siblings.reverse()
        return siblings
    }
}

/// Whether `proof` shows that the tree of `to` leaves with `toRoot` begins with the tree of `from` leaves with
/// `fromRoot`.
///
/// Two heads of one size are consistent if their roots are equal; everything extends the tree of no leaves.
/// - Complexity: O(log to) hashes.
/// - SeeAlso: RFC 9162 §2.1.4.2.
package func verifyConsistency(
    from: UInt64, to: UInt64, proof: [Hash256], fromRoot: Hash256, toRoot: Hash256
) -> Bool {
    guard from <= to else { return false }
    if from == to { return proof.isEmpty && fromRoot == toRoot && (from > 0 || fromRoot == MerkleHash.empty) }
    if from == 0 { return proof.isEmpty && fromRoot == MerkleHash.empty }
    var node = from - 1
    var last = to - 1
    let completed = UInt64((~node).trailingZeroBitCount)
    node >>= completed
    last >>= completed
    // Zero is left of a power of two: the earlier root is itself the first node, and the proof leaves it out.
    guard let start = node == 0 ? fromRoot : proof.first else { return false }
    var earlier = start
    var later = start
    for sibling in proof.dropFirst(node == 0 ? 0 : 1) {
        if last == 0 { return false }
        if node & 1 == 1 || node == last {
            earlier = MerkleHash.node(sibling, earlier)
            later = MerkleHash.node(sibling, later)
            skipUnpaired(&node, &last)
        } else {
            later = MerkleHash.node(later, sibling)
        }
        node >>= 1
        last >>= 1
    }
    return last == 0 && earlier == fromRoot && later == toRoot
}
