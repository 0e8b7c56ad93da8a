import Glibc

/// Where a bundle lies. Nothing in it is followed, unpacked or written.
protocol BundleSource: AnyObject {
    /// Whether a plain file of this path is here.
    func hasFile(_ path: String) throws(ReadFailure) -> Bool
    /// The first name in order of bytes that is neither among `listed` nor the manifest, nor a directory above one of
    /// them; nil if there is none.
    ///
    /// - Complexity: memory for one name, however many there are.
    func firstStranger(listed: Set<String>) throws(ReadFailure) -> String?
    /// The bytes of a file that is here.
    func open(_ path: String) throws(ReadFailure) -> any ByteSource
}

/// Opens what lies at a path as a bundle.
///
/// - Throws: ``AuditError`` if nothing is there, or nothing that could be one.
func bundleSource(at path: String) throws(AuditError) -> any BundleSource {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .now("open", path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
        close(descriptor)
        throw .now("look at", path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return try DirectoryBundle(descriptor, path: path)
    case S_IFREG: return try ZipBundle(descriptor, path: path, bytes: Int64(status.st_size))
    default:
        close(descriptor)
        throw .unreadable(path: path, because: "it is neither a directory nor a file")
    }
}
