import Testing
import TransparencyLog

@Suite struct `A consistency proof` {
    let tree = StoredTree(leafCount: 130)

    private func holds(_ from: Int, _ to: Int, _ proof: [Hash256]) -> Bool {
        holds(from, to, proof, tree.roots[from], tree.roots[to])
    }

    private func holds(_ from: Int, _ to: Int, _ proof: [Hash256], _ fromRoot: Hash256, _ toRoot: Hash256) -> Bool {
        verifyConsistency(from: UInt64(from), to: UInt64(to), proof: proof, fromRoot: fromRoot, toRoot: toRoot)
    }

    @Test func `is the RFC's proof and holds, between all sizes to 130`() throws {
        for to in 0...130 {
            for from in 0...to {
                let proof = try consistencyProof(from: UInt64(from), to: UInt64(to), read: tree.read)
                #expect(holds(from, to, proof), "\(from) to \(to)")
                if from > 0, to <= 40 || from.isMultiple(of: 17) {
                    let expected = SlowTree.consistency(from, tree.leaves[..<to])
                    #expect(proof.map(\.bytes) == expected, "\(from) to \(to)")
                }
            }
        }
    }

    @Test func `shows nothing when cut short, lengthened, or for another size or root`() throws {
        let foreign = MerkleHash.leaf([])
        for to in 0...130 {
            for from in 0...to {
                let proof = try consistencyProof(from: UInt64(from), to: UInt64(to), read: tree.read)
                let (old, new) = (tree.roots[from], tree.roots[to])
                let place = "\(from) to \(to)"
                if !proof.isEmpty {
                    #expect(!holds(from, to, proof.dropLast()), "\(place)")
                    #expect(!holds(from, to, Array(proof.dropFirst())), "\(place)")
                }
                #expect(!holds(from, to, proof + [new]), "\(place)")
                #expect(!holds(from, to, [old] + proof), "\(place)")
                #expect(!holds(from, to, proof, foreign, new), "\(place)")
                if from != 0 { #expect(!holds(from, to, proof, old, foreign), "\(place)") }
                if from != to { #expect(!holds(to, from, proof, new, old), "\(place)") }
                if from > 0, from < to {
                    #expect(!holds(from - 1, to, proof, tree.roots[from - 1], new), "\(place)")
                    #expect(!holds(from, to - 1, proof, old, tree.roots[to - 1]), "\(place)")
                    #expect(!holds(from, to, proof, new, old), "\(place)")
                }
            }
        }
    }

    @Test(arguments: [41, 42, 43] as [UInt64])
    func `shows nothing with any bit of it flipped`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let to = Int.random(in: 2...130, using: &random)
            let from = Int.random(in: 1..<to, using: &random)
            let proof = try consistencyProof(from: UInt64(from), to: UInt64(to), read: tree.read)
            for flipped in flippedBits(of: proof, using: &random) {
                #expect(!holds(from, to, flipped), "\(from) to \(to)")
            }
        }
    }

    @Test(arguments: 1...130)
    func `cannot be had over a leaf that was changed`(changed: Int) throws {
        var edge = RightEdge()
        var stored: [Hash256] = []
        for (index, leaf) in tree.leaves.enumerated() {
            edge.append(leaf: MerkleHash.leaf(index == changed - 1 ? leaf + [0x21] : leaf)) { stored.append($1) }
        }
        for from in stride(from: changed, through: 130, by: 7) {
            let proof = try consistencyProof(from: UInt64(from), to: 130) { stored[Int($0)] }
            #expect(!holds(from, 130, proof, tree.roots[from], edge.root))
        }
    }

    @Test func `is not made backwards`() {
        #expect(throws: ProofError<Never>.self) { try consistencyProof(from: 6, to: 5, read: tree.read) }
        #expect(throws: ProofError<Never>.self) { try consistencyProof(from: 0, to: .max, read: tree.read) }
    }
}
