internal import Crypto
import Glibc

/// A new file, written in large pieces, counted and hashed on its way. Memory is bounded by one piece.
final class BundleFile {
    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()
    private(set) var bytes: Int64 = 0

    /// - Parameters:
    ///   - directory: an open directory; `name` is one component in it.
    ///   - path: the file's path in the bundle, for the manifest and for what is said.
    init(_ name: String, in directory: Int32, path: String) throws(AuditError) {
        self.path = path
        descriptor = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .now("create", path) }
        buffer.reserveCapacity(AuditLimits.pieceBytes)
    }

    deinit { close(descriptor) }

    func append(_ piece: [UInt8]) throws(AuditError) {
        buffer.append(contentsOf: piece)
        if buffer.count >= AuditLimits.pieceBytes { try flush() }
    }

    func append(line: [UInt8]) throws(AuditError) {
        buffer.append(contentsOf: line)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= AuditLimits.pieceBytes { try flush() }
    }

    func append(_ text: String) throws(AuditError) { try append(Array(text.utf8)) }

    /// Writes what is left and syncs.
    func finish() throws(AuditError) -> BundleManifest.File {
        try flush()
        guard fsync(descriptor) == 0 else { throw .now("sync", path) }
        return BundleManifest.File(path: path, bytes: bytes, sha256: hexadecimal(hash.finalize()))
    }

    private func flush() throws(AuditError) {
        hash.update(data: buffer)
        bytes += Int64(buffer.count)
        guard bytes <= AuditLimits.allBytes else { throw .unfit(because: "\(path) would have more than 2^40 bytes") }
        try writeAll(buffer, to: descriptor, path: path)
        buffer.removeAll(keepingCapacity: true)
    }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(AuditError) {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .now("write", path) }
        written += count
    }
}

/// Small letters, as `sha256sum` prints them.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
