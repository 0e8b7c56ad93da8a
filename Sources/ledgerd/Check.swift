internal import ArgumentParser
internal import LedgerServer
internal import LedgerService
internal import LedgerStore
internal import Logging
internal import TransparencyLog

/// `ledgerd check`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads a ledger back while its daemon is off: every leaf, the tree, and what is kept beside them.")

    @Option(help: "The ledger's directory.") var directory: String
    @Option(help: "File with the operator's key.") var operatorKey: String?
    @Flag(help: "First make what is kept beside the log anew from it.") var rebuild = false

    func run() throws {
        do {
            let report = try LedgerService.check(
                Layout(directory: directory), operatorKey: operatorKey, rebuild: rebuild,
                logger: Logger(label: "ledgerd"))
            print("events  \(report.size)")
            print("root    \(report.root.base64)")
            for problem in report.problems { print("problem \(problem)") }
            guard report.problems.isEmpty else { throw ExitStatus.cannotOpen }
            print("ok")
        } catch let error as StoreError {
            throw Complaint(error)
        }
    }
}
