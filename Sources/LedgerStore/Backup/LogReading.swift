internal import CanonicalJSON
internal import LMDB
internal import LedgerDomain
internal import LedgerFormat
internal import TransparencyLog

/// A copy of a ledger's database that nobody serves, read through.
struct LogReading {
    let environment: Environment
    let tables: Tables

    /// - Parameter directory: with `data.mdb` in it.
    init(_ directory: String) throws {
        var options = Environment.Options.ledger(StoreLimits())
        options.readOnly = true
        do {
            environment = try Environment(directory: directory, options: options)
            tables = try Tables(environment, create: false)
        } catch {
            throw StoreError(error)
        }
    }

    struct Found {
        var origin: EpochOrigin
        var size: UInt64
        var root: Hash256
        /// Where each epoch of this log begins that is not the first, by its number; epochs that were lost are not in it.
        var resumed: [UInt32: UInt64]
        /// Erasures that were decided.
        var decided: Set<ErasedKey>
        /// Those of them that were carried out when the log was copied; a copy may be made in the middle of one.
        var carriedOut: CarriedOut

        /// Whether anything of an epoch is in this log.
        func has(_ epoch: UInt32) -> Bool { epoch == 1 || resumed[epoch] != nil }

        /// Where the next epoch begins; nil where an epoch goes on to the end of the log.
        func end(of epoch: UInt32) -> UInt64? { resumed.filter { $0.key > epoch }.values.min() }
    }

    /// Hashes every leaf and holds it against the tree, and the tree against itself.
    ///
    /// - Throws: `damaged` with the first event that is not what was hashed.
    /// - Complexity: O(bytes).
    func verified() throws -> Found {
        let origin = try Store.epochOrigin(in: tables, environment)
        return try environment.read { (transaction) throws in
            let view = TransactionView(of: transaction)
            var edge = RightEdge()
            try tables.log.forEach(in: transaction) { (seq, bytes) throws in
                let hash = MerkleHash.leaf(bytes)
                guard seq == edge.size,
                    try tables.tree.get(storageIndex(level: 0, index: seq), in: view)?.hash == hash
                else { throw StoreError.damaged(what: "log", position: edge.size, reason: "it is not what was hashed") }
                edge.append(leaf: hash) { _, _ in }
                return true
            }
            let stored = try TransparencyLog.root(ofSize: edge.size) { (index) throws in
                guard let hash = try tables.tree.get(index, in: view)?.hash else {
                    throw StoreError.damaged(what: "tree", position: index, reason: "a hash is missing")
                }
                return hash
            }
            guard stored == edge.root else {
                throw StoreError.damaged(what: "tree", position: nil, reason: "it does not give the root of the leaves")
            }
            var found = Found(
                origin: origin, size: edge.size, root: edge.root, resumed: [:], decided: [],
                carriedOut: CarriedOut(erased: []))
            found.resumed = try tables.resumed(in: transaction)
            (found.decided, found.carriedOut) = try tables.erasures(in: transaction)
            return found
        }
    }

    /// The root of the first `size` events; at most as many as there are.
    func root(ofSize size: UInt64) throws -> Hash256 {
        try environment.read { (transaction) throws in
            let view = TransactionView(of: transaction)
            return try TransparencyLog.root(ofSize: size) { (index) throws in
                guard let hash = try tables.tree.get(index, in: view)?.hash else {
                    throw StoreError.damaged(what: "tree", position: index, reason: "a hash is missing")
                }
                return hash
            }
        }
    }
}

extension LogReading {
    /// Where the database says which epoch begins at a position.
    static func epochKey(at seq: UInt64) -> [UInt8] { Array("epoch at \(seq)".utf8) }
}

extension Tables {
    /// Where each epoch of this log begins that is not the first, by its number.
    func resumed(in transaction: borrowing some Transaction & ~Copyable) throws -> [UInt32: UInt64] {
        var resumed: [UInt32: UInt64] = [:]
        var epoch: UInt32 = 1
        var ledger: [UInt64] = []
        try streams.forEach(prefix: StreamKey(.ledger), in: transaction) { (_, value) throws(LMDBError) in
            ledger.append(value.bigEndianUInt64(at: 0))
            return true
        }
        for seq in ledger {
            guard let bytes = try log.get(seq, in: transaction),
                try Leaf(JSONDocument(parsing: bytes)).header.type == "ledger.resumed"
            else { continue }
            // Not always the next: of an epoch that was lost whole nothing but its number is known.
            epoch =
                try meta.get(LogReading.epochKey(at: seq), in: transaction)
                .flatMap { UInt32(String(decoding: $0, as: UTF8.self)) } ?? epoch + 1
            resumed[epoch] = seq
        }
        return resumed
    }
}
