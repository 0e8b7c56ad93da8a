internal import Glibc

/// Holds a ledger's directory for one process: a second daemon is refused with the first one's pid.
///
/// The kernel lets go of the lock when the process ends, however it ends; the file stays and says nothing by itself.
final class DirectoryLock: Sendable {
    private let descriptor: Int32

    init(_ layout: Layout) throws(StoreError) {
        let descriptor = open(layout.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: layout.lock, reason: FileSystem.reason()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let text = (try? FileSystem.read(layout.lock)) ?? []
            close(descriptor)
            throw .alreadyRunning(pid: Int32(String(decoding: text.prefix { $0 != 10 }, as: UTF8.self)) ?? 0)
        }
        _ = ftruncate(descriptor, 0)
        self.descriptor = descriptor
        try FileSystem.writeAll(descriptor, Array("\(getpid())\n".utf8), at: 0, path: layout.lock)
    }

    deinit { close(descriptor) }
}
