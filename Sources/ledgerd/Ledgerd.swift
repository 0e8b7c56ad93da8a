internal import ArgumentParser
internal import LedgerServer
internal import StandardStreams

/// The daemon: makes a ledger, runs it, checks it.
@main
struct Ledgerd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledgerd",
        abstract: "Keeps what two sides agreed, and what came of it, where nobody can edit it.",
        version: "ledgerd \(Version.text)", subcommands: [Init.self, Run.self, Check.self, Backup.self, Restore.self])

    static func main() async {
        StandardStreams.occupy()
        await main(nil)
    }
}

/// Exit statuses of the daemon, after sysexits(3) where that has a word for it.
enum ExitStatus {
    /// The ledger cannot be opened; standard error says why.
    static let cannotOpen = ExitCode(1)
    /// The store failed while running: start it again, it verifies first.
    static let failed: Int32 = 70
}
