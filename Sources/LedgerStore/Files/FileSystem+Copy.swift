internal import Crypto
internal import Glibc

extension FileSystem {
    /// Copies a file to a new one of 0600, synced.
    ///
    /// - Returns: its bytes and its SHA-256 in hexadecimal.
    @discardableResult
    static func copy(_ path: String, to copy: String) throws(StoreError) -> (bytes: UInt64, sha256: String) {
        let target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw .cannotWrite(path: copy, reason: reason()) }
        defer { close(target) }
        let found = try hash(path) { (chunk) throws(StoreError) in
            try writeAll(target, chunk, at: nil, path: copy)
        }
        guard fsync(target) == 0 else { throw .cannotWrite(path: copy, reason: reason()) }
        return found
    }

    /// Reads a regular file through, once.
    static func hash(
        _ path: String, _ body: ([UInt8]) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) -> (bytes: UInt64, sha256: String) {
        let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard source >= 0 else { throw .cannotRead(path: path, reason: reason()) }
        defer { close(source) }
        var status = stat()
        guard fstat(source, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotRead(path: path, reason: "it is no file")
        }
        var hash = SHA256()
        var bytes: UInt64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(source, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(path: path, reason: reason()) }
            if count == 0 { break }
            bytes += UInt64(count)
            let chunk = Array(buffer[..<count])
            hash.update(data: chunk)
            try body(chunk)
        }
        let digits = Array("0123456789abcdef")
        var text = ""
        for byte in hash.finalize() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return (bytes, text)
    }

    /// Also behind a link.
    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a directory, in order; nothing where there is none.
    static func names(in path: String) -> [String] { namesIfReadable(in: path) ?? [] }

    /// Nil where the directory cannot be read, or is not there; then `errno` says why.
    static func namesIfReadable(in path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { (pointer) in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The path without links and dots; nil where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
