internal import Glibc

/// Whose a ledger's directory is. Files of another user's in it would keep its daemon from erasing, and from starting.
enum DirectoryOwner {
    /// - Throws: `notALedger` where there is no such directory.
    static func require(_ directory: String) throws(StoreError) {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .notALedger(directory: directory) }
            throw .cannotRead(
                path: directory, reason: FileSystem.reason() + "; do it as the user whose the ledger's directory is")
        }
        if let refusal = refusal(of: geteuid(), owner: status.st_uid, directory: directory) { throw refusal }
    }

    /// What `user` is told who is not the owner of a ledger's directory; nil for the owner.
    static func refusal(of user: UInt32, owner: UInt32, directory: String) -> StoreError? {
        if user == owner { return nil }
        let name = getpwuid(owner).map { String(cString: $0.pointee.pw_name) }
        return .anotherUsers(directory: directory, user: name ?? "#\(owner)")
    }
}

extension Store {
    /// Refuses what no ledger can be opened in, with what is wrong there. Without its file LMDB would make an empty one.
    static func requireLedger(at layout: Layout) throws(StoreError) {
        try DirectoryOwner.require(layout.directory)
        let data = layout.data + "/data.mdb"
        guard access(data, F_OK) != 0 else { return }
        guard errno == ENOENT || errno == ENOTDIR else { throw .cannotRead(path: data, reason: FileSystem.reason()) }
        guard layout.hasLedger else { throw .notALedger(directory: layout.directory) }
        throw .databaseMissing(directory: layout.directory)
    }
}

extension Layout {
    /// Whether anything of a ledger is there.
    var hasLedger: Bool {
        FileSystem.exists(data + "/data.mdb") || FileSystem.exists(journal) || FileSystem.exists(head)
            || !FileSystem.names(in: keys).isEmpty
    }
}
