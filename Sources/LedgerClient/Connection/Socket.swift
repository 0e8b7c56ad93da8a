#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A connected Unix stream socket, closed when it goes out of scope. Reads and writes wait for at most a given time.
struct Socket: ~Copyable {
    let descriptor: Int32

    /// Takes over a connected socket.
    init(descriptor: Int32) { self.descriptor = descriptor }

    init(path: String) throws(ClientError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else {
            throw .cannotConnect(path: path, reason: "a socket's path has at most \(room - 1) bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else {
            throw .cannotConnect(path: path, reason: String(cString: strerror(errno)))
        }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(made, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            let reason = String(cString: strerror(errno))
            close(made)
            throw .cannotConnect(path: path, reason: reason)
        }
        descriptor = made
    }

    deinit { close(descriptor) }

    /// Says that nothing more will be sent.
    func endOfInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    struct Readiness {
        var canRead: Bool
        var canWrite: Bool
        var isWoken: Bool
    }

    /// Waits until there is something to read, or room to write if `writing`; neither after the time is up.
    ///
    /// - Parameter wake: ends the wait too.
    func wait(writing: Bool, milliseconds: Int, wake: Wake? = nil) throws(ClientError) -> Readiness {
        var entries = [
            pollfd(fd: descriptor, events: Int16(POLLIN) | (writing ? Int16(POLLOUT) : 0), revents: 0),
            // A negative descriptor is passed over.
            pollfd(fd: wake?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let count = poll(&entries, 2, Int32(clamping: milliseconds))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .lost(reason: String(cString: strerror(errno))) }
            let happened = Int32(entries[0].revents)
            return Readiness(
                canRead: happened & (Int32(POLLIN) | Int32(POLLHUP) | Int32(POLLERR)) != 0,
                canWrite: happened & Int32(POLLOUT) != 0, isWoken: entries[1].revents != 0)
        }
    }

    /// Writes what fits now; 0 if nothing does.
    func write(_ bytes: ArraySlice<UInt8>) throws(ClientError) -> Int {
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
        if count >= 0 { return count }
        if errno == EAGAIN || errno == EINTR { return 0 }
        throw .lost(reason: String(cString: strerror(errno)))
    }

    /// Reads what is there; nil if nothing is, 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(ClientError) -> Int? {
        let count = recv(descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
        if count >= 0 { return count }
        if errno == EAGAIN || errno == EINTR { return nil }
        throw .lost(reason: String(cString: strerror(errno)))
    }

    /// As the other, into bytes of its own; empty at the end.
    func read(atMost count: Int) throws(ClientError) -> [UInt8]? {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { room.deallocate() }
        return try read(into: room).map { Array(room[..<$0]) }
    }
}
