import CanonicalJSON
import Foundation
import Glibc

/// A ledger in a folder of its own, and its daemon.
final class TestLedger {
    let place: Place
    let directory: String
    let socket: String
    private(set) var daemon: RunningProgram?
    /// Whether commands may be given for anybody.
    let isSimulated: Bool

    struct DidNotStart: Error, CustomStringConvertible {
        let description: String
    }

    /// Makes a ledger and starts its daemon.
    ///
    /// - Parameters:
    ///   - simulated: day on which its clock stands; nil for a real one.
    ///   - hr: the first HR's user name; whoever runs the tests unless said.
    ///   - folder: where the ledger's directory goes; a place of its own unless said.
    init(
        simulated: String? = "2017-09-25", hr: String = NSUserName(), folder: String? = nil, options: [String] = []
    ) throws {
        place = try Place()
        directory = (folder ?? place.path) + "/ledger"
        socket = place.path + "/socket"
        isSimulated = simulated != nil
        var arguments = ["init", "--directory", directory, "--name", "Acme", "--hr", hr, "--hr-handle", "hr"]
        arguments += ["--journal-bytes", "\(8 << 20)"]
        if let simulated { arguments += ["--simulated", simulated] }
        let ending = try RunningProgram(Programs.ledgerd, arguments, in: place).end()
        guard ending.status == 0 else { throw DidNotStart(description: "\(ending)") }
        try start(options)
    }

    /// A daemon over a copy of another ledger's directory, not started.
    init(copyOf other: TestLedger) throws {
        place = try Place()
        directory = place.path + "/ledger"
        socket = place.path + "/socket"
        isSimulated = other.isSimulated
        try FileManager.default.copyItem(atPath: other.directory, toPath: directory)
    }

    deinit {
        guard let daemon, daemon.isRunning else { return }
        daemon.signal(SIGKILL)
        _ = daemon.end()
    }

    private func run(_ options: [String]) throws -> RunningProgram {
        try RunningProgram(
            Programs.ledgerd, ["run", "--directory", directory, "--socket", socket] + options, in: place)
    }

    /// Starts the daemon and waits until it answers.
    func start(_ options: [String] = []) throws {
        let started = try run(options)
        for _ in 0..<3_000 {
            if let wire = try? Wire(socket), (try? wire.call("server.status")) != nil {
                daemon = started
                return
            }
            guard started.isRunning else { break }
            usleep(10_000)
        }
        if started.isRunning { started.signal(SIGKILL) }
        throw DidNotStart(description: "\(started.end())")
    }

    /// Starts a daemon that is expected to end by itself.
    func startInVain(_ options: [String] = []) throws -> Ending {
        let started = try run(options)
        for _ in 0..<2_000 where started.isRunning { usleep(10_000) }
        guard !started.isRunning else {
            started.signal(SIGKILL)
            throw DidNotStart(description: "it runs on: \(started.end())")
        }
        return started.end()
    }

    /// Sends a signal and waits for the end.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) -> Ending? {
        daemon?.signal(signal)
        return ended()
    }

    /// Waits for an end that is under way.
    func ended() -> Ending? {
        defer { daemon = nil }
        return daemon?.end()
    }

    func connect() throws -> Wire { try Wire(socket) }

    /// Number of events, by a connection of its own: it answers only while the daemon lives.
    func size() throws -> Int64 {
        guard let size = try connect().call("server.status").ok["size"]?.number else {
            throw Wire.Broken(what: "a status without a size")
        }
        return size
    }

    /// What `ledgerd check` says while no daemon runs.
    func check() throws -> Ending {
        try RunningProgram(Programs.ledgerd, ["check", "--directory", directory], in: place).end()
    }

    /// Runs the command line, with a memory that belongs to this ledger's place.
    func cli(_ arguments: String..., as person: String? = nil, environment: [String: String] = [:]) throws -> Ending {
        try startCLI(arguments, as: person, environment: environment).end()
    }

    func startCLI(
        _ arguments: [String], as person: String? = nil, environment: [String: String] = [:]
    ) throws -> RunningProgram {
        let own = ["LEDGER_SOCKET": socket, "XDG_STATE_HOME": place.path + "/state"]
        return try RunningProgram(
            Programs.ledger, arguments + (person.map { ["--as", $0] } ?? []),
            environment: own.merging(environment) { _, said in said }, in: place)
    }
}
