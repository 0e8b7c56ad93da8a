import Glibc

/// Whole files in and out, with the system's own words when that fails.
enum WholeFile {
    /// - Parameter bound: bytes at most; a file with more is refused rather than read in part.
    static func read(_ path: String, bound: Int = 256 << 20) throws -> [UInt8] {
        let file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw complaint("read", path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw complaint("read", path) }
            if count == 0 { return bytes }
            guard bytes.count + count <= bound else {
                throw Complaint("\(path) has more than \(bound) bytes", status: .usage)
            }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Writes a new file; one that is there is kept, and that is an error.
    static func create(_ path: String, _ bytes: [UInt8]) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw complaint("create", path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw complaint("write", path) }
            written += count
        }
        guard fsync(file) == 0 else { throw complaint("sync", path) }
    }

    private static func complaint(_ call: String, _ path: String) -> Complaint {
        Complaint("cannot \(call) \(path)", because: [String(cString: strerror(errno))], status: .system)
    }
}
