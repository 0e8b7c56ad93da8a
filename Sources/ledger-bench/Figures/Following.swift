import CanonicalJSON
import Glibc
import Synchronization

/// What following the log costs: one subscriber from the beginning to now, and commands while ten are live.
struct Following {
    let ledger: BenchLedger
    let daemon: Daemon
    let rates: Rates
    let extent: Extent
    static let subscribers = 10

    func run() throws(BenchError) {
        if let rate = try ledger.fill(to: extent.large, seed: rates.seed()) {
            Figure("fill-large", unit: "events/s", value: rate).print()
        }
        // What the filling still has to write must not slow down what is measured.
        sync()
        // Again and again: what the first reads from the disk, the others find in memory; their median is what counts.
        for disclose in Array(repeating: false, count: 7) + Array(repeating: true, count: 3) {
            try catchUp(disclose: disclose).print()
        }
        try besideCommands()
    }

    /// Events a second from the first to `log.caughtUp`.
    private func catchUp(disclose: Bool) throws(BenchError) -> Figure {
        let before = try ProcessFigures(of: daemon.processID).processorSeconds
        let subscriber = try Subscriber(ledger, from: 0, disclose: disclose)
        let begun = monotonicNanoseconds()
        while !subscriber.isLive { try subscriber.receive() }
        let seconds = Double(monotonicNanoseconds() - begun) / 1e9
        let server = try ProcessFigures(of: daemon.processID).processorSeconds - before
        var figure = Figure(
            disclose ? "replay-disclosed" : "replay", unit: "events/s", value: Double(subscriber.events) / seconds)
        figure.add("events", Double(subscriber.events))
        figure.add("bytesPerEvent", Double(subscriber.bytes) / Double(max(subscriber.events, 1)))
        figure.add("serverCPUus", server * 1e6 / Double(max(subscriber.events, 1)))
        return figure
    }

    /// The same load with nobody and with ten who follow, by turns, so that a slow moment of the disk meets both.
    private func besideCommands() throws(BenchError) {
        var (alone, followed): ([Double], [Double]) = ([], [])
        for _ in 0..<3 {
            let first = try rates.record(.sixtyFour, name: "record-followed-by-none")
            first.print()
            alone.append(first.value)
            let crowd = try Crowd(ledger, count: Self.subscribers)
            var second = try rates.record(.sixtyFour, name: "record-followed-by-\(Self.subscribers)")
            let lines = try crowd.end()
            second.add("linesSent", Double(lines))
            second.print()
            followed.append(second.value)
        }
        let ratio = followed.sorted()[1] / alone.sorted()[1]
        Figure("record-followed-ratio", unit: "× of none", value: ratio).print()
    }
}

/// One subscription that is read as fast as it comes; lines are counted, not parsed.
private final class Subscriber {
    private let conversation: Conversation
    private(set) var events = 0
    private(set) var bytes = 0
    private(set) var isLive = false
    private var spent = 0
    private static let credit = 65_536

    init(_ ledger: BenchLedger, from: Int, disclose: Bool) throws(BenchError) {
        conversation = try Conversation(with: ledger.socket)
        _ = try conversation.call(
            "log.subscribe",
            .object([
                ("credit", .integer(Int64(Self.credit))), ("disclose", .bool(disclose)),
                ("from", .integer(Int64(from))),
            ]), as: ledger.auditor)
    }

    func receive() throws(BenchError) {
        let kind = try conversation.receiveLine { (line) throws(BenchError) -> UInt8 in
            bytes += line.count + 1
            return try newsKind(line)
        }
        switch kind {
        case UInt8(ascii: "e"):
            events += 1
            spent += 1
            guard spent == Self.credit / 2 else { return }
            try conversation.send(creditLine(spent))
            spent = 0
        case UInt8(ascii: "c"): isLive = true
        default: break
        }
    }
}

/// First letter of a notification's name behind `log.`: event, position, caughtUp, fellBehind; an end is a failure.
private func newsKind(_ line: UnsafeRawBufferPointer) throws(BenchError) -> UInt8 {
    let prefix: StaticString = "{\"jsonrpc\":\"2.0\",\"method\":\"log."
    guard line.count > prefix.utf8CodeUnitCount + 1,
        memcmp(line.baseAddress!, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0,
        line[prefix.utf8CodeUnitCount + 1] != UInt8(ascii: "n")
    else { throw .answer("log.subscribe", text: String(decoding: line.prefix(400), as: UTF8.self)) }
    return line[prefix.utf8CodeUnitCount]
}

private func creditLine(_ events: Int) -> [UInt8] {
    Array(#"{"jsonrpc":"2.0","method":"$/credit","params":{"events":\#(events),"subscription":1}}"#.utf8)
}

/// Subscribers on connections of their own, all live, read by one thread beside the load.
private final class Crowd: Sendable {
    private let isEnding = Atomic<Bool>(false)
    private let lines = Atomic<Int>(0)
    private let failure = Mutex<BenchError?>(nil)
    private let thread = Mutex<UInt?>(nil)

    init(_ ledger: BenchLedger, count: Int) throws(BenchError) {
        var open: [Connection] = []
        let size = try ledger.size()
        for _ in 0..<count { open.append(try Connection(ledger, from: size)) }
        let connections = open
        var handle = pthread_t()
        let body = Unmanaged.passRetained(Body { self.follow(connections) })
        let code = pthread_create(
            &handle, nil,
            { argument in
                Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard code == 0 else { throw .lastCall("pthread_create") }
        thread.withLock { $0 = handle }
    }

    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// - Returns: lines that came to all of them.
    func end() throws(BenchError) -> Int {
        isEnding.store(true, ordering: .releasing)
        if let handle = thread.withLock({ $0.take() }) { pthread_join(handle, nil) }
        if let failure = failure.withLock({ $0 }) { throw failure }
        return lines.load(ordering: .acquiring)
    }

    private func follow(_ connections: [Connection]) {
        var polled = connections.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        do throws(BenchError) {
            while !isEnding.load(ordering: .acquiring) {
                guard poll(&polled, nfds_t(polled.count), 50) > 0 else { continue }
                for index in polled.indices where polled[index].revents != 0 {
                    polled[index].revents = 0
                    lines.add(try connections[index].drain(), ordering: .relaxed)
                }
            }
        } catch {
            failure.withLock { $0 = error }
        }
    }

    /// Counts lines by their ends, so that the generator costs next to nothing of the cores that it shares.
    private final class Connection: @unchecked Sendable {
        let descriptor: Int32
        private var buffer = [UInt8](repeating: 0, count: 256 << 10)
        private var spent = 0

        init(_ ledger: BenchLedger, from: Int) throws(BenchError) {
            descriptor = try connectUnixSocket(ledger.socket)
            try send(
                Array(
                    """
                    {"id":1,"jsonrpc":"2.0","method":"log.subscribe","params":{"credit":65536,"from":\(from),\
                    "meta":{"as":"\(ledger.auditor)"}}}
                    """.utf8))
        }

        deinit { close(descriptor) }

        private func send(_ line: [UInt8]) throws(BenchError) {
            let bytes = line + [0x0A]
            let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count == bytes.count else { throw .lastCall("sending credit") }
        }

        func drain() throws(BenchError) -> Int {
            let count = buffer.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { return 0 }
            guard count > 0 else { throw .silence("the daemon closed a subscriber's connection") }
            var lines = 0
            buffer.withUnsafeBytes { (bytes) in
                var at = 0
                while let end = lineEnd(in: bytes, from: at, to: count) {
                    lines += 1
                    at = end + 1
                }
            }
            spent += lines
            if spent >= 32_768 {
                try send(creditLine(spent))
                spent = 0
            }
            return lines
        }
    }
}
