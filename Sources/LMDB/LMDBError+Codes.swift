internal import CLMDB
internal import Glibc

extension LMDBError {
    /// Names a return code of LMDB, which is one of its own (negative) or an `errno`.
    ///
    /// - Parameter path: what the call was about, for the cases that name it.
    init(code: Int32, path: String = "") {
        switch code {
        case MDB_MAP_FULL: self = .mapFull
        case ENOSPC, EDQUOT: self = .diskFull
        case MDB_READERS_FULL: self = .readersFull
        case MDB_DBS_FULL: self = .databasesFull
        case MDB_TXN_FULL: self = .transactionTooLarge
        case MDB_INVALID: self = .notAnEnvironment(path: path)
        case MDB_VERSION_MISMATCH: self = .versionMismatch
        case EACCES, EPERM, EROFS: self = .notPermitted(path: path)
        case ENOENT, ENOTDIR: self = .directoryMissing(path: path)
        case MDB_KEYEXIST: self = .keyExists
        case MDB_BAD_TXN: self = .transactionSpoiled
        case MDB_PANIC, MDB_MAP_RESIZED, MDB_BAD_RSLOT: self = .mustReopen(code: code, text: Self.text(of: code))
        case ENOMEM: self = .outOfMemory
        case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_PAGE_FULL, MDB_CURSOR_FULL, MDB_INCOMPATIBLE, MDB_BAD_DBI,
            MDB_BAD_VALSIZE, MDB_NOTFOUND:
            // The last four cannot happen through typed databases unless a page lies about itself.
            self = .corrupted(code: code, text: Self.text(of: code))
        default: self = .ioFailed(code: code, text: Self.text(of: code))
        }
    }

    /// Throws unless `code` is success.
    static func check(_ code: Int32, path: @autoclosure () -> String = "") throws(LMDBError) {
        guard code == MDB_SUCCESS else { throw LMDBError(code: code, path: path()) }
    }

    static func text(of code: Int32) -> String {
        unsafe String(cString: mdb_strerror(code))
    }
}
