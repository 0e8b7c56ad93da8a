package import LMDB
internal import LedgerProjections
package import LedgerStore
package import Logging
package import TransparencyLog

/// What a check of a whole ledger found.
package struct CheckReport: Sendable {
    package var size: UInt64
    package var root: Hash256
    /// In plain words, each with its position; empty when all is well. At most a hundred.
    package var problems: [String]
}

extension LedgerService {
    /// Reads every leaf back, hashes it, recomputes the root, opens what is sealed, and compares indexes and what
    /// projections keep with what the log says. O(events).
    package func check(in transaction: borrowing ReadTransaction) throws -> CheckReport {
        let size = try reading.size(in: transaction)
        var edge = RightEdge()
        var problems: [String] = []
        var expected: UInt64 = 0
        let view = TransactionView(of: transaction)
        let tables = reading.tables
        let events = EventCheck(reading: reading, facts: reading.facts(in: transaction))
        try tables.log.forEach(in: transaction) { (seq, bytes) throws in
            if seq != expected, problems.count < 100 { problems.append("event \(expected) is missing") }
            expected = seq + 1
            let hash = MerkleHash.leaf(bytes)
            edge.append(leaf: hash)
            let stored = try tables.tree.get(storageIndex(level: 0, index: seq), in: view)?.hash
            guard problems.count < 100 else { return true }
            if stored != hash {
                problems.append("event \(seq) is not what was hashed")
            } else if let problem = events.problem(at: seq, [UInt8](copying: bytes)) {
                problems.append(problem)
            }
            return true
        }
        let root = try reading.root(ofSize: size, in: transaction)
        if root != edge.root { problems.append("the stored tree does not give the root of the leaves") }
        do {
            // Who manages whom: what is asked through it cannot be asked of the log event by event.
            try tables.relations.forEach(in: transaction) { (_, _) in true }
        } catch {
            problems.append("relations cannot be read: \(StoreError(wrapping: error))")
        }
        if try commitments.kept(in: transaction) != commitments.expected(reading, in: transaction) {
            problems.append(
                "the kept commitments differ from what the log says; nothing is lost: stop the daemon and make them "
                    + "anew with ledgerd check --rebuild")
        }
        return CheckReport(size: size, root: edge.root, problems: problems)
    }
}

extension LedgerService {
    /// Opens a ledger that no daemon has, checks it, and closes it.
    ///
    /// - Parameter rebuild: make projections anew from the log before checking.
    package static func check(
        _ layout: Layout, operatorKey: String?, rebuild: Bool = false, logger: Logger
    ) throws -> CheckReport {
        do {
            let service = try LedgerService(
                opening: layout, limits: StoreLimits(), operatorKey: operatorKey, daemonUID: 0, rebuild: rebuild,
                timeAtStart: .unwatched, logger: logger, batchEnded: {}, failed: { _ in })
            defer { service.stop() }
            return try service.reading.environment.read { (transaction) throws in try service.check(in: transaction) }
        } catch {
            throw StoreError(wrapping: error)
        }
    }
}
