extension Database {
    /// A copy of the value of `key`, or nil. O(log n).
    package func get(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> Value? {
        try withValue(key, in: transaction) { (bytes) throws(LMDBError) in try Value(decoding: bytes) }
    }

    /// Whether `key` is there. O(log n).
    package func contains(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> Bool {
        let raw = unsafe raw(transaction.lent)
        return try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Calls.get(raw, identifier, bytes) != nil
        }
    }

    /// Lends the stored bytes of `key` without copying, or answers nil. O(log n).
    package func withValue<Result: ~Copyable>(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable,
        _ body: (RawSpan) throws(LMDBError) -> Result
    ) throws(LMDBError) -> Result? {
        let raw = unsafe raw(transaction.lent)
        let found = try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Calls.get(raw, identifier, bytes)
        }
        guard let found = unsafe found else { return nil }
        return try unsafe body(found.bytes)
    }

    /// Lends the stored bytes of `key` to a body that may throw errors of its own.
    package func withValue<Result: ~Copyable, Failure: Error>(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable,
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws -> Result? {
        let raw = unsafe raw(transaction.lent)
        let found = try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Calls.get(raw, identifier, bytes)
        }
        guard let found = unsafe found else { return nil }
        return try unsafe body(found.bytes)
    }
}
