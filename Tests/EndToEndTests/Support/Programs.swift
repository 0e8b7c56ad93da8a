import Foundation
import Glibc

/// The programs, built into the folder in which the tests lie.
enum Programs {
    static let ledger = folder + "/ledger"
    static let ledgerd = folder + "/ledgerd"

    /// Where they are.
    static let folder: String = {
        let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return String(test[..<(test.lastIndex(of: "/") ?? test.startIndex)])
    }()
}

/// How a program ended and what it said.
struct Ending: CustomStringConvertible {
    /// 128 and the signal's number when a signal ended it.
    var status: Int32
    var output: String
    var errors: String

    var description: String { "status \(status)\n\(output)\(errors)" }
}

/// A program that runs, with its outputs in files, so that no pipe can fill up.
final class RunningProgram: @unchecked Sendable {
    private let process = Process()
    private let output: String
    private let errors: String

    /// - Parameters:
    ///   - environment: besides PATH and HOME, all that it gets.
    ///   - place: where its outputs are kept.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], in place: Place) throws {
        let name = "\(place.path)/output-\(UUID())"
        output = name + ".out"
        errors = name + ".err"
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME", "TMPDIR"].contains($0.key) }
        process.environment = inherited.merging(environment) { _, own in own }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
    }

    var id: pid_t { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    func signal(_ number: Int32) { kill(id, number) }

    /// What it has said on standard error so far.
    var said: String { Self.text(errors) }

    /// What it has said on standard output so far.
    var answered: String { Self.text(output) }

    /// Waits for its end.
    func end() -> Ending {
        process.waitUntilExit()
        let signal = process.terminationReason == .uncaughtSignal ? 128 as Int32 : 0
        return Ending(
            status: signal + process.terminationStatus, output: Self.text(output), errors: Self.text(errors))
    }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
