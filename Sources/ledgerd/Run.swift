internal import ArgumentParser
internal import Configuration
internal import CoreMetrics
internal import Glibc
internal import LedgerServer
internal import LedgerStore
internal import Logging
internal import OpenMetrics
internal import SystemPackage
internal import UnixSignals

/// `ledgerd run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs a ledger in the foreground until SIGTERM.",
        discussion: """
            Each setting may be given as an option, in the environment (LEDGERD_DIRECTORY, LEDGERD_SOCKET, …), or in a \
            JSON file named by --config ({"ledgerd": {"directory": "…", "socket": "…"}}); the first that says it counts.
            """)

    @Option(help: "The ledger's directory.") var directory: String?
    @Option(help: "Path of the socket.") var socket: String?
    @Option(help: "JSON file with settings.") var config: String?
    @Option(help: "File with the operator's key.") var operatorKey: String?
    @Option(help: "trace, debug, info, notice, warning, error or critical.") var logLevel: String?
    @Option(help: "Threads that serve connections.") var loops: Int?
    @Option(help: "Bytes that the database may use before commands are refused.") var quotaBytes: Int?

    @Flag(help: "The machine's clock was checked and is right: record that, and write again although it was doubted.")
    var acceptTime = false

    func run() async throws {
        let settings = try await Settings(self)
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let metrics = OpenMetricsFactory(help: LedgerServer.metricsHelp)
        MetricsSystem.bootstrap(metrics)
        var logger = Logger(label: "ledgerd")
        logger.logLevel = settings.logLevel
        raiseDescriptorLimit()
        var limits = StoreLimits()
        limits.quotaBytes = settings.quotaBytes
        let (stops, requestStop) = AsyncStream<Void>.makeStream()
        // From here on a signal is a wish to stop, also while the ledger is being opened.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let server: LedgerServer
        do {
            server = try LedgerServer(
                Layout(directory: settings.directory), limits: limits, operatorKey: settings.operatorKey,
                path: settings.socket, loops: settings.loops, acceptsTime: acceptTime, logger: logger,
                exposition: { metrics.text() }, requestStop: { requestStop.yield() },
                failed: { [logger] error in
                    logger.critical("the store failed", metadata: ["reason": "\(error)"])
                    Glibc.exit(ExitStatus.failed)
                })
            try await server.listen()
        } catch let error as StoreError {
            logger.critical("cannot run", metadata: ["reason": "\(error)"])
            throw ExitStatus.cannotOpen
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in signals { return } }
            group.addTask { for await _ in stops { return } }
            await group.next()
            group.cancelAll()
        }
        await server.stop()
    }

    /// A descriptor a connection, and a few for files.
    private func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 8_192)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// What `run` was told: by its options, else by the environment, else by the file.
struct Settings {
    let directory: String
    let socket: String
    let operatorKey: String?
    let logLevel: Logger.Level
    let loops: Int
    let quotaBytes: Int?

    init(_ options: Run) async throws {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: .init(file)))
            } catch {
                throw ValidationError("--config \(file): \(error)")
            }
        }
        let reader = ConfigReader(providers: providers).scoped(to: "ledgerd")
        guard let directory = options.directory ?? reader.string(forKey: "directory") else {
            throw ValidationError("which ledger? give --directory, or LEDGERD_DIRECTORY")
        }
        self.directory = directory
        socket = options.socket ?? reader.string(forKey: "socket") ?? Self.usualSocket
        operatorKey = options.operatorKey ?? reader.string(forKey: "operator.key")
        let level = options.logLevel ?? reader.string(forKey: "log.level") ?? "notice"
        guard let parsed = Logger.Level(rawValue: level) else {
            throw ValidationError("--log-level is trace, debug, info, notice, warning, error or critical")
        }
        logLevel = parsed
        loops = max(1, min(64, options.loops ?? reader.int(forKey: "loops") ?? 2))
        quotaBytes = options.quotaBytes ?? reader.int(forKey: "quota.bytes")
    }

    private static var usualSocket: String {
        if geteuid() == 0 { return "/run/ledgerd/ledger.sock" }
        let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? "/run/user/\(geteuid())"
        return runtime + "/ledgerd/ledger.sock"
    }
}
