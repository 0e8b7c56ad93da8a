#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Copies bytes between a pair of files and a ledger's socket, both ways, and reads nothing into them.
///
/// The end of the input is passed on as such (a half-close), so that what was asked is still answered. The whole ends
/// when the ledger has said its last, or when nobody takes what it says.
package struct ByteRelay: ~Copyable {
    /// Bytes under way in each direction: more are not read until these are gone.
    static let bufferBytes = 64 << 10
    /// What a pipe that has room at all takes without waiting: PIPE_BUF.
    private static let pipeBytes = 4_096

    private let input: Int32
    private let output: Int32
    private let socket: Socket
    private var toLedger = Flow()
    private var fromLedger = Flow()
    private var outputIsSocket = true

    /// Bytes that were read and not yet written.
    private struct Flow {
        var bytes: [UInt8] = []
        var hasEnded = false
        /// Whether the end was passed on.
        var isClosed = false
        var canTake: Bool { bytes.isEmpty && !hasEnded }
    }

    /// - Throws: `ClientError.cannotConnect`.
    package init(socket path: String, input: Int32, output: Int32) throws(ClientError) {
        socket = try Socket(path: path)
        self.input = input
        self.output = output
    }

    /// Runs until either side has closed.
    ///
    /// - Throws: `SystemError` when one of the files fails in another way than by being closed.
    package mutating func run() throws(SystemError) {
        while !fromLedger.isClosed {
            // A negative descriptor is passed over by poll; no events still tell of an output that nobody reads.
            var entries = [
                pollfd(fd: toLedger.canTake ? input : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: output, events: fromLedger.bytes.isEmpty ? 0 : Int16(POLLOUT), revents: 0),
                pollfd(fd: socketEvents == 0 ? -1 : socket.descriptor, events: socketEvents, revents: 0),
            ]
            guard poll(&entries, 3, -1) >= 0 || errno == EINTR else { throw SystemError("wait for", "input") }
            if entries[0].revents != 0 { try takeInput() }
            if entries[1].revents & Int16(POLLOUT) != 0 {
                guard try giveOutput() else { return }
            } else if entries[1].revents & (Int16(POLLERR) | Int16(POLLHUP) | Int16(POLLNVAL)) != 0 {
                return
            }
            let happened = entries[2].revents
            if happened & Int16(POLLOUT) != 0 { giveLedger() }
            if happened & (Int16(POLLIN) | Int16(POLLHUP) | Int16(POLLERR)) != 0, fromLedger.canTake { takeLedger() }
            if toLedger.hasEnded, toLedger.bytes.isEmpty, !toLedger.isClosed {
                socket.endOfInput()
                toLedger.isClosed = true
            }
            if fromLedger.hasEnded, fromLedger.bytes.isEmpty { fromLedger.isClosed = true }
        }
    }

    private var socketEvents: Int16 {
        (fromLedger.canTake ? Int16(POLLIN) : 0) | (toLedger.bytes.isEmpty ? 0 : Int16(POLLOUT))
    }

    private mutating func takeInput() throws(SystemError) {
        var buffer = [UInt8](repeating: 0, count: Self.bufferBytes)
        let count = read(input, &buffer, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        guard count >= 0 || errno == ECONNRESET else { throw SystemError("read", "standard input") }
        if count <= 0 { toLedger.hasEnded = true } else { toLedger.bytes = Array(buffer[..<count]) }
    }

    /// - Returns: whether somebody still reads.
    private mutating func giveOutput() throws(SystemError) -> Bool {
        let bytes = fromLedger.bytes
        var count = -1
        if outputIsSocket {
            count = bytes.withUnsafeBytes {
                send(output, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0, errno == ENOTSOCK { outputIsSocket = false }
        }
        if !outputIsSocket {
            count = bytes.withUnsafeBytes { write(output, $0.baseAddress, min($0.count, Self.pipeBytes)) }
        }
        if count < 0, errno == EINTR || errno == EAGAIN { return true }
        if count < 0, errno == EPIPE || errno == ECONNRESET { return false }
        guard count >= 0 else { throw SystemError("write", "standard output") }
        fromLedger.bytes.removeFirst(count)
        return true
    }

    private mutating func giveLedger() {
        do throws(ClientError) {
            toLedger.bytes.removeFirst(try socket.write(toLedger.bytes[...]))
        } catch {
            // It takes nothing more; what it said before is still passed on.
            toLedger = Flow(bytes: [], hasEnded: true, isClosed: true)
        }
    }

    private mutating func takeLedger() {
        do throws(ClientError) {
            guard let bytes = try socket.read(atMost: Self.bufferBytes) else { return }
            if bytes.isEmpty { fromLedger.hasEnded = true } else { fromLedger.bytes = bytes }
        } catch {
            fromLedger.hasEnded = true
        }
    }
}
