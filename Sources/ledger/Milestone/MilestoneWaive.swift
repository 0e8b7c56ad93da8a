import ArgumentParser
import CanonicalJSON

struct MilestoneWaive: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "waive", abstract: "Let a milestone go, and say why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument(help: "The milestone's number, as ledger agreement show has it.") var milestone: UInt32
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command(
            "milestone.waive",
            ["agreement": .string(agreement), "milestone": .integer(Int64(milestone)), "reason": .string(reason)]
        ) { _ in "milestone \(milestone) of \(agreement) is waived" }
    }
}
