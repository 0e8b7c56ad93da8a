import Crypto
import TransparencyLog

/// The definitions of RFC 6962 §2.1 word for word, recursive, over leaves held in memory: slow, and independent of the
/// code under test down to the hash function.
enum SlowTree {
    static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        switch leaves.count {
        case 0: return Array(SHA256.hash(data: [UInt8]()))
        case 1: return Array(SHA256.hash(data: [0] + leaves.first!))
        default:
            let (left, right) = halves(leaves)
            return Array(SHA256.hash(data: [1] + root(left) + root(right)))
        }
    }

    /// PATH(m, D[n]).
    static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        if leaves.count == 1 { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)]
            : path(index - left.count, right) + [root(left)]
    }

    /// SUBPROOF(m, D[n], b); PROOF(m, D[n]) with `isComplete` true.
    static func consistency(_ size: Int, _ leaves: ArraySlice<[UInt8]>, isComplete: Bool = true) -> [[UInt8]] {
        if size == leaves.count { return isComplete ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return size <= left.count
            ? consistency(size, left, isComplete: isComplete) + [root(right)]
            : consistency(size - left.count, right, isComplete: false) + [root(left)]
    }

    private static func halves(_ leaves: ArraySlice<[UInt8]>) -> (ArraySlice<[UInt8]>, ArraySlice<[UInt8]>) {
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return (leaves.prefix(half), leaves.dropFirst(half))
    }
}

/// A tree with its storage in memory, and the roots that it had on the way.
struct StoredTree {
    private(set) var leaves: [[UInt8]] = []
    private(set) var stored: [Hash256] = []
    private(set) var edge = RightEdge()
    private(set) var roots = [RightEdge().root]

    init(leafCount: Int) {
        for number in 0..<leafCount {
            let leaf = Array("leaf \(number)".utf8)
            leaves.append(leaf)
            edge.append(leaf: MerkleHash.leaf(leaf)) { _, hash in stored.append(hash) }
            roots.append(edge.root)
        }
    }

    func read(_ index: UInt64) -> Hash256 { stored[Int(index)] }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
