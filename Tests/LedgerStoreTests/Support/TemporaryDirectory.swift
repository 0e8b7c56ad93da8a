import Glibc

/// A directory of its own for one test, removed with everything in it when it goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/ledger-store-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("mkdtemp: errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Files.remove(path) }
}

/// What tests do to files behind the store's back.
enum Files {
    static func names(in directory: String) -> [String] {
        guard let open = opendir(directory) else { return [] }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { (pointer) in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func mode(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Every file and directory below `path`, itself included.
    static func tree(_ path: String) -> [String] {
        guard isDirectory(path) else { return [path] }
        return [path] + names(in: path).flatMap { tree(path + "/" + $0) }
    }

    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { fatalError("\(path): errno \(errno)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        chmod(path, 0o600)
    }

    /// Overwrites bytes in the middle of a file.
    static func patch(_ path: String, at offset: Int, with bytes: [UInt8]) {
        let descriptor = open(path, O_WRONLY)
        precondition(descriptor >= 0 && pwrite(descriptor, bytes, bytes.count, offset) == bytes.count)
        close(descriptor)
    }

    static func copy(_ from: String, to: String) {
        guard isDirectory(from) else { return write(read(from), to: to) }
        mkdir(to, 0o700)
        for name in names(in: from) { copy(from + "/" + name, to: to + "/" + name) }
    }

    static func remove(_ path: String) {
        guard isDirectory(path) else {
            unlink(path)
            return
        }
        for name in names(in: path) { remove(path + "/" + name) }
        rmdir(path)
    }

    /// From now on every write through an open descriptor of `path` fails as on a full disk.
    static func fill(descriptorsOf path: String) {
        let full = open("/dev/full", O_RDWR)
        defer { close(full) }
        for name in names(in: "/proc/self/fd") {
            var target = [CChar](repeating: 0, count: 4_096)
            let length = readlink("/proc/self/fd/" + name, &target, target.count)
            guard length > 0, let number = Int32(name) else { continue }
            let text = String(decoding: target.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text == path { dup2(full, number) }
        }
    }

    /// Whether `needle` stands anywhere in the file.
    static func contains(_ path: String, _ needle: [UInt8]) -> Bool {
        let bytes = read(path)
        return bytes.withUnsafeBytes { (hay) in
            var at = hay.baseAddress!
            let end = at + hay.count
            while let found = memchr(at, Int32(needle[0]), end - at), found + needle.count <= end {
                if memcmp(found, needle, needle.count) == 0 { return true }
                at = UnsafeRawPointer(found) + 1
            }
            return false
        }
    }
}
