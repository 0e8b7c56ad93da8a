internal import CLMDB
internal import Glibc
internal import Synchronization

// Each kind comes twice: when the body can throw nothing but `LMDBError`, so does the call; otherwise anything.
// A closure literal gets the first by spelling `throws(LMDBError)` or by throwing nothing.

extension Environment {
    /// Lends a snapshot of the last commit.
    ///
    /// - Throws: `.readersFull`, `.mustReopen`, `.outOfMemory`, and what `body` throws.
    package func read<Result: ~Copyable>(
        _ body: (borrowing ReadTransaction) throws(LMDBError) -> Result
    ) throws(LMDBError) -> Result {
        let lent = try begin(UInt32(MDB_RDONLY))
        defer { unsafe mdb_txn_abort(lent.raw) }
        return try body(ReadTransaction(lent))
    }

    /// Lends a snapshot of the last commit to a body that may throw errors of its own.
    package func read<Result: ~Copyable, Failure: Error>(
        _ body: (borrowing ReadTransaction) throws(Failure) -> Result
    ) throws -> Result {
        let lent = try begin(UInt32(MDB_RDONLY))
        defer { unsafe mdb_txn_abort(lent.raw) }
        return try body(ReadTransaction(lent))
    }

    /// Lends the write transaction; on return everything is synced and visible, on throw nothing is changed.
    ///
    /// Waits for other writers, of other processes too. Traps if this thread is already writing, which would otherwise
    /// wait for itself for ever.
    /// - Throws: what `holdWrite()`, `body` and `HeldWrite.commit()` throw.
    package func write<Result: ~Copyable>(
        _ body: (inout WriteTransaction) throws(LMDBError) -> Result
    ) throws(LMDBError) -> Result {
        var held = try holdWrite()
        let result = try held.use(body)
        try held.commit()
        return result
    }

    /// Lends the write transaction to a body that may throw errors of its own.
    package func write<Result: ~Copyable, Failure: Error>(
        _ body: (inout WriteTransaction) throws(Failure) -> Result
    ) throws -> Result {
        var held = try holdWrite()
        let result = try held.use(body)
        try held.commit()
        return result
    }

    /// Begins a write transaction that stays open until it is committed or aborted on this same thread.
    ///
    /// Waits for other writers. Traps if this thread is already writing.
    /// - Throws: `.notPermitted` if read-only, `.mustReopen`, `.outOfMemory`.
    package func holdWrite() throws(LMDBError) -> HeldWrite {
        requireNotWriting()
        let lent = try begin(0)
        writer.store(pthread_self(), ordering: .relaxed)
        return HeldWrite(environment: self, transaction: WriteTransaction(lent))
    }

    /// Traps if this thread holds the writer lock: asking for it again would never return.
    func requireNotWriting() {
        precondition(
            writer.load(ordering: .relaxed) != pthread_self(), "this thread already has a write transaction open")
    }

    func commit(_ lent: LentTransaction) throws(LMDBError) {
        // Before the lock is free: afterwards the next writer's mark may already be there.
        writer.store(0, ordering: .relaxed)
        try unsafe LMDBError.check(mdb_txn_commit(lent.raw), path: directory)
    }

    func abort(_ lent: LentTransaction) {
        writer.store(0, ordering: .relaxed)
        unsafe mdb_txn_abort(lent.raw)
    }

    func begin(_ flags: UInt32) throws(LMDBError) -> LentTransaction {
        var raw: OpaquePointer?
        try unsafe LMDBError.check(mdb_txn_begin(handle, nil, flags, &raw), path: directory)
        return unsafe LentTransaction(raw: raw!, environment: identity)
    }
}
