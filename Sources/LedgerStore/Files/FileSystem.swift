internal import Glibc

/// The few file operations that durability rests on, each with the error that names the path.
enum FileSystem {
    static func reason() -> String { String(cString: strerror(errno)) }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func makeDirectory(_ path: String) throws(StoreError) {
        guard mkdir(path, 0o700) == 0 else { throw .cannotWrite(path: path, reason: reason()) }
    }

    static func read(_ path: String, limit: Int = 1 << 20) throws(StoreError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path: path, reason: reason()) }
        defer { close(descriptor) }
        var bytes = [UInt8]()
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(path: path, reason: reason()) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw .cannotRead(path: path, reason: "longer than \(limit) bytes") }
        }
    }

    /// Writes a file that is either the old one or the new one after a crash: a temporary file, synced, renamed over
    /// it, and its directory synced. On return it is durable.
    static func replace(_ path: String, with bytes: [UInt8]) throws(StoreError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: temporary, reason: reason()) }
        defer { close(descriptor) }
        try writeAll(descriptor, bytes, at: nil, path: temporary)
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw .cannotWrite(path: path, reason: reason())
        }
        try syncDirectory(of: path)
    }

    /// Removes a file; that there is none is well. Durable only with its directory's sync.
    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
    }

    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8], at offset: Int?, path: String) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { (buffer) -> Int in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                if let offset { return pwrite(descriptor, rest.baseAddress, rest.count, offset + done) }
                return write(descriptor, rest.baseAddress, rest.count)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw .cannotWrite(path: path, reason: reason()) }
            done += written
        }
    }

    static func syncDirectory(of path: String) throws(StoreError) {
        let slash = path.lastIndex(of: "/")
        try syncDirectory(slash.map { String(path[..<$0]) } ?? ".")
    }

    static func syncDirectory(_ directory: String) throws(StoreError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: directory, reason: reason()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: directory, reason: reason()) }
    }

    /// Length of a file; nil when there is none to be seen.
    static func byteCount(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Bytes that this user may still write at `path`; nil when the file system does not say.
    static func freeBytes(at path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Refuses file systems on which locks and flushes are somebody else's promise.
    ///
    /// - SeeAlso: proc_pid_mountinfo(5)
    static func requireLocal(_ path: String) throws(StoreError) {
        guard let resolved = realpath(path, nil) else { throw .cannotRead(path: path, reason: reason()) }
        defer { free(resolved) }
        let place = String(cString: resolved)
        let table = String(decoding: try read("/proc/self/mountinfo", limit: 16 << 20), as: UTF8.self)
        var best = (length: -1, kind: "")
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let mount = String(fields[4])
            guard place == mount || place.hasPrefix(mount == "/" ? "/" : mount + "/") else { continue }
            if mount.utf8.count >= best.length { best = (mount.utf8.count, String(fields[dash + 1])) }
        }
        let remote = [
            "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "coda", "ceph", "lustre", "glusterfs", "ocfs2",
            "gfs2", "gpfs", "beegfs", "virtiofs",
        ]
        if remote.contains(best.kind) || best.kind.hasPrefix("fuse") {
            throw .networkFileSystem(path: path, kind: best.kind)
        }
    }
}

extension FileSystem {
    /// Removes a directory of ours and what is in it; what cannot be removed stays.
    static func removeTree(_ path: String) {
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name == "." || name == ".." { continue }
                let child = path + "/" + name
                if entry.pointee.d_type == UInt8(DT_DIR) { removeTree(child) } else { unlink(child) }
            }
            closedir(directory)
        }
        rmdir(path)
    }
}
