internal import CLMDB

/// A position in a database, closed when it goes; must not outlive its transaction.
@safe
struct Cursor: ~Copyable {
    /// A key and its value, in place: valid until the transaction ends or next writes.
    typealias Entry = (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)

    private let raw: OpaquePointer

    init(_ lent: LentTransaction, database: UInt32) throws(LMDBError) {
        var opened: OpaquePointer?
        try unsafe LMDBError.check(mdb_cursor_open(lent.raw, database, &opened))
        unsafe raw = opened!
    }

    deinit {
        unsafe mdb_cursor_close(raw)
    }

    /// Moves, and answers the entry there, or nil where there is none.
    mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Entry? {
        var key = unsafe MDB_val()
        return try unsafe moveUsing(&key, operation)
    }

    /// Moves to the first entry whose key is not less than `key`.
    mutating func seek(_ key: UnsafeRawBufferPointer) throws(LMDBError) -> Entry? {
        var key = unsafe MDB_val(lending: key)
        return try unsafe moveUsing(&key, MDB_SET_RANGE)
    }

    /// Moves to the last entry whose key is less than `key`.
    mutating func seekBefore(_ key: UnsafeRawBufferPointer) throws(LMDBError) -> Entry? {
        try unsafe seek(key) == nil ? last() : previous()
    }

    /// Moves to the last entry whose key is not greater than `key`.
    mutating func seekThrough(_ key: UnsafeRawBufferPointer) throws(LMDBError) -> Entry? {
        guard let found = try unsafe seek(key) else { return try unsafe last() }
        return try unsafe Self.compare(found.key, key) == 0 ? found : previous()
    }

    /// Moves to the last entry whose key begins with `prefix`, if there is one.
    mutating func seekLast(withPrefix prefix: UnsafeRawBufferPointer) throws(LMDBError) -> Entry? {
        // The least key greater than everything with the prefix: drop trailing 0xFF, add one to the last byte.
        var bound = unsafe [UInt8](prefix)
        while bound.last == 0xFF { bound.removeLast() }
        guard !bound.isEmpty else {
            let entry = try unsafe last()
            guard let entry = unsafe entry, unsafe entry.key.starts(with: prefix) else { return nil }
            return unsafe entry
        }
        bound[bound.count - 1] += 1
        let found = try unsafe bound.span.withUnsafeBytes { (bytes) throws(LMDBError) in try unsafe seekBefore(bytes) }
        guard let found = unsafe found, unsafe found.key.starts(with: prefix) else { return nil }
        return unsafe found
    }

    mutating func first() throws(LMDBError) -> Entry? { try unsafe move(MDB_FIRST) }
    mutating func last() throws(LMDBError) -> Entry? { try unsafe move(MDB_LAST) }
    mutating func next() throws(LMDBError) -> Entry? { try unsafe move(MDB_NEXT) }
    mutating func previous() throws(LMDBError) -> Entry? { try unsafe move(MDB_PREV) }

    /// LMDB's order: byte by byte, and a prefix before what it begins.
    static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let common = min(left.count, right.count)
        for index in 0..<common where unsafe left[index] != right[index] {
            return unsafe left[index] < right[index] ? -1 : 1
        }
        return left.count - right.count
    }

    private mutating func moveUsing(_ key: inout MDB_val, _ operation: MDB_cursor_op) throws(LMDBError) -> Entry? {
        var value = unsafe MDB_val()
        let code = unsafe mdb_cursor_get(raw, &key, &value, operation)
        if code == MDB_NOTFOUND { return nil }
        try LMDBError.check(code)
        return unsafe (key.bytes, value.bytes)
    }
}
