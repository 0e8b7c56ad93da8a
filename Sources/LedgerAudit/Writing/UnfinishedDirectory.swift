import Glibc

/// A directory beside the target in which a bundle grows, and which takes the target's name when it is whole.
///
/// 0700, and everything in it is made anew by name within it: no link can lead out. If it is never put in place it is
/// removed when the last one lets go of it. After a crash `TARGET.PID.new` may be left, never anything at the target.
final class UnfinishedDirectory {
    let target: String
    let path: String
    private let root: Int32
    /// What the target's name will stand in.
    private let parent: Int32
    private var folders: [String: Int32] = [:]
    private var files: [String] = []
    private var isPlaced = false

    init(besides target: String) throws(AuditError) {
        var target = target
        while target.count > 1, target.hasSuffix("/") { target.removeLast() }
        self.target = target
        path = "\(target).\(getpid()).new"
        guard !somethingIs(at: target) else { throw .exists(path: target) }
        // Opened before anything is made: who may write in it and not read it could not sync it when all is in place.
        parent = try openDirectory(above: target)
        do throws(AuditError) {
            guard mkdir(path, 0o700) == 0 else { throw .now("make directory", path) }
            root = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard root >= 0 else { throw .now("open", path) }
        } catch {
            close(parent)
            throw error
        }
    }

    deinit {
        if !isPlaced { remove() }
        for folder in folders.values { close(folder) }
        close(root)
        close(parent)
    }

    /// A new file at a path of `BundlePath`, its folder too.
    func create(_ path: String) throws(AuditError) -> BundleFile {
        let parts = path.split(separator: "/")
        precondition(parts.count <= 2, "bundles have one level of folders")
        let folder = parts.count == 2 ? try self.folder(String(parts[0])) : root
        let file = try BundleFile(String(parts[parts.count - 1]), in: folder, path: path)
        files.append(path)
        return file
    }

    private func folder(_ name: String) throws(AuditError) -> Int32 {
        if let open = folders[name] { return open }
        guard mkdirat(root, name, 0o700) == 0 else { throw .now("make directory", "\(path)/\(name)") }
        let folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { throw .now("open", "\(path)/\(name)") }
        folders[name] = folder
        return folder
    }

    /// Syncs the directories and gives the whole the target's name.
    func place() throws(AuditError) {
        for (name, folder) in folders where fsync(folder) != 0 { throw .now("sync", "\(path)/\(name)") }
        guard fsync(root) == 0 else { throw .now("sync", path) }
        // An empty directory that was made meanwhile is taken over; anything else makes this fail.
        guard !somethingIs(at: target) else { throw .exists(path: target) }
        guard rename(path, target) == 0 else {
            throw errno == ENOTEMPTY ? .exists(path: target) : .now("rename", path)
        }
        isPlaced = true
        try syncName()
    }

    /// After something took the target's name.
    func syncName() throws(AuditError) {
        guard fsync(parent) == 0 else { throw .now("sync the directory of", target) }
    }

    /// Removes what was made, and nothing else.
    func remove() {
        for path in files {
            let parts = path.split(separator: "/")
            let folder = parts.count == 2 ? folders[String(parts[0])] ?? root : root
            unlinkat(folder, String(parts[parts.count - 1]), 0)
        }
        for name in folders.keys { unlinkat(root, name, AT_REMOVEDIR) }
        rmdir(path)
        isPlaced = true
    }
}

/// Whether a file, a directory, a link or anything else has this name.
func somethingIs(at path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
}

private func openDirectory(above path: String) throws(AuditError) -> Int32 {
    var parent = "."
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        parent = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    let directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw .now("open", parent) }
    return directory
}
