// Each walk comes twice: when the body can throw nothing but `LMDBError`, so does the walk; otherwise anything.

extension Database {
    /// Visits entries in key order, lending each value without copying, until `body` answers false.
    ///
    /// - Parameters:
    ///   - start: where the walk begins; nil for the first entry, with `reverse` for the last.
    ///   - end: the last key that it may visit; with `reverse` it is the lesser of the two. Both are included.
    ///   - body: gets a key and its bytes, valid during the call; answers whether to go on.
    /// - Throws: `.undecodable` if a key is not a `Key`, `.keySize`, and what `body` throws.
    /// - Complexity: O(log n + entries visited).
    package func forEach(
        from start: Key? = nil, through end: Key? = nil, reverse: Bool = false,
        in transaction: borrowing some Transaction & ~Copyable, _ body: (Key, RawSpan) throws(LMDBError) -> Bool
    ) throws(LMDBError) {
        var walker = try walker(from: start, through: end, reverse: reverse, transaction.lent)
        while let entry = try unsafe walker.next() {
            guard try unsafe body(Key(decoding: entry.key.bytes), entry.value.bytes) else { return }
        }
    }

    /// Visits entries in key order with a body that may throw errors of its own.
    package func forEach<Failure: Error>(
        from start: Key? = nil, through end: Key? = nil, reverse: Bool = false,
        in transaction: borrowing some Transaction & ~Copyable, _ body: (Key, RawSpan) throws(Failure) -> Bool
    ) throws {
        var walker = try walker(from: start, through: end, reverse: reverse, transaction.lent)
        while let entry = try unsafe walker.next() {
            guard try unsafe body(Key(decoding: entry.key.bytes), entry.value.bytes) else { return }
        }
    }

    /// Visits the entries whose key begins with the bytes of `prefix`: of a composite key, its first parts.
    package func forEach(
        prefix: some KeyCodec, reverse: Bool = false,
        in transaction: borrowing some Transaction & ~Copyable, _ body: (Key, RawSpan) throws(LMDBError) -> Bool
    ) throws(LMDBError) {
        var walker = try walker(prefix: prefix, reverse: reverse, transaction.lent)
        while let entry = try unsafe walker.next() {
            guard try unsafe body(Key(decoding: entry.key.bytes), entry.value.bytes) else { return }
        }
    }

    /// Visits the entries with a prefix with a body that may throw errors of its own.
    package func forEach<Failure: Error>(
        prefix: some KeyCodec, reverse: Bool = false,
        in transaction: borrowing some Transaction & ~Copyable, _ body: (Key, RawSpan) throws(Failure) -> Bool
    ) throws {
        var walker = try walker(prefix: prefix, reverse: reverse, transaction.lent)
        while let entry = try unsafe walker.next() {
            guard try unsafe body(Key(decoding: entry.key.bytes), entry.value.bytes) else { return }
        }
    }

    func walker(
        from start: Key?, through end: Key?, reverse: Bool, _ lent: LentTransaction
    ) throws(LMDBError) -> Walker {
        var from: [UInt8]?
        var through: [UInt8]?
        if let start { from = try [UInt8](encoding: start) }
        if let end { through = try [UInt8](encoding: end) }
        return Walker(try cursor(lent), .range(from, through), reverse: reverse)
    }

    func walker(prefix: some KeyCodec, reverse: Bool, _ lent: LentTransaction) throws(LMDBError) -> Walker {
        Walker(try cursor(lent), .prefix(try [UInt8](encoding: prefix)), reverse: reverse)
    }
}
