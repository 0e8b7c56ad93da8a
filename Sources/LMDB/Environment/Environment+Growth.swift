internal import CLMDB
internal import Glibc

extension Environment {
    /// Extends `data.mdb` with written zeros, so that commits find their blocks already allocated.
    ///
    /// A commit that makes the file longer costs the file system a journal write besides its own; so grow in steps,
    /// ahead of use. The zeros are written, because blocks from `posix_fallocate` are only promised: the first write
    /// to each would have to convert it, which is a journal write again.
    ///
    /// Safe at any time and from any thread, also while a write transaction is open: blocks are only ever appended,
    /// by a descriptor in O_APPEND mode, for which the kernel finds the end of the file and writes there as one step.
    /// Pages that LMDB writes in the meantime lie before that end, and are not touched, or beyond it, and then become
    /// the end. LMDB itself never looks at the file's length while it is open, except to bound a copy. The descriptor
    /// is our own, and closing it loses no lock: LMDB's are on `lock.mdb`.
    /// (Local file systems only: NFS has no atomic append, nor does LMDB work on it.)
    ///
    /// A crash in between leaves a longer file and nothing else. The file is never made shorter; it ends at
    /// most one step beyond `length`, when LMDB made it longer at the same moment.
    /// - Parameters:
    ///   - length: wanted length in bytes; rounded up to a page, at most the map's size.
    ///   - stepBytes: how much is written at a time.
    /// - Returns: bytes appended; 0 if the file is long enough.
    /// - Throws: `.diskFull` (what was appended stays), `.notPermitted`, `.ioFailed`.
    @discardableResult
    package func preallocate(toBytes length: Int, stepBytes: Int = 1 << 20) throws(LMDBError) -> Int {
        guard !options.readOnly else { throw LMDBError.notPermitted(path: directory) }
        let statistics = try statistics()
        let page = statistics.pageBytes
        let target = min((length + page - 1) / page * page, statistics.mapBytes)
        let path = directory + "/data.mdb"
        let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw LMDBError(code: errno, path: path) }
        defer { close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: max(stepBytes, page))
        var appended = 0
        while true {
            var status = stat()
            guard unsafe fstat(descriptor, &status) == 0 else { throw LMDBError(code: errno, path: path) }
            let missing = target - Int(status.st_size)
            guard missing > 0 else { break }
            let written = unsafe zeros.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, min($0.count, missing))
            }
            if written < 0 && errno == EINTR { continue }
            guard written >= 0 else { throw LMDBError(code: errno, path: path) }
            appended += written
        }
        if appended > 0 {
            guard fdatasync(descriptor) == 0 else { throw LMDBError(code: errno, path: path) }
        }
        return appended
    }

    /// Writes a consistent copy of the last commit to `descriptor`, from its present position. Does not sync it.
    ///
    /// Waits for the writer for the moment in which it takes its snapshot; traps if this thread is writing.
    package func copy(to descriptor: Int32) throws(LMDBError) {
        requireNotWriting()
        try unsafe LMDBError.check(mdb_env_copyfd(handle, descriptor), path: directory)
    }
}
