/// The roots that a tree had at some earlier sizes, from proofs under a later head: each proof tells the hashes of the
/// subtrees beside its path, and those that were complete then are complete for ever.
package struct MetSubtrees: Sendable {
    private struct Place: Hashable {
        var level: UInt64
        /// Within its level, from 0.
        var index: UInt64
    }

    /// Those that are looked for; nil until they are met.
    private var hashes: [Place: Hash256?] = [:]

    /// - Parameter sizes: those whose roots will be asked for.
    package init(of sizes: some Sequence<UInt64>) {
        for size in sizes {
            for place in Self.places(of: size) { hashes[place] = .some(nil) }
        }
    }

    /// Notes what a proof tells.
    ///
    /// - Parameter proof: one that `verifyInclusion` found good for `leaf` at `index` in a tree of `size` leaves.
    /// - Complexity: O(log size) hashes; none if no size is looked for.
    package mutating func meet(leaf: Hash256, index: UInt64, size: UInt64, proof: [Hash256]) {
        if hashes.isEmpty { return }
        var place = Place(level: 0, index: index)
        var last = size - 1
        var hash = leaf
        note(hash, place, under: size)
        for sibling in proof {
            let isRight = place.index & 1 == 1 || place.index == last
            if isRight { place.level += skipUnpaired(&place.index, &last) }
            let beside = isRight ? place.index - 1 : place.index + 1
            note(sibling, Place(level: place.level, index: beside), under: size)
            hash = isRight ? MerkleHash.node(sibling, hash) : MerkleHash.node(hash, sibling)
            place = Place(level: place.level + 1, index: place.index >> 1)
            last >>= 1
            note(hash, place, under: size)
        }
    }

    private mutating func note(_ hash: Hash256, _ place: Place, under size: UInt64) {
        guard hashes[place] != nil, (place.index + 1) << place.level <= size else { return }
        hashes[place] = hash
    }

    /// The root of the first `size` leaves; nil unless every subtree that it takes was met.
    ///
    /// - Complexity: O(log size) hashes.
    package func root(ofSize size: UInt64) -> Hash256? {
        var root: Hash256?
        for place in Self.places(of: size) {
            guard let met = hashes[place], let left = met else { return nil }
            root = root.map { MerkleHash.node(left, $0) } ?? left
        }
        return root ?? MerkleHash.empty
    }

    /// The complete subtrees of which that many leaves consist, the smallest first.
    private static func places(of size: UInt64) -> [Place] {
        (0..<UInt64(UInt64.bitWidth)).filter { size >> $0 & 1 == 1 }.map { Place(level: $0, index: (size >> $0) - 1) }
    }
}
