import ArgumentParser
import LedgerRPC

struct LogHeadShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Print the signed tree head: what the ledger vouches for now.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        try use.query(LogHead.self, "log.head") { use.terminal.out($0.note) }
    }
}
