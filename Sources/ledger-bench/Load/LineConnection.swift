import Glibc

/// One connection of the load: bytes out, lines in, a time of sending for each request under way.
///
/// Requests carry ids `firstRequestID + slot`; as many slots as may be under way at once.
final class LineConnection {
    let descriptor: Int32
    private var outgoing: [UInt8] = []
    private var sent = 0
    private var incoming: UnsafeMutableRawBufferPointer
    private var filled = 0
    private var scanned = 0
    private(set) var sentAt: [UInt64]
    private(set) var kinds: [Workload.Kind]
    private var unstamped: [Int] = []
    private var turn: Int

    /// - Parameters:
    ///   - window: requests under way at once.
    ///   - ordinal: shifts the alternation of commands and queries, so that not all connections query at once.
    init(to path: String, window: Int, ordinal: Int) throws(BenchError) {
        descriptor = try connectUnixSocket(path)
        incoming = .allocate(byteCount: 1 << 16, alignment: 16)
        sentAt = Array(repeating: 0, count: window)
        kinds = Array(repeating: .command, count: window)
        turn = ordinal
    }

    deinit {
        close(descriptor)
        incoming.deallocate()
    }

    var hasUnsent: Bool { sent < outgoing.count }

    func enqueue(slot: Int, from workload: inout Workload) {
        let id = RequestTemplate.firstRequestID + slot
        kinds[slot] = workload.appendNext(to: &outgoing, requestID: id, alternation: turn)
        turn += 1
        unstamped.append(slot)
    }

    /// Sends what the socket takes now.
    func flush() throws(BenchError) {
        if !unstamped.isEmpty {
            let now = monotonicNanoseconds()
            for slot in unstamped { sentAt[slot] = now }
            unstamped.removeAll(keepingCapacity: true)
        }
        while hasUnsent {
            let count = outgoing.withUnsafeBytes {
                send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                throw .lastCall("sending a request")
            }
        }
        outgoing.removeAll(keepingCapacity: true)
        sent = 0
    }

    /// Reads once and hands on each whole line, without its end, that has come.
    ///
    /// - Parameter wait: whether to sleep until something comes.
    func receive(
        wait: Bool, _ line: (UnsafeRawBufferPointer) throws(BenchError) -> Void
    ) throws(BenchError) {
        if filled == incoming.count { grow() }
        let flags = wait ? 0 : Int32(MSG_DONTWAIT)
        let count = recv(descriptor, incoming.baseAddress! + filled, incoming.count - filled, flags)
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
        guard count > 0 else {
            throw count < 0 ? .lastCall("reading an answer") : .silence("the daemon closed a connection under load")
        }
        filled += count
        var start = 0
        let bytes = UnsafeRawBufferPointer(incoming)
        while let end = lineEnd(in: bytes, from: max(scanned, start), to: filled) {
            try line(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            start = end + 1
            scanned = start
        }
        scanned = filled - start
        if start > 0 {
            memmove(incoming.baseAddress!, incoming.baseAddress! + start, filled - start)
            filled -= start
        }
    }

    private func grow() {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: incoming.count * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(incoming))
        incoming.deallocate()
        incoming = larger
    }
}

/// The slot whose answer this line is; nil when it is an error, or no answer at all.
///
/// Answers are canonical JSON: a result's line starts with its `id`, an error's with `error`.
func answeredSlot(_ line: UnsafeRawBufferPointer) -> Int? {
    let prefix: StaticString = "{\"id\":"
    guard line.count > prefix.utf8CodeUnitCount + 8,
        memcmp(line.baseAddress!, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
    else { return nil }
    var id = 0
    var at = prefix.utf8CodeUnitCount
    while at < line.count, line[at] >= 0x30, line[at] <= 0x39 {
        id = id * 10 + Int(line[at] - 0x30)
        at += 1
    }
    return id - RequestTemplate.firstRequestID
}
