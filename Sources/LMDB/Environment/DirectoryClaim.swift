internal import Glibc
internal import Synchronization

/// This process's exclusive claim on an environment's directory, held as long as the object lives.
///
/// LMDB must not be opened twice in one process: closing either would drop the file locks of both. Directories are told
/// apart by device and inode, so that another spelling of the path is caught; the open descriptor keeps the inode from
/// being reused while the claim lasts.
final class DirectoryClaim: Sendable {
    private struct Identity: Hashable {
        let device: UInt
        let inode: UInt
    }

    private static let claimed = Mutex<Set<Identity>>([])

    private let identity: Identity
    private let descriptor: Int32

    /// - Throws: `.directoryMissing`, `.notPermitted`, `.ioFailed`, or `.alreadyOpen`.
    init(_ path: String) throws(LMDBError) {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LMDBError(code: errno, path: path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw LMDBError(code: code, path: path)
        }
        let identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
        guard Self.claimed.withLock({ $0.insert(identity).inserted }) else {
            close(descriptor)
            throw LMDBError.alreadyOpen(path: path)
        }
        self.identity = identity
        self.descriptor = descriptor
    }

    deinit {
        _ = Self.claimed.withLock { $0.remove(identity) }
        close(descriptor)
    }

    /// Makes the names of newly created files durable.
    func syncDirectory() throws(LMDBError) {
        guard fsync(descriptor) == 0 else { throw LMDBError(code: errno) }
    }
}
