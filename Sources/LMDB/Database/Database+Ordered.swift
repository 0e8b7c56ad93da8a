extension Database {
    /// An entry, copied out.
    package typealias Entry = (key: Key, value: Value)

    /// The entry with the least key, or nil in an empty database. O(log n).
    package func first(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> Entry? {
        var cursor = try cursor(transaction.lent)
        return try unsafe Self.decode(cursor.first())
    }

    /// The entry with the greatest key, or nil in an empty database. O(log n).
    package func last(in transaction: borrowing some Transaction & ~Copyable) throws(LMDBError) -> Entry? {
        var cursor = try cursor(transaction.lent)
        return try unsafe Self.decode(cursor.last())
    }

    /// The first entry whose key is not less than `key`. O(log n).
    package func firstAtOrAfter(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> Entry? {
        var cursor = try cursor(transaction.lent)
        return try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Self.decode(cursor.seek(bytes))
        }
    }

    /// The last entry whose key is less than `key`. O(log n).
    package func lastBefore(
        _ key: Key, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> Entry? {
        var cursor = try cursor(transaction.lent)
        return try unsafe withEncodedKey(key) { (bytes) throws(LMDBError) in
            try unsafe Self.decode(cursor.seekBefore(bytes))
        }
    }

    /// The last entry whose key begins with the bytes of `prefix`: of a composite key, its first parts. O(log n).
    package func last(
        withPrefix prefix: some KeyCodec, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> Entry? {
        var cursor = try cursor(transaction.lent)
        return try unsafe withEncodedKey(prefix) { (bytes) throws(LMDBError) in
            try unsafe Self.decode(cursor.seekLast(withPrefix: bytes))
        }
    }

    func cursor(_ lent: LentTransaction) throws(LMDBError) -> Cursor {
        _ = unsafe raw(lent)
        return try Cursor(lent, database: identifier)
    }

    private static func decode(_ entry: Cursor.Entry?) throws(LMDBError) -> Entry? {
        guard let entry = unsafe entry else { return nil }
        return try unsafe (Key(decoding: entry.key.bytes), Value(decoding: entry.value.bytes))
    }
}
