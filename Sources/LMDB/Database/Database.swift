internal import CLMDB

/// A named, ordered map from `Key` to `Value` in an environment: a handle, valid as long as the environment is open.
///
/// A database of one environment used in a transaction of another traps.
package struct Database<Key: KeyCodec, Value: ValueCodec>: Sendable {
    let identifier: UInt32
    let environment: EnvironmentIdentity

    init(identifier: UInt32, environment: EnvironmentIdentity) {
        self.identifier = identifier
        self.environment = environment
    }

    /// Sizes of one database; a page is `Environment.Statistics.pageBytes` long.
    package struct Statistics: Sendable, Equatable {
        package var entries: Int
        package var depth: Int
        package var branchPages: Int
        package var leafPages: Int
        package var overflowPages: Int
        package var pages: Int { branchPages + leafPages + overflowPages }
    }

    /// O(1).
    package func statistics(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> Statistics {
        var stat = MDB_stat()
        try unsafe LMDBError.check(mdb_stat(raw(transaction.lent), identifier, &stat))
        return Statistics(
            entries: stat.ms_entries, depth: Int(stat.ms_depth), branchPages: stat.ms_branch_pages,
            leafPages: stat.ms_leaf_pages, overflowPages: stat.ms_overflow_pages)
    }

    /// The number of entries. O(1).
    package func count(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> Int {
        try statistics(in: transaction).entries
    }

    func raw(_ lent: LentTransaction) -> OpaquePointer {
        precondition(lent.environment == environment, "a database of another environment")
        return unsafe lent.raw
    }
}

extension Environment {
    /// Opens a named database, in a transaction of its own.
    ///
    /// Open all databases at start, before transactions run beside each other: LMDB's table of handles has no lock of
    /// its own. Opening the same name again gives the same database; its codecs are not stored, so name them alike.
    /// Traps if this thread has a write transaction open.
    /// - Throws: `.databaseMissing` without `create`, `.databasesFull`, `.notPermitted` if read-only with `create`.
    package func openDatabase<Key: KeyCodec, Value: ValueCodec>(
        _ name: String, key: Key.Type, value: Value.Type, create: Bool
    ) throws(LMDBError) -> Database<Key, Value> {
        // A read transaction would do for an existing one, but only a writer keeps other openings out.
        requireNotWriting()
        if options.readOnly && create { throw LMDBError.notPermitted(path: directory) }
        let lent = try begin(options.readOnly ? UInt32(MDB_RDONLY) : 0)
        var identifier: UInt32 = 0
        let code = unsafe mdb_dbi_open(lent.raw, name, create ? UInt32(MDB_CREATE) : 0, &identifier)
        guard code == MDB_SUCCESS else {
            unsafe mdb_txn_abort(lent.raw)
            throw code == MDB_NOTFOUND ? LMDBError.databaseMissing(name: name) : LMDBError(code: code)
        }
        try unsafe LMDBError.check(mdb_txn_commit(lent.raw), path: directory)
        return Database(identifier: identifier, environment: identity)
    }
}
