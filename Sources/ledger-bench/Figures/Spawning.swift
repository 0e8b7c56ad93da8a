import Glibc

/// Time of one whole run of a program, from its start to its end, one run after the other.
///
/// - Parameter environment: see `ChildProcess`.
func spawning(
    _ arguments: [String], name: String, times: Int, environment: [String: String] = [:]
) throws(BenchError) -> Figure {
    var latencies = Latencies()
    var processor = 0.0
    for _ in 0..<times {
        let begun = monotonicNanoseconds()
        let ended = try ChildProcess(arguments, output: "/dev/null", environment: environment).wait()
        latencies.add(monotonicNanoseconds() - begun)
        processor += ended.processorSeconds
        guard ended.status == 0 else {
            throw .daemon("\(arguments.joined(separator: " ")) ended with status \(ended.status)", log: "")
        }
    }
    var figure = Figure(name, unit: "ms", value: latencies.microseconds(at: 0.5) / 1000)
    figure.add("p99ms", latencies.microseconds(at: 0.99) / 1000)
    figure.add("processorMs", processor * 1000 / Double(times))
    figure.add("runs", Double(times))
    return figure
}

/// `ledger verify` of the whole log, against the processor time that it took.
///
/// - Parameter leafBytes: mean bytes of a leaf.
func verification(
    _ program: String, events: Int, leafBytes: Double, daemon: Daemon, environment: [String: String]
) throws(BenchError) -> Figure {
    let before = try ProcessFigures(of: daemon.processID).processorSeconds
    let begun = monotonicNanoseconds()
    let ended = try ChildProcess([program, "verify"], output: "/dev/null", environment: environment).wait()
    let seconds = Double(monotonicNanoseconds() - begun) / 1e9
    let server = try ProcessFigures(of: daemon.processID).processorSeconds - before
    guard ended.status == 0 else {
        throw .daemon("\(program) verify ended with status \(ended.status)", log: "")
    }
    let bytes = Double(events) * leafBytes
    var figure = Figure("verify", unit: "bytes/s of one core", value: bytes / max(ended.processorSeconds, 0.001))
    figure.add("eventsPerSecond", Double(events) / seconds)
    figure.add("seconds", seconds)
    figure.add("processorSeconds", ended.processorSeconds)
    figure.add("serverProcessorSeconds", server)
    return figure
}
