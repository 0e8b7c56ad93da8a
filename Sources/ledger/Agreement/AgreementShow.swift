import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AgreementShow: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What exactly was agreed, and what happened since.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12, or who it is with.") var named: String
    @Option(name: .customLong("as-of"), help: ArgumentHelp("As it stood at the end of a day.", valueName: "day"))
    var asOf: String?

    func run(in use: Use) throws {
        let agreement = try use.agreement(named, after: "ledger agreement show")
        let instant = try asOf.map { $0.contains("T") ? $0 : try use.day($0, for: "--as-of") }
        try use.query(
            AgreementDetail.self, "agreement.get", ["agreement": .string(agreement), "asOf": JSONTree(instant)]
        ) { use.terminal.out(AgreementText($0, clock: use.clock, terminal: use.terminal).whole()) }
    }
}
