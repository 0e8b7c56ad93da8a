internal import CLMDB

/// A second name for a transaction that is lent to the same closure, for a value that answers many questions in it.
///
/// It must live no longer than the closure: unlike the transactions themselves, the compiler does not see to that.
/// Whoever makes one keeps it in a value that is itself only lent.
package struct TransactionView: Transaction, Sendable {
    package let lent: LentTransaction

    package init(of transaction: borrowing some Transaction & ~Copyable) {
        self.lent = transaction.lent
    }

    /// The commit that it shows: two snapshots of the same number are the same.
    package var number: UInt64 { unsafe UInt64(mdb_txn_id(lent.raw)) }
}
