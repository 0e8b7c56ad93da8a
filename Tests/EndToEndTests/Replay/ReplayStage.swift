import CanonicalJSON
import Foundation
import Glibc
import Testing

/// An office with something in its record, and its events as `log.read` gives them: what a replay is held against.
struct ReplayStage {
    let office: Office
    var ledger: TestLedger { office.ledger }

    init(folder: String? = nil) throws {
        office = try Office(folder: folder)
        for number in 1...5 { try office.record("\(number)", ref: "r\(number)") }
        try office.command("promise.make", ["due": "2017-10-01", "to": "cara", "what": "A list"], as: "dana")
    }

    /// Leaves from there on, as somebody reads them by `log.read`.
    func leaves(from first: Int64 = 0, as person: String = "hr") throws -> [String] {
        // The office's own connection may be one that a killed daemon left.
        let page = try ledger.connect().call(
            "log.read", ["as": "text", "disclose": false, "from": .integer(first)], as: person)
        return try page.ok["leaves"]?.elements.compactMap { $0["leaf"]?.text } ?? []
    }

    func replay(_ options: [String] = [], as person: String = "hr", environment: [String: String] = [:]) throws
        -> Ending
    {
        try start(options, as: person, environment: environment).end()
    }

    func start(
        _ options: [String] = [], as person: String = "hr", environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try ledger.startCLI(["replay"] + options, as: person, environment: environment)
    }

    /// Position of the first of these lines, each a leaf.
    static func position(_ line: String) -> Int64 {
        (try? JSONDocument(parsing: Array(line.utf8)).root["seq"]?.integer ?? -1) ?? -1
    }
}

extension Ending {
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast() }
}

extension RunningProgram {
    /// Waits until something is so, or the program has ended; twenty seconds at most.
    func wait(until isSo: (RunningProgram) throws -> Bool) throws {
        for _ in 0..<2_000 {
            if try isSo(self) { return }
            guard isRunning else { break }
            usleep(10_000)
        }
        guard try isSo(self) else { throw Wire.Broken(what: "it never was so: \(said)\(answered.suffix(2_000))") }
    }

    /// Whole lines that were answered so far.
    var lines: [String] {
        answered.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
    }
}
