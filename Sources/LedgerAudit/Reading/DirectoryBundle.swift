import Glibc

/// A bundle as a directory. Links are never followed: what is not a plain file in a plain folder is not there, and
/// stands out.
final class DirectoryBundle: BundleSource {
    private let root: Int32
    private let path: String

    /// Takes the descriptor over.
    init(_ root: Int32, path: String) throws(AuditError) {
        self.root = root
        self.path = path
        var isHere = false
        do throws(ReadFailure) {
            isHere = try hasFile(BundlePath.manifest)
        } catch {
            if case .system(let error) = error { throw error }
        }
        guard isHere else {
            throw .unreadable(path: path, because: "no file manifest.json lies there, so it is no bundle")
        }
    }

    deinit { close(root) }

    func hasFile(_ path: String) throws(ReadFailure) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var folder = root
        if parts.count == 2 {
            folder = openat(root, parts[0], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if folder < 0, Self.absences.contains(errno) { return false }
            guard folder >= 0 else { throw .system(.now("open", parts[0])) }
        }
        defer { if parts.count == 2 { close(folder) } }
        var status = stat()
        if fstatat(folder, parts[parts.count - 1], &status, AT_SYMLINK_NOFOLLOW) == 0 {
            return status.st_mode & S_IFMT == S_IFREG
        }
        guard Self.absences.contains(errno) else { throw .system(.now("look at", path)) }
        return false
    }

    /// What the system says of a name that is not there, or that stands for something else.
    private static let absences = [ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG]

    func open(_ path: String) throws(ReadFailure) -> any ByteSource {
        FileBytes(try descriptor(of: path), path: path)
    }

    /// A plain file in the directory, or in a plain folder of it.
    private func descriptor(of path: String) throws(ReadFailure) -> Int32 {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var folder = root
        if parts.count == 2 {
            folder = openat(root, parts[0], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard folder >= 0 else { throw .system(.now("open", parts[0])) }
        }
        defer { if parts.count == 2 { close(folder) } }
        let file = openat(folder, parts[parts.count - 1], O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw .system(.now("open", path)) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw .damaged("it is no plain file")
        }
        return file
    }

    func firstStranger(listed: Set<String>) throws(ReadFailure) -> String? {
        // As bytes: a name with U+212A for its K is equal as a string.
        let files = Set(listed.map { Array($0.utf8) } + [Array(BundlePath.manifest.utf8)])
        let folders = Set(files.compactMap { $0.contains(0x2F) ? $0.prefix { $0 != 0x2F } : nil })
        var first: [UInt8]?
        func meet(_ stranger: [UInt8]) {
            guard let known = first else { return first = stranger }
            if stranger.lexicographicallyPrecedes(known) { first = stranger }
        }
        var inside: [String] = []
        try names(in: ".") { (name, isFolder) in
            if isFolder, folders.contains(name[...]) {
                inside.append(String(decoding: name, as: UTF8.self))
            } else if isFolder || !files.contains(name) {
                meet(name)
            }
        }
        for folder in inside {
            try names(in: folder) { (name, isFolder) in
                let path = Array(folder.utf8) + [UInt8(ascii: "/")] + name
                if isFolder || !files.contains(path) { meet(path) }
            }
        }
        return first.map { String(decoding: $0, as: UTF8.self) }
    }

    private func names(in folder: String, _ body: ([UInt8], _ isFolder: Bool) -> Void) throws(ReadFailure) {
        let descriptor = openat(root, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0, let listing = fdopendir(descriptor) else { throw .system(.now("list", folder)) }
        defer { closedir(listing) }
        while true {
            errno = 0
            guard let entry = readdir(listing) else {
                if errno != 0 { throw .system(.now("list", folder)) }
                return
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == Array(".".utf8) || name == Array("..".utf8) { continue }
            var status = stat()
            let isFolder = (name + [0]).withUnsafeBufferPointer { (text) in
                text.withMemoryRebound(to: CChar.self) {
                    fstatat(descriptor, $0.baseAddress!, &status, AT_SYMLINK_NOFOLLOW) == 0
                        && status.st_mode & S_IFMT == S_IFDIR
                }
            }
            body(name, isFolder)
        }
    }
}
