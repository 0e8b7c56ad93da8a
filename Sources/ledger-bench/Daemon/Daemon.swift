import Glibc

/// A `ledgerd` of our own over a ledger of our own, stopped when this program ends.
final class Daemon {
    let directory: String
    let socket: String
    private let program: String
    private let log: String
    private var process: ChildProcess?

    /// Makes a simulated ledger in `folder`; the daemon is not started yet.
    init(program: String, folder: String) throws(BenchError) {
        self.program = program
        directory = folder + "/ledger"
        socket = folder + "/socket"
        log = folder + "/ledgerd.log"
        let name = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
        let initialise = [
            program, "init", "--directory", directory, "--name", "bench", "--zone", "UTC",
            "--simulated", "2026-01-01", "--hr", name,
        ]
        let status = try ChildProcess(initialise, output: log).wait().status
        guard status == 0 else { throw .daemon("\(program) init ended with status \(status)", log: lastWords()) }
    }

    deinit { stopIfRunning() }

    /// The daemon's process; starts are what gives it a new one.
    var processID: pid_t { process?.id ?? 0 }

    /// Starts the daemon and asks for its status until it answers, every 0.2 ms.
    ///
    /// - Returns: seconds from starting the process to the first answer.
    @discardableResult
    func start() throws(BenchError) -> Double {
        let begun = monotonicNanoseconds()
        let started = try ChildProcess(
            [program, "run", "--directory", directory, "--socket", socket], output: log)
        process = started
        Interruption.stopToo(started.id)
        let patience: UInt64 = 120_000_000_000
        while monotonicNanoseconds() - begun < patience {
            if let conversation = try? Conversation(with: socket), (try? conversation.call("server.status")) != nil {
                return Double(monotonicNanoseconds() - begun) / 1e9
            }
            if started.hasEnded() {
                process = nil
                throw .daemon("\(program) run ended at once", log: lastWords())
            }
            pause(microseconds: 200)
        }
        throw .daemon("\(program) run did not answer within 120 s", log: lastWords())
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    ///
    /// - Returns: seconds that it took.
    @discardableResult
    func stop() throws(BenchError) -> Double {
        guard let running = process else { return 0 }
        let begun = monotonicNanoseconds()
        process = nil
        running.signal(SIGTERM)
        let status = try running.wait().status
        Interruption.stopToo(0)
        guard status == 0 else { throw .daemon("\(program) run ended with status \(status)", log: lastWords()) }
        return Double(monotonicNanoseconds() - begun) / 1e9
    }

    private func stopIfRunning() {
        guard let running = process else { return }
        running.signal(SIGTERM)
        _ = try? running.wait()
    }

    private func lastWords() -> String {
        guard let text = try? readFile(log) else { return "" }
        return text.split(separator: "\n").suffix(8).joined(separator: "\n")
    }
}

/// Ctrl-C takes the daemon with it.
enum Interruption {
    nonisolated(unsafe) private static var child: pid_t = 0

    static func stopToo(_ id: pid_t) {
        child = id
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                if Interruption.child > 0 { kill(Interruption.child, SIGTERM) }
                _exit(128 + number)
            }
        }
    }
}
