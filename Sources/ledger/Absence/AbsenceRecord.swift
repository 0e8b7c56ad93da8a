import ArgumentParser
import CanonicalJSON

struct AbsenceRecord: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Say that somebody is away; targets that add up are lowered.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("The first day.", valueName: "day")) var from: String
    @Argument(help: ArgumentHelp("The last day; the first if not said.", valueName: "day")) var to: String?
    @Option(help: ArgumentHelp("Who; you if not said.", valueName: "person")) var member: String?

    func run(in use: Use) throws {
        try use.command(
            "absence.record",
            [
                "from": .string(try use.day(from, for: "from")), "member": JSONTree(member),
                "to": JSONTree(try to.map { try use.day($0, for: "to") }),
            ]
        ) { _ in "the absence is recorded" }
    }
}

struct AbsenceWithdraw: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "An absence does not count, or no more.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its event, as ledger absence list has it.") var absence: UInt64
    @Option(help: ArgumentHelp("Who; you if not said.", valueName: "person")) var member: String?

    func run(in use: Use) throws {
        try use.command("absence.withdraw", ["absence": .integer(Int64(absence)), "member": JSONTree(member)]) { _ in
            "the absence does not count"
        }
    }
}
