#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ends somebody's wait from another thread, or from a signal's handler.
package final class Wake: Sendable {
    /// Readable while somebody has called and nobody has heard it.
    package let descriptor: Int32
    /// For a signal's handler, which may send a byte to it and do little else.
    package let callDescriptor: Int32

    /// - Throws: `ClientError.state` when there are no descriptors left.
    package init() throws(ClientError) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .state(SystemError("make", "a pair of sockets")) }
        (descriptor, callDescriptor) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(callDescriptor)
    }

    /// Ends the wait that is, or the next one.
    package func call() {
        var byte: UInt8 = 1
        // A full pair is as good: whoever waits is awake already.
        _ = send(callDescriptor, &byte, 1, Int32(MSG_NOSIGNAL))
    }

    /// Hears every call so far.
    package func hear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while recv(descriptor, &bytes, bytes.count, 0) > 0 {}
    }

    /// Waits for a call.
    ///
    /// - Returns: whether one came within the time.
    package func wait(milliseconds: Int) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
    }
}
