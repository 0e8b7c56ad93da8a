/// Figures that are rates under a closed loop.
struct Rates {
    let ledger: BenchLedger
    let daemon: Daemon
    let extent: Extent
    /// A new one for each run: identifiers must never repeat.
    let seed: () -> UInt64

    /// Connections and requests under way on each; the name says both.
    enum Shape: CaseIterable {
        case sixtyFour, sixteen, one, pipelined

        var connections: Int {
            switch self {
            case .sixtyFour: 64
            case .sixteen: 16
            case .one, .pipelined: 1
            }
        }

        var window: Int { self == .pipelined ? 64 : 1 }

        var suffix: String { self == .pipelined ? "pipelined-64" : "\(connections)" }
    }

    private var until: ClosedLoop.Until { .time(warmUp: extent.warmUp, seconds: extent.seconds) }

    /// Runs one workload, and adds what the two processors were used for.
    private func run(
        _ shape: Shape, _ workload: Workload, whileOpen: () throws(BenchError) -> Void = {}
    ) throws(BenchError) -> (ClosedLoop.Result, server: Double) {
        let before = try ProcessFigures(of: daemon.processID).processorSeconds
        let loop = ClosedLoop(socket: ledger.socket, connections: shape.connections, window: shape.window)
        let result = try loop.run(workload, until: until, whileOpen: whileOpen)
        return (result, try ProcessFigures(of: daemon.processID).processorSeconds - before)
    }

    private func figure(
        _ name: String, unit: String, _ rate: Double, _ latencies: Latencies, _ run: (ClosedLoop.Result, server: Double)
    ) -> Figure {
        var latencies = latencies
        var figure = Figure(name, unit: unit, value: rate)
        figure.add("p50us", latencies.microseconds(at: 0.5))
        figure.add("p99us", latencies.microseconds(at: 0.99))
        figure.add("p999us", latencies.microseconds(at: 0.999))
        figure.add("serverCPUus", run.server * 1e6 / Double(max(run.0.answered, 1)))
        figure.add("generatorCPUus", run.0.generatorSeconds * 1e6 / Double(max(run.0.answered, 1)))
        return figure
    }

    func record(
        _ shape: Shape, name: String = "record", whileOpen: () throws(BenchError) -> Void = {}
    ) throws(BenchError) -> Figure {
        let run = try run(shape, .commands(ledger.record(), seed: seed()), whileOpen: whileOpen)
        return figure("\(name)-\(shape.suffix)", unit: "commands/s", run.0.commandsPerSecond, run.0.commands, run)
    }

    /// Commands and queries by turns; both rates count.
    func mixed(_ shape: Shape) throws(BenchError) -> [Figure] {
        let run = try run(shape, .halfQueries(ledger.record(), ledger.listCommitments(), seed: seed()))
        let (commands, queries) = ("mixed-\(shape.suffix)-commands", "mixed-\(shape.suffix)-queries")
        return [
            figure(commands, unit: "commands/s", run.0.commandsPerSecond, run.0.commands, run),
            figure(queries, unit: "queries/s", run.0.queriesPerSecond, run.0.queries, run),
        ]
    }

    func queries(_ shape: Shape) throws(BenchError) -> Figure {
        let run = try run(shape, .queries(ledger.listCommitments()))
        return figure("commitments-\(shape.suffix)", unit: "queries/s", run.0.queriesPerSecond, run.0.queries, run)
    }

    /// Measurements a second, 1 000 a command, `window` commands under way.
    func recordMany(window: Int) throws(BenchError) -> Figure {
        let before = try ProcessFigures(of: daemon.processID).processorSeconds
        let loop = ClosedLoop(socket: ledger.socket, connections: 1, window: window)
        let result = try loop.run(.commands([ledger.recordMany(1000)], seed: seed()), until: until)
        let server = try ProcessFigures(of: daemon.processID).processorSeconds - before
        let name = window == 1 ? "record-many" : "record-many-pipelined-\(window)"
        return figure(name, unit: "measurements/s", result.commandsPerSecond * 1000, result.commands, (result, server))
    }
}
