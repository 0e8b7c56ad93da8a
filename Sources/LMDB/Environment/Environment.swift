internal import CLMDB
internal import Glibc
internal import Synchronization

/// An LMDB environment: one directory with `data.mdb` and `lock.mdb`, memory-mapped, one writer, many readers.
///
/// Always opened with NOTLS and with full sync: a commit that returned survives a power cut.
/// A process opens an environment at most once; several processes may share it.
/// Closed when the last reference goes.
@safe
package final class Environment: Sendable {
    /// What is fixed when an environment is opened.
    package struct Options: Sendable {
        /// The size of the map, in bytes, rounded up to whole pages. The file is sparse: this is a limit, not a cost.
        package var mapBytes: Int
        /// How many named databases may be opened. Each costs every transaction about 50 bytes.
        package var maxDatabases: UInt32
        /// How many read transactions may be open at once, over all processes.
        package var maxReaders: UInt32
        package var readOnly: Bool
        /// Mode of files that are created; the umask applies.
        package var fileMode: UInt16

        package init(
            mapBytes: Int, maxDatabases: UInt32 = 32, maxReaders: UInt32 = 126, readOnly: Bool = false,
            fileMode: UInt16 = 0o600
        ) {
            self.mapBytes = mapBytes
            self.maxDatabases = maxDatabases
            self.maxReaders = maxReaders
            self.readOnly = readOnly
            self.fileMode = fileMode
        }
    }

    package let directory: String
    package let options: Options

    /// Valid for the life of the object; LMDB serialises access to what it points at.
    nonisolated(unsafe) let handle: OpaquePointer

    /// The `pthread_t` of the thread of this process that holds the writer lock, or 0.
    let writer = Atomic<UInt>(0)

    private let claim: DirectoryClaim

    /// Opens the environment in `directory`, which must exist; creates its files unless read-only.
    ///
    /// - Throws: `.directoryMissing`, `.notPermitted`, `.alreadyOpen`, `.notAnEnvironment`, `.versionMismatch`,
    ///   `.corrupted`, `.diskFull`, `.outOfMemory` or `.ioFailed`.
    package init(directory: String, options: Options) throws(LMDBError) {
        let claim = try DirectoryClaim(directory)
        unsafe self.handle = try Self.open(directory, options)
        self.claim = claim
        self.directory = directory
        self.options = options
        // LMDB syncs its files and not the directory that names them.
        if !options.readOnly { try claim.syncDirectory() }
    }

    deinit {
        // Before the claim goes: only then may another opening begin.
        unsafe mdb_env_close(handle)
    }

    /// Which environment a transaction or a database belongs to.
    var identity: EnvironmentIdentity { unsafe EnvironmentIdentity(UInt(bitPattern: handle)) }

    private static func open(_ directory: String, _ options: Options) throws(LMDBError) -> OpaquePointer {
        var created: OpaquePointer?
        try unsafe LMDBError.check(mdb_env_create(&created))
        guard let handle = unsafe created else { throw LMDBError.outOfMemory }
        unsafe mdb_env_set_assert(handle) { _, message in unsafe endDamaged(message) }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let flags = UInt32(MDB_NOTLS) | (options.readOnly ? UInt32(MDB_RDONLY) : 0)
        var code = unsafe mdb_env_set_mapsize(handle, (options.mapBytes + page - 1) / page * page)
        if code == MDB_SUCCESS { code = unsafe mdb_env_set_maxdbs(handle, options.maxDatabases) }
        if code == MDB_SUCCESS { code = unsafe mdb_env_set_maxreaders(handle, options.maxReaders) }
        if code == MDB_SUCCESS { code = unsafe mdb_env_open(handle, directory, flags, mode_t(options.fileMode)) }
        guard code == MDB_SUCCESS else {
            unsafe mdb_env_close(handle)
            throw LMDBError(code: code, path: directory)
        }
        return unsafe handle
    }
}

/// LMDB found its own pages broken in the middle of an operation, which it cannot leave: the process says so and ends with
/// status 70, as after a failing disk, instead of aborting without a word.
private func endDamaged(_ message: UnsafePointer<CChar>?) {
    let found = unsafe message.map { unsafe String(cString: $0) } ?? "no reason given"
    let said = """
        error: the database is damaged: LMDB: \(found)
        hint: keep a copy of the folder as it is, and go on from the last backup; signed heads tell what it must hold

        """
    var bytes = Array(said.utf8)
    _ = unsafe bytes.withUnsafeMutableBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(70)
}

/// Distinguishes environments; never dereferenced.
typealias EnvironmentIdentity = UInt
