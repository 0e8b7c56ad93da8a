import Testing
import TransparencyLog

@Suite struct `The tree` {
    let tree = StoredTree(leafCount: 300)

    @Test func `has the golden root at every size from 0 to 300`() throws {
        let golden = try #require(try Fixture.json("golden-roots.json")["roots"] as? [String])
        #expect(golden.count == 301)
        for (size, expected) in golden.enumerated() {
            #expect(tree.roots[size].base64 == expected, "size \(size)")
            #expect(root(ofSize: UInt64(size), read: tree.read).base64 == expected, "earlier size \(size)")
        }
    }

    @Test func `has the root that the recursive definition gives`() {
        for size in 0...130 {
            #expect(tree.roots[size].bytes == SlowTree.root(tree.leaves[..<size]), "size \(size)")
        }
    }

    @Test func `hashes a leaf where it stands as it does a copy, and leaves what is around it`() {
        for length in [0, 1, 63, 64, 500, 1_022, 1_023, 1_024, 5_000] {
            let leaf = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31) }
            var buffer = [7, 8, 9] + leaf + [10]
            let before = buffer
            let hash = buffer.withUnsafeMutableBytes { MerkleHash.leaf(3..<3 + length, in: $0) }
            #expect(hash == MerkleHash.leaf(leaf), "\(length) bytes")
            #expect(buffer == before)
        }
    }

    @Test func `stores each hash exactly once, in order, where the formula says`() {
        var edge = RightEdge()
        var next: UInt64 = 0
        var seen: [UInt64: Hash256] = [:]
        for leaf in tree.leaves {
            #expect(next == storedCount(size: edge.size))
            edge.append(leaf: MerkleHash.leaf(leaf)) { index, hash in
                #expect(index == next)
                next += 1
                seen[index] = hash
            }
        }
        #expect(next == storedCount(size: 300))
        for level in 0..<8 {
            for index in 0..<(300 >> level) {
                let leaves = tree.leaves[(index << level)..<((index + 1) << level)]
                let hash = seen.removeValue(forKey: storageIndex(level: level, index: UInt64(index)))
                #expect(hash?.bytes == SlowTree.root(leaves), "level \(level), index \(index)")
            }
        }
        #expect(seen.removeValue(forKey: storageIndex(level: 8, index: 0)) == tree.roots[256])
        #expect(seen.isEmpty)
    }

    @Test func `has the published storage indexes`() {
        // Post-order: 0 1 2(0,1) 3 4 5(3,4) 6(2,5) 7 …
        let expected: [(Int, UInt64, UInt64)] = [
            (0, 0, 0), (0, 1, 1), (1, 0, 2), (0, 2, 3), (0, 3, 4), (1, 1, 5), (2, 0, 6), (0, 4, 7),
            (62, 0, (1 << 63) - 2),
        ]
        for (level, index, storage) in expected {
            #expect(storageIndex(level: level, index: index) == storage)
        }
    }

    @Test func `goes on from a noted edge, from a stored one, and without storage`() throws {
        for size in 0..<100 {
            var counted = RightEdge()
            for leaf in tree.leaves[..<size] { counted.append(leaf: MerkleHash.leaf(leaf)) }
            var noted = try #require(RightEdge(size: counted.size, hashes: counted.hashes))
            #expect(RightEdge(size: UInt64(size), read: tree.read) == noted)
            for leaf in tree.leaves[size..<(size + 9)] { noted.append(leaf: MerkleHash.leaf(leaf)) }
            #expect(noted.root == tree.roots[size + 9])
        }
        #expect(RightEdge(size: 3, hashes: []) == nil)
        #expect(RightEdge(size: .max, hashes: [Hash256](repeating: MerkleHash.empty, count: 64)) == nil)
    }

    @Test func `is unchanged by an append whose storage fails`() {
        struct Full: Error {}
        for size in [0, 1, 3, 7, 12, 255] {
            var edge = RightEdge(size: UInt64(size), read: tree.read)
            let before = edge
            for allowed in 0...(~size).trailingZeroBitCount {
                var count = 0
                #expect(throws: Full.self) {
                    try edge.append(leaf: MerkleHash.leaf(tree.leaves[size])) { _, _ throws(Full) in
                        if count == allowed { throw Full() }
                        count += 1
                    }
                }
                #expect(edge == before)
            }
        }
    }

    @Test(arguments: [0, 1, 63, 64, 1022, 1023, 1024, 1025, 16384])
    func `hashes leaves of any length behind their prefix`(count: Int) {
        let leaf = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(MerkleHash.leaf(leaf).bytes == SlowTree.root([leaf]))
        #expect(MerkleHash.leaf(leaf.span.bytes) == MerkleHash.leaf(leaf))
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `over a file of lines is the same whatever pieces it comes in`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let file: [UInt8] = Array(tree.leaves.joined(separator: [0x0A])) + [0x0A]
        var lines = LeafLines(maximumLeafBytes: 8)
        var rest = file[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(Int.random(in: 0...20, using: &random)))
            rest = rest.dropFirst(piece.count)
            try lines.consume(piece.span.bytes)
        }
        try lines.finish()
        #expect(lines.edge == tree.edge)
    }

    @Test func `over a file of lines is refused where the file is cut off or no file of leaves`() throws {
        var cut = LeafLines(maximumLeafBytes: 8)
        try cut.consume(Array("one\ntwo".utf8).span.bytes)
        #expect(throws: LeafLines.Failure.unterminatedLine(index: 1)) { try cut.finish() }
        var long = LeafLines(maximumLeafBytes: 8)
        #expect(throws: LeafLines.Failure.lineTooLong(index: 1)) {
            try long.consume(Array("12345678\n123456789".utf8).span.bytes)
        }
        var joined = LeafLines(maximumLeafBytes: 8)
        try joined.consume(Array("12345".utf8).span.bytes)
        #expect(throws: LeafLines.Failure.lineTooLong(index: 0)) { try joined.consume(Array("6789\n".utf8).span.bytes) }
    }
}
