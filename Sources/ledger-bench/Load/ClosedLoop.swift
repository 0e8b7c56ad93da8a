import Glibc

/// Drives connections in a closed loop: each sends its next request when an answer comes, from one thread.
struct ClosedLoop {
    enum Until {
        /// A time of measuring, after a time that does not count.
        case time(warmUp: Double, seconds: Double)
        /// So many answers; everything counts.
        case answers(Int)
    }

    struct Result {
        var seconds: Double
        var commands = Latencies()
        var queries = Latencies()
        /// Processor time of this generator in the whole loop, warm-up included, in seconds.
        var generatorSeconds: Double = 0
        /// All requests answered in the whole loop, warm-up included.
        var answered = 0

        var commandsPerSecond: Double { Double(commands.count) / seconds }
        var queriesPerSecond: Double { Double(queries.count) / seconds }
    }

    let socket: String
    var connections: Int
    /// Requests under way on each connection.
    var window = 1

    /// No answer for so long ends the run: a daemon that hangs is no figure.
    private static let patienceMilliseconds: Int32 = 30_000

    /// Runs to the end and waits for every answer that is still owed, so that the next figure starts on a quiet daemon.
    ///
    /// - Parameter whileOpen: called at the end, when all is answered and every connection still stands.
    func run(
        _ workload: Workload, until: Until, whileOpen: () throws(BenchError) -> Void = {}
    ) throws(BenchError) -> Result {
        var workload = workload
        var open: [LineConnection] = []
        for ordinal in 0..<connections {
            open.append(try LineConnection(to: socket, window: window, ordinal: ordinal))
        }
        let begun = monotonicNanoseconds()
        var count = Tally(until: until, begun: begun, slots: window)
        let generatorBefore = ProcessorTime.ofThisProcess()
        for connection in open {
            for slot in 0..<window where count.maySend() { connection.enqueue(slot: slot, from: &workload) }
            try connection.flush()
        }
        var polled = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while count.underWay > 0 {
            if open.count == 1 && !open[0].hasUnsent {
                try serve(open[0], wait: true, &count, &workload)
                continue
            }
            let ready = poll(&polled, nfds_t(polled.count), Self.patienceMilliseconds)
            guard ready != 0 else { throw .silence("no answer within \(Self.patienceMilliseconds / 1000) s") }
            guard ready > 0 || errno == EINTR else { throw .lastCall("poll") }
            for index in polled.indices where polled[index].revents != 0 {
                polled[index].revents = 0
                try serve(open[index], wait: false, &count, &workload)
                polled[index].events = Int16(open[index].hasUnsent ? POLLIN | POLLOUT : POLLIN)
            }
        }
        var result = count.result(endedAt: monotonicNanoseconds())
        result.generatorSeconds = ProcessorTime.ofThisProcess() - generatorBefore
        try whileOpen()
        return result
    }

    private func serve(
        _ connection: LineConnection, wait: Bool, _ count: inout Tally, _ workload: inout Workload
    ) throws(BenchError) {
        var now: UInt64 = 0
        try connection.receive(wait: wait) { (line: UnsafeRawBufferPointer) throws(BenchError) in
            if now == 0 { now = monotonicNanoseconds() }
            guard let slot = answeredSlot(line), connection.sentAt.indices.contains(slot) else {
                throw .answer("a request under load", text: String(decoding: line.prefix(800), as: UTF8.self))
            }
            count.add(connection.kinds[slot], sentAt: connection.sentAt[slot], answeredAt: now)
            if count.maySend(at: now) { connection.enqueue(slot: slot, from: &workload) }
        }
        try connection.flush()
    }
}

/// What has been sent, what came back, and which of it counts.
private struct Tally {
    private let countFrom: UInt64
    private let countTo: UInt64
    private var toSend: Int
    private var counted = ClosedLoop.Result(seconds: 0)
    private(set) var underWay = 0

    init(until: ClosedLoop.Until, begun: UInt64, slots: Int) {
        switch until {
        case .time(let warmUp, let seconds):
            countFrom = begun + UInt64(warmUp * 1e9)
            countTo = countFrom + UInt64(seconds * 1e9)
            toSend = .max
        case .answers(let number):
            countFrom = begun
            countTo = .max
            toSend = number
        }
    }

    /// Takes the right to send one request; false at the end.
    mutating func maySend(at now: UInt64 = 0) -> Bool {
        guard toSend > 0, now < countTo else { return false }
        toSend -= 1
        underWay += 1
        return true
    }

    mutating func add(_ kind: Workload.Kind, sentAt: UInt64, answeredAt: UInt64) {
        underWay -= 1
        counted.answered += 1
        guard answeredAt >= countFrom, answeredAt < countTo else { return }
        switch kind {
        case .command: counted.commands.add(answeredAt - sentAt)
        case .query: counted.queries.add(answeredAt - sentAt)
        }
    }

    func result(endedAt end: UInt64) -> ClosedLoop.Result {
        var result = counted
        result.seconds = Double(min(end, countTo) - countFrom) / 1e9
        return result
    }
}
