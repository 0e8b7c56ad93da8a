import Foundation

/// A script of `Tests/Evidence`, or a bundle's verifier, run by Python to its end; warnings are errors there too.
enum EvidenceScript {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let verifier = root.appending(path: "Sources/LedgerAudit/Resources/verify.py").path

    static func run(_ script: String, _ arguments: String...) throws -> (status: Int32, output: String) {
        try python([root.appending(path: "Tests/Evidence/\(script)").path] + arguments)
    }

    static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "error", "-B"] + arguments
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
