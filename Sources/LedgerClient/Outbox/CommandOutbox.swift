import CanonicalJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Commands that were sent, or were about to be, and whose answer has not come: each in a file of its own, written
/// and synced before the command leaves.
///
/// Whatever happens to either end, the next command sends what is left here again, under the same ids: the ledger
/// applies each once.
package struct CommandOutbox: Sendable {
    package let directory: String
    /// The account that the ledger sees at this end.
    package let account: String

    /// - Parameters:
    ///   - origin: of the ledger that the commands are for; they are never sent to another.
    ///   - account: by which it is used now. By ssh one person may have several, and a command is sent again only as
    ///     whom it was given.
    package init(_ state: StateDirectory, origin: String, account: String) {
        directory = "\(state.path)/outbox/\(StateDirectory.escaped(origin))"
        self.account = account
    }

    /// A command that waits for its answer. It is locked, so that a second command line leaves it alone.
    package struct Kept: ~Copyable {
        package let commandID: String
        package let method: String
        /// Parameters in canonical JSON, `meta` with the command's id among them.
        package let params: [UInt8]
        /// The account that it was given by; nil if that was not noted.
        package let account: String?
        fileprivate let path: String
        fileprivate let lock: Int32

        fileprivate init(
            commandID: String, method: String, params: [UInt8], account: String?, path: String, lock: Int32
        ) {
            self.account = account
            self.commandID = commandID
            self.method = method
            self.params = params
            self.path = path
            self.lock = lock
        }

        deinit { close(lock) }

        /// Ends the wait: what became of the command is known.
        package consuming func forget() throws(ClientError) {
            guard unlink(path) == 0 || errno == ENOENT else { throw .state(SystemError("remove", path)) }
        }
    }

    /// Keeps a command before it is sent.
    package func keep(commandID: String, method: String, params: [UInt8]) throws(ClientError) -> Kept {
        let path = "\(directory)/\(commandID).json"
        var writer = CanonicalWriter(reservingCapacity: params.count + 64)
        writer.object { w in
            w.string("account", account)
            w.string("method", method)
            w.raw("params", params)
        }
        do throws(SystemError) {
            try PrivateFiles.makeDirectory(directory)
            let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard file >= 0 else { throw SystemError("create", path) }
            let kept = Kept(
                commandID: commandID, method: method, params: params, account: account, path: path, lock: file)
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw SystemError("lock", path) }
            try PrivateFiles.writeAll(writer.bytes, to: file, path: path)
            guard fsync(file) == 0 else { throw SystemError("sync", path) }
            try PrivateFiles.syncDirectory(of: path)
            return kept
        } catch {
            throw .state(error)
        }
    }

    /// Command ids that wait, oldest first.
    package func waiting() throws(ClientError) -> [String] {
        do throws(SystemError) {
            return try PrivateFiles.names(in: directory).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
        } catch {
            throw .state(error)
        }
    }

    /// Takes up a command that waits; nil if another command line is at it, or it is done by now.
    ///
    /// A file that a crash cut off was never sent: it is removed, and nil.
    package func take(_ commandID: String) throws(ClientError) -> Kept? {
        let path = "\(directory)/\(commandID).json"
        let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .state(SystemError("open", path))
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            return nil
        }
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try PrivateFiles.read(path)
        } catch {
            close(file)
            throw .state(error)
        }
        guard let bytes, let root = try? JSONDocument(parsing: bytes, limits: .init(bytes: 1 << 21)).root,
            let method = root["method"]?.string, let params = root["params"]
        else {
            unlink(path)
            close(file)
            return nil
        }
        return Kept(
            commandID: commandID, method: method, params: Array(params.bytes), account: root["account"]?.string,
            path: path, lock: file)
    }
}
