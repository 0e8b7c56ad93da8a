package import LMDB
package import TransparencyLog

extension Reading {
    /// The root of the first `size` events. O(log n) reads.
    package func root(ofSize size: UInt64, in transaction: borrowing some Transaction & ~Copyable) throws -> Hash256 {
        let view = TransactionView(of: transaction)
        return try TransparencyLog.root(ofSize: size) { (index) throws in try node(index, in: view) }
    }

    /// Hashes that prove the event at `index` in the tree of `size`. O(log n) reads.
    package func inclusion(
        of index: UInt64, size: UInt64, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [Hash256] {
        let view = TransactionView(of: transaction)
        return try inclusionProof(of: index, size: size) { (index) throws in try node(index, in: view) }
    }

    /// Hashes that prove the tree of `to` to extend that of `from`. O(log n) reads.
    package func consistency(
        from: UInt64, to: UInt64, in transaction: borrowing some Transaction & ~Copyable
    ) throws -> [Hash256] {
        let view = TransactionView(of: transaction)
        return try consistencyProof(from: from, to: to) { (index) throws in try node(index, in: view) }
    }

    private func node(_ index: UInt64, in view: TransactionView) throws -> Hash256 {
        guard let hash = try tables.tree.get(index, in: view)?.hash else {
            throw StoreError.damaged(what: "tree", position: index, reason: "a hash is missing")
        }
        return hash
    }
}
