internal import LedgerStore
internal import LMDB
internal import TransparencyLog

/// Leaf hashes beside leaves: read ahead in one walk over the tree's nodes instead of a look-up for each.
struct HashCursor {
    private let query: Query
    private var hashes: [Hash256] = []
    private var first: UInt64
    private let count: Int

    init(_ query: Query, from: UInt64, count: Int) {
        self.query = query
        first = from
        self.count = count
    }

    mutating func hash(of seq: UInt64) throws -> Hash256 {
        if seq < first || seq >= first + UInt64(hashes.count) { try read(from: seq) }
        guard seq >= first, seq - first < UInt64(hashes.count) else {
            throw StoreError.damaged(what: "tree", position: seq, reason: "the leaf's hash is missing")
        }
        return hashes[Int(seq - first)]
    }

    private mutating func read(from seq: UInt64) throws {
        first = seq
        hashes.removeAll(keepingCapacity: true)
        let last = storageIndex(level: 0, index: seq + UInt64(max(0, min(count, 512) - 1)))
        var expected = storageIndex(level: 0, index: seq)
        var index = seq
        try query.facts.reading.tables.tree.forEach(from: expected, through: last, in: query.facts.view) {
            (position, bytes) throws in
            if position == expected, let hash = Hash256(bytes) {
                hashes.append(hash)
                index += 1
                expected = storageIndex(level: 0, index: index)
            }
            return true
        }
    }
}
