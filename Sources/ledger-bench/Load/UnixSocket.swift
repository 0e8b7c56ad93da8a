import Glibc

/// Connects to a Unix stream socket, or tells why not.
///
/// - Returns: a descriptor that the caller closes.
func connectUnixSocket(_ path: String) throws(BenchError) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .lastCall("socket") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count < capacity else {
        close(descriptor)
        throw .usage("the socket's path is longer than \(capacity - 1) bytes: choose a shorter --in: \(path)")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let result = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
    guard result == 0 else {
        let error = BenchError.lastCall("connect \(path)")
        close(descriptor)
        throw error
    }
    return descriptor
}

/// Position of the first line end in `buffer[from..<to]`.
func lineEnd(in buffer: UnsafeRawBufferPointer, from: Int, to: Int) -> Int? {
    guard from < to, let found = memchr(buffer.baseAddress! + from, 0x0A, to - from) else { return nil }
    return UnsafeRawPointer(found) - buffer.baseAddress!
}
