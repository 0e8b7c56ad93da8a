#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that keeps what somebody has said and not sent yet, in the state directory, readable by its owner alone.
///
/// It is replaced whole and synced at every answer: whatever ends the program, the last answer is there or the one
/// before. While this lives it is locked, so that a second window does not answer the same.
package final class DraftFile {
    package let path: String
    private let lock: Int32

    /// Opens the draft of one conversation.
    ///
    /// - Parameters:
    ///   - kind: of conversation: `checkin`.
    ///   - origin: of the ledger that it is with.
    ///   - names: what tells it from others of its kind; ids, not texts.
    /// - Returns: nil when another program has it open.
    package static func open(
        _ state: StateDirectory, kind: String, origin: String, names: [String]
    ) throws(ClientError) -> DraftFile? {
        let directory = "\(state.path)/drafts/\(StateDirectory.escaped(origin))"
        let name = ([kind] + names).map(StateDirectory.escaped).joined(separator: "+")
        do throws(SystemError) {
            try PrivateFiles.makeDirectory(directory)
            let lockPath = "\(directory)/\(name).lock"
            let lock = Glibc.open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard lock >= 0 else { throw SystemError("create", lockPath) }
            guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
                let error = SystemError("lock", lockPath)
                close(lock)
                if error.number == EWOULDBLOCK { return nil }
                throw error
            }
            return DraftFile(path: "\(directory)/\(name).json", lock: lock)
        } catch {
            throw .state(error)
        }
    }

    private init(path: String, lock: Int32) {
        self.path = path
        self.lock = lock
    }

    deinit { close(lock) }

    /// What was kept; nil if nothing was.
    package func recall() throws(ClientError) -> [UInt8]? {
        do throws(SystemError) {
            return try PrivateFiles.read(path)
        } catch {
            throw .state(error)
        }
    }

    package func keep(_ bytes: [UInt8]) throws(ClientError) {
        do throws(SystemError) {
            try PrivateFiles.replace(path, with: bytes)
        } catch {
            throw .state(error)
        }
    }

    /// Forgets everything; it is sent, or thrown away.
    package func remove() throws(ClientError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .state(SystemError("remove", path)) }
    }
}
