internal import TransparencyLog

/// How the last leaves hang in a tree whose leaves pass by, one after the other: a bundle of everything has no proofs,
/// and the page shows its last events only.
///
/// Memory: O(log n) and the proofs themselves.
struct ProofsOfLast {
    /// A complete subtree on the right edge, or at the end what was folded from several.
    private struct Subtree {
        var hash: Hash256
        var first: UInt64
        var count: UInt64
    }

    private let from: UInt64
    private var edge: [Subtree] = []
    private var size: UInt64 = 0
    /// Sibling hashes from leaf to root, for the leaf `from` and each one after it. Whole after ``finish()``.
    private(set) var proofs: [[Hash256]] = []

    /// - Parameter from: index of the first leaf whose proof is wanted.
    init(from: UInt64) { self.from = from }

    mutating func append(_ leaf: Hash256) {
        edge.append(Subtree(hash: leaf, first: size, count: 1))
        if size >= from { proofs.append([]) }
        size += 1
        while edge.count > 1, edge[edge.count - 2].count == edge[edge.count - 1].count { join() }
    }

    /// - SeeAlso: RFC 6962 §2.1: what is not complete hangs to the right.
    mutating func finish() { while edge.count > 1 { join() } }

    private mutating func join() {
        let right = edge.removeLast()
        let left = edge.removeLast()
        for index in wanted(left) { proofs[index].append(right.hash) }
        for index in wanted(right) { proofs[index].append(left.hash) }
        edge.append(
            Subtree(hash: MerkleHash.node(left.hash, right.hash), first: left.first, count: left.count + right.count))
    }

    private func wanted(_ subtree: Subtree) -> Range<Int> {
        let end = subtree.first + subtree.count
        guard end > from else { return 0..<0 }
        return Int(max(subtree.first, from) - from)..<Int(end - from)
    }
}
