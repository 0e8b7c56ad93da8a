import Testing
import TransparencyLog

@Suite struct `An inclusion proof` {
    let tree = StoredTree(leafCount: 130)

    private func holds(_ index: Int, _ size: Int, _ proof: [Hash256]) -> Bool {
        let leaf = MerkleHash.leaf(tree.leaves[index])
        return verifyInclusion(
            leaf: leaf, index: UInt64(index), size: UInt64(size), proof: proof, root: tree.roots[size])
    }

    @Test func `is the RFC's path and holds, for every leaf of every size to 130`() throws {
        for size in 1...130 {
            for index in 0..<size {
                let proof = try inclusionProof(of: UInt64(index), size: UInt64(size), read: tree.read)
                #expect(holds(index, size, proof), "leaf \(index) of \(size)")
                // The recursive definition costs O(size) hashes for each path: every size, some leaves.
                if size <= 40 || index.isMultiple(of: 17) {
                    #expect(
                        proof.map(\.bytes) == SlowTree.path(index, tree.leaves[..<size]), "leaf \(index) of \(size)")
                }
            }
        }
    }

    @Test func `has in it what all leaves up to its own are, however many came after`() throws {
        for size in 1...130 {
            for index in 0..<size {
                let proof = try inclusionProof(of: UInt64(index), size: UInt64(size), read: tree.read)
                let root = rootThrough(
                    leaf: MerkleHash.leaf(tree.leaves[index]), index: UInt64(index), size: UInt64(size), proof: proof)
                #expect(root == tree.roots[index + 1], "leaf \(index) of \(size)")
            }
        }
    }

    @Test func `shows nothing when cut short, lengthened, or for another leaf, index, size or root`() throws {
        for size in 1...130 {
            for index in 0..<size {
                let proof = try inclusionProof(of: UInt64(index), size: UInt64(size), read: tree.read)
                let place = "leaf \(index) of \(size)"
                if !proof.isEmpty {
                    #expect(!holds(index, size, proof.dropLast()), "\(place)")
                    #expect(!holds(index, size, Array(proof.dropFirst())), "\(place)")
                }
                #expect(!holds(index, size, proof + [tree.roots[size]]), "\(place)")
                #expect(!holds(index, size, [tree.roots[size]] + proof), "\(place)")

                let leaf = MerkleHash.leaf(tree.leaves[index])
                func verifies(leaf: Hash256, index: Int, size: Int, root: Hash256) -> Bool {
                    verifyInclusion(leaf: leaf, index: UInt64(index), size: UInt64(size), proof: proof, root: root)
                }
                let root = tree.roots[size]
                for other in [index - 1, index + 1, index ^ 2, size] where other >= 0 && other != index {
                    #expect(!verifies(leaf: leaf, index: other, size: size, root: root), "\(place)")
                }
                #expect(!verifies(leaf: MerkleHash.leaf([]), index: index, size: size, root: root), "\(place)")
                #expect(!verifies(leaf: leaf, index: index, size: size, root: tree.roots[size - 1]), "\(place)")
                for other in [size - 1, size + 1] where other <= 130 && other > index {
                    #expect(!verifies(leaf: leaf, index: index, size: other, root: tree.roots[other]), "\(place)")
                }
            }
        }
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `shows nothing with any bit of it flipped`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let size = Int.random(in: 2...130, using: &random)
            let index = Int.random(in: 0..<size, using: &random)
            let proof = try inclusionProof(of: UInt64(index), size: UInt64(size), read: tree.read)
            for flipped in flippedBits(of: proof, using: &random) {
                #expect(!holds(index, size, flipped), "leaf \(index) of \(size)")
            }
        }
    }

    @Test func `is not made for a leaf outside the tree`() {
        for (index, size) in [(0, 0), (5, 5), (6, 5), (UInt64.max, 5), (0, UInt64.max)] as [(UInt64, UInt64)] {
            #expect(throws: ProofError<Never>.self) { try inclusionProof(of: index, size: size, read: tree.read) }
        }
        #expect(!verifyInclusion(leaf: tree.roots[1], index: 0, size: 0, proof: [], root: tree.roots[1]))
    }

    @Test func `says in storage's own words why it cannot be made`() {
        struct Broken: Error, Equatable { var at: UInt64 }
        #expect {
            try inclusionProof(of: 1, size: 2) { index throws(Broken) in throw Broken(at: index) }
        } throws: { error in
            guard case ProofError<Broken>.unreadable(let broken) = error else { return false }
            return broken == Broken(at: 0)
        }
    }
}

/// The proof once for each of its hashes, in a random one of whose bits it differs, and once more for each bit of one.
func flippedBits(of proof: [Hash256], using random: inout SeededGenerator) -> [[Hash256]] {
    func flip(_ hash: Hash256, _ bit: Int) -> Hash256 {
        var bytes = hash.bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return Hash256(bytes)!
    }
    func replacing(_ position: Int, flipping bit: Int) -> [Hash256] {
        var changed = proof
        changed[position] = flip(proof[position], bit)
        return changed
    }
    guard let whole = proof.indices.randomElement(using: &random) else { return [] }
    return proof.indices.map { replacing($0, flipping: Int.random(in: 0..<256, using: &random)) }
        + (0..<256).map { replacing(whole, flipping: $0) }
}
