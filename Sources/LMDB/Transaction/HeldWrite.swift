internal import CLMDB
internal import Glibc

/// A write transaction that stays open across many uses, until it is committed or aborted.
///
/// What is written is visible inside it at once and to readers from the commit on. Dropping it aborts.
///
/// **Threads.** It must be committed, aborted or dropped on the OS thread that called `Environment.holdWrite()`: LMDB's
/// writer lock is a robust pthread mutex, which only its owner can unlock; anything else traps here. If that thread
/// ends first, the next writer gets `LMDBError.mustReopen`. Between the two, `use` may be called from other threads,
/// provided that uses never overlap and each happens after the one before it (the owner's lock gives both): LMDB keeps
/// the write transaction in plain memory of the environment, ties nothing of it to a thread, and the environment is
/// opened with NOTLS (mdb.c 0.9.24: `mdb_txn_renew0`, `mdb_txn_end`). `inout` access makes overlap a compile error
/// where ownership is visible to the compiler.
package struct HeldWrite: ~Copyable, Sendable {
    private let environment: Environment
    /// The thread that holds LMDB's writer lock.
    private let owner: pthread_t
    private var transaction: WriteTransaction
    private var isOpen = true

    init(environment: Environment, transaction: consuming WriteTransaction) {
        self.environment = environment
        self.owner = pthread_self()
        self.transaction = transaction
    }

    /// Lends the transaction, for writing or, as any `Transaction`, for reading.
    ///
    /// - Throws: what `body` throws. What it had written until then stays written in the transaction: only whoever
    ///   knows whether the writes belong together can tell if the whole must be aborted.
    package mutating func use<Result: ~Copyable, Failure: Error>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(&transaction)
    }

    /// Makes everything durable and visible: two device flushes. On return the transaction is over in any case.
    ///
    /// - Throws: `LMDBError.transactionSpoiled` after an earlier failure in it, `.diskFull`, `.ioFailed`; then nothing
    ///   of it is visible. After `.ioFailed` close the environment and open it again.
    package consuming func commit() throws(LMDBError) {
        end()
        try environment.commit(transaction.lent)
    }

    /// Forgets everything written since `holdWrite()`.
    package consuming func abort() {
        end()
        environment.abort(transaction.lent)
    }

    private mutating func end() {
        precondition(pthread_equal(owner, pthread_self()) != 0, "a held write must end on the thread that began it")
        isOpen = false
    }

    deinit {
        guard isOpen else { return }
        precondition(pthread_equal(owner, pthread_self()) != 0, "a held write must end on the thread that began it")
        environment.abort(transaction.lent)
    }
}

// Sound because the transaction is reached only through exclusive access, and a pointer of LMDB's is not bound to a
// thread between begin and end.
extension LentTransaction: @unchecked Sendable {}
