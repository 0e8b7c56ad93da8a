internal import CLMDB

/// The calls of LMDB that typed databases are made of, once and not once for each pair of types.
enum Calls {
    /// How a new value takes its place.
    enum Placement: Sendable {
        case overwrite, insert, append

        var flags: UInt32 {
            switch self {
            case .overwrite: 0
            case .insert: UInt32(MDB_NOOVERWRITE)
            case .append: UInt32(MDB_APPEND)
            }
        }
    }

    /// The stored bytes, valid until the transaction ends or next writes; nil if the key is not there.
    static func get(
        _ transaction: OpaquePointer, _ database: UInt32, _ key: UnsafeRawBufferPointer
    ) throws(LMDBError) -> UnsafeRawBufferPointer? {
        var name = unsafe MDB_val(lending: key)
        var data = unsafe MDB_val()
        let code = unsafe mdb_get(transaction, database, &name, &data)
        if code == MDB_NOTFOUND { return nil }
        try LMDBError.check(code)
        return unsafe data.bytes
    }

    /// Makes room for a value; its bytes must be written before the transaction's next call.
    ///
    /// - Returns: nil if the key is there already (`insert`), or is not greater than the last one (`append`).
    static func place(
        _ transaction: OpaquePointer, _ database: UInt32, _ key: UnsafeRawBufferPointer, _ byteCount: Int,
        _ placement: Placement
    ) throws(LMDBError) -> UnsafeMutableRawBufferPointer? {
        var name = unsafe MDB_val(lending: key)
        var data = unsafe MDB_val(mv_size: byteCount, mv_data: nil)
        let code = unsafe mdb_put(transaction, database, &name, &data, placement.flags | UInt32(MDB_RESERVE))
        if code == MDB_KEYEXIST { return nil }
        try LMDBError.check(code)
        return unsafe UnsafeMutableRawBufferPointer(start: data.mv_data, count: byteCount)
    }

    static func delete(
        _ transaction: OpaquePointer, _ database: UInt32, _ key: UnsafeRawBufferPointer
    ) throws(LMDBError) -> Bool {
        var name = unsafe MDB_val(lending: key)
        let code = unsafe mdb_del(transaction, database, &name, nil)
        if code == MDB_NOTFOUND { return false }
        try LMDBError.check(code)
        return true
    }

    static func empty(_ transaction: OpaquePointer, _ database: UInt32) throws(LMDBError) {
        try unsafe LMDBError.check(mdb_drop(transaction, database, 0))
    }
}

extension MDB_val {
    /// LMDB takes keys as mutable and does not change them.
    init(lending bytes: UnsafeRawBufferPointer) {
        unsafe self.init(mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }

    var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: mv_data, count: mv_size)
    }
}
