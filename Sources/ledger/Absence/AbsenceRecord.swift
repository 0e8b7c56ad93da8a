import ArgumentParser
import CanonicalJSON

struct AbsenceRecord: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Say that somebody is away; targets that add up are lowered.",
        discussion: "ledger absence record 2026-12-21 2027-01-03, or: monday friday. Each day counts once.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("The first day.", valueName: "day")) var from: String
    @Argument(help: ArgumentHelp("The last day; the first if not said.", valueName: "day")) var to: String?
    @Option(help: ArgumentHelp("Who; you if not said.", valueName: "person")) var member: String?

    func run(in use: Use) throws {
        let from: String = try use.day(from, for: "from")
        let to = try to.map { try last($0, after: from, use) }
        try use.command(
            "absence.record", ["from": .string(from), "member": JSONTree(member), "to": JSONTree(to)]
        ) { _ in
            "\(member.map { "\($0) is" } ?? "you are") away \(from == to ?? from ? "on" : "from") \(from)"
                + "\(to.map { from == $0 ? "" : " to \($0)" } ?? ""); ledger absence list shows what that takes from targets"
        }
    }

    /// A weekday is the next one after the first day: from monday to friday is a week, whatever day it is.
    private func last(_ said: String, after from: String, _ use: Use) throws -> String {
        let day: String = try use.day(said, for: "to")
        guard day < from, !said.contains(where: \.isNumber), let first = CalendarDate(from),
            let next = try? DateWords.read(said, today: first)
        else { return day }
        return "\(next)"
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
