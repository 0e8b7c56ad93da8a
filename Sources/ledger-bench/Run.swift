import ArgumentParser
import Glibc

/// Measures the figures asked for, each on a ledger that this run made.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures; all figures unless some are named.")

    @Argument(help: "Figures: \(FigureGroup.allCases.map(\.rawValue).joined(separator: ", ")).")
    var figures: [FigureGroup] = FigureGroup.allCases

    @Option(help: "Seconds of measuring for each rate.")
    var seconds = 3.0

    @Flag(help: "Half a second for each rate, fewer starts and runs, a log of 100 000 events.")
    var quick = false

    @Option(help: "Events in the long log (default: 1 000 000).")
    var events: Int?

    @Option(help: "Members measured.")
    var members = 100

    @Option(help: "Managers over them.")
    var managers = 10

    @Option(name: .customLong("in"), help: "Folder on the disk to be measured (default: $TMPDIR, else /tmp).")
    var folder: String?

    @Option(help: "The daemon's program (default: beside this program).")
    var ledgerd: String?

    @Option(help: "The command line's program (default: beside this program).")
    var ledger: String?

    @Flag(help: "Leave the ledger behind.")
    var keep = false

    func validate() throws {
        guard seconds > 0, members >= 1, managers >= 1 else {
            throw ValidationError("--seconds, --members and --managers must be positive")
        }
        guard (events ?? 1_000_000) >= 20_000 else { throw ValidationError("--events must be at least 20 000") }
    }

    mutating func run() throws {
        let extent = Extent(
            seconds: quick ? 0.5 : seconds, warmUp: quick ? 0.2 : min(0.5, seconds),
            large: events ?? (quick ? 100_000 : 1_000_000), starts: quick ? 3 : 7, commandLineRuns: quick ? 30 : 100)
        let workplace = try Workplace(in: folder, keep: keep)
        do {
            for group in figures { try measure(group, extent, workplace) }
        } catch {
            say("\(error)")
            throw ExitCode.failure
        }
    }

    private func measure(_ group: FigureGroup, _ extent: Extent, _ workplace: borrowing Workplace) throws {
        say("\(group.rawValue) …")
        // Pages that others have left unwritten would make the first syncs wait for them.
        sync()
        if group == .floor { return try diskFloor(in: workplace.path, seconds: min(extent.seconds, 1)).print() }
        let programs = try folderOfThisProgram()
        let daemon = try Daemon(program: ledgerd ?? programs + "/ledgerd", folder: try workplace.freshFolder())
        try daemon.start()
        let bench = try BenchLedger(socket: daemon.socket, members: members, managers: managers)
        let rates = Rates(ledger: bench, daemon: daemon, extent: extent) { freshSeed() }
        // The command line remembers tree heads: here, not in the home of whoever measures.
        let environment = ["LEDGER_SOCKET": daemon.socket, "XDG_STATE_HOME": workplace.path + "/state"]
        let commandLine = ledger ?? programs + "/ledger"
        switch group {
        case .floor: break
        case .start:
            _ = try bench.fill(to: extent.small, seed: freshSeed())
            try startUp(daemon, name: "start-small", times: extent.starts).print()
        case .record:
            for shape in Rates.Shape.allCases { try rates.record(shape).print() }
        case .mixed:
            for shape in Rates.Shape.allCases { for figure in try rates.mixed(shape) { figure.print() } }
        case .many:
            for window in [1, 4] { try rates.recordMany(window: window).print() }
        case .query:
            for shape in [Rates.Shape.one, .sixteen] { try rates.queries(shape).print() }
        case .cli:
            try spawning(
                [commandLine, "status"], name: "cli-status", times: extent.commandLineRuns, environment: environment
            ).print()
        case .follow: try Following(ledger: bench, daemon: daemon, rates: rates, extent: extent).run()
        case .large:
            let present = access(commandLine, X_OK) == 0
            if !present { say("\(commandLine) is not there: verification is left out") }
            try LongLog(
                ledger: bench, daemon: daemon, rates: rates, extent: extent,
                commandLine: present ? commandLine : nil, environment: environment
            ).run()
        }
        try daemon.stop()
    }
}

/// No two runs may make the same identifiers.
private func freshSeed() -> UInt64 { UInt64.random(in: .min ... .max) }
