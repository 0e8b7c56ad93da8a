internal import CLMDB
internal import Glibc

extension Environment {
    /// The environment as of the last commit. Sizes in bytes; a page is `pageBytes`.
    package struct Statistics: Sendable, Equatable {
        package var pageBytes: Int
        /// The limit of growth.
        package var mapBytes: Int
        /// The highest page number ever used, from 0.
        package var lastPage: Int
        /// Pages up to `lastPage`, including free ones that later writes reuse before the file grows.
        package var pagesUsed: Int { lastPage + 1 }
        /// The number of the last committed transaction.
        package var lastTransaction: UInt64
        /// Reader slots ever used at once, at most `maxReaders`; see `readers()` for those in use now.
        package var readerSlotsUsed: Int
        package var maxReaders: Int
    }

    /// A read transaction somewhere, of this process or another.
    package struct Reader: Sendable, Equatable {
        package var process: Int32
        /// The transaction whose snapshot it pins; nil while it holds a slot without a snapshot.
        package var transaction: UInt64?
    }

    /// O(1).
    package func statistics() throws(LMDBError) -> Statistics {
        var info = unsafe MDB_envinfo()
        var stat = MDB_stat()
        try unsafe LMDBError.check(mdb_env_info(handle, &info))
        try unsafe LMDBError.check(mdb_env_stat(handle, &stat))
        return unsafe Statistics(
            pageBytes: Int(stat.ms_psize), mapBytes: info.me_mapsize, lastPage: info.me_last_pgno,
            lastTransaction: UInt64(info.me_last_txnid), readerSlotsUsed: Int(info.me_numreaders),
            maxReaders: Int(info.me_maxreaders))
    }

    /// Pages on the free list: reused by later writes once no reader sees them. O(length of the free list).
    package func freePages() throws(LMDBError) -> Int {
        try read { (transaction) throws(LMDBError) -> Int in
            // Database 0 is LMDB's own: transaction number → count, then that many page numbers.
            var cursor = try Cursor(transaction.lent, database: 0)
            var pages = 0
            var entry = try unsafe cursor.move(MDB_FIRST)
            while let (_, value) = unsafe entry {
                pages += unsafe value.loadUnaligned(as: Int.self)
                unsafe entry = try unsafe cursor.move(MDB_NEXT)
            }
            return pages
        }
    }

    /// Every reader slot in use. The smallest `transaction` among them is what keeps old pages from being reused.
    package func readers() throws(LMDBError) -> [Reader] {
        var text = ""
        let code = unsafe withUnsafeMutablePointer(to: &text) { text in
            unsafe mdb_reader_list(
                handle,
                { line, context in
                    guard let line = unsafe line, let context = unsafe context else { return 0 }
                    unsafe context.assumingMemoryBound(to: String.self).pointee += String(cString: line)
                    return 0
                }, text)
        }
        // mdb_reader_list answers what the callback last returned.
        guard code >= 0 else { throw LMDBError(code: code) }
        // Each line: process, thread, transaction or "-"; a heading, or a remark that there are none, is skipped.
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count == 3, let process = Int32(fields[0]) else { return nil }
            return Reader(process: process, transaction: UInt64(fields[2]))
        }
    }

    /// Frees the slots of readers whose process is gone, which would otherwise pin old pages for ever.
    ///
    /// - Returns: how many were freed.
    package func clearStaleReaders() throws(LMDBError) -> Int {
        var dead: Int32 = 0
        try unsafe LMDBError.check(mdb_reader_check(handle, &dead))
        return Int(dead)
    }

    /// Flushes the map file. A commit has done so already; this is for whoever copied the file by other means.
    package func sync() throws(LMDBError) {
        try unsafe LMDBError.check(mdb_env_sync(handle, 1), path: directory)
    }
}
