/// A view of an environment that does not change except through itself: what readers are written against.
///
/// `ReadTransaction` sees the last commit; `WriteTransaction` sees what it has written, too. Write a query once:
/// ```swift
/// func head(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> UInt64? {
///     try events.last(in: transaction)?.key
/// }
/// ```
/// Transactions are lent to synchronous closures and cannot be kept, copied or carried across an `await`.
/// Nothing outside this target conforms.
package protocol Transaction: ~Copyable {
    var lent: LentTransaction { get }
}

/// LMDB's transaction, opaque outside this target. Must not be kept beyond the closure that was lent it.
@safe
package struct LentTransaction {
    let raw: OpaquePointer
    /// Which environment it belongs to, so that a database of another one is caught.
    let environment: EnvironmentIdentity

    init(raw: OpaquePointer, environment: EnvironmentIdentity) {
        unsafe self.raw = raw
        self.environment = environment
    }
}

/// A snapshot of the last commit, unaffected by later ones.
///
/// It pins the pages that it can see: keep it short, or the file grows.
package struct ReadTransaction: Transaction, ~Copyable {
    package let lent: LentTransaction

    init(_ lent: LentTransaction) {
        self.lent = lent
    }
}

/// The one transaction that may change the environment; it sees its own changes at once.
///
/// Lent `inout`, so that the compiler refuses to write while bytes read through it are still lent.
package struct WriteTransaction: Transaction, ~Copyable {
    package let lent: LentTransaction

    init(_ lent: LentTransaction) {
        self.lent = lent
    }
}
