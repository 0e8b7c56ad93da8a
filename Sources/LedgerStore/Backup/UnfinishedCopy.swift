internal import Glibc

/// A copy that is being made, `log-<time>.new` or `keys-<time>.new`: whoever makes it holds a lock on it, so that
/// nobody takes it for what was left by a copy that was cut off.
enum UnfinishedCopy {
    /// Behind the name that the copy gets when it is whole.
    static let ending = ".new"

    static func isOne(_ path: String) -> Bool { path.hasSuffix("Z" + ending) }

    /// Makes the directory, and removes what was cut off of its kind beside it.
    ///
    /// - Parameter kind: `log-` or `keys-`.
    /// - Returns: the lock.
    static func make(_ path: String, kind: String, in directory: String) throws(StoreError) -> PathLock? {
        // One at a time, so that nobody finds it made and not locked yet.
        let beside = PathLock(waitingFor: directory)
        defer { withExtendedLifetime(beside) {} }
        for leftover in FileSystem.names(in: directory) where leftover.hasPrefix(kind) && isOne(leftover) {
            remove(directory + "/" + leftover)
        }
        try FileSystem.makeDirectory(path)
        return PathLock(waitingFor: path)
    }

    /// Removes it, unless somebody is making it.
    static func clear(_ path: String) {
        let slash = path.lastIndex(of: "/")
        let beside = PathLock(waitingFor: slash.map { String(path[..<$0]) } ?? ".")
        defer { withExtendedLifetime(beside) {} }
        remove(path)
    }

    private static func remove(_ path: String) {
        guard !PathLock.isHeld(path) else { return }
        FileSystem.removeTree(path)
    }
}

/// A lock on a directory; it goes with the process.
final class PathLock {
    private let descriptor: Int32

    /// Nil where the file system has no locks, or there is no such directory.
    init?(waitingFor directory: String) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var result: Int32
        repeat { result = flock(descriptor, LOCK_EX) } while result != 0 && errno == EINTR
        guard result == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Whether somebody has it now.
    static func isHeld(_ directory: String) -> Bool {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
