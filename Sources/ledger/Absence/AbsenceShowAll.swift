import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct AbsenceGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "absence", abstract: "When somebody is away, and what that takes from their targets.",
        subcommands: [AbsenceRecord.self, AbsenceWithdraw.self, AbsenceShowAll.self])
}

struct AbsenceShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "When somebody is away.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Who; you if not said.") var member: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .number("event"), .text("from"), .text("to"), .number("working days"), .text("state"), .long("takes from"),
        ])
        try use.pages(AbsenceList.self, "absence.list", ["member": JSONTree(member)], page) { list in
            for row in list.rows {
                let effects = row.effects.map { "\($0.workingDays) days from \($0.agreement)/\($0.milestone)" }
                table.add([
                    "\(row.seq)", row.from ?? "(withheld)", row.to ?? "(withheld)", "\(row.workingDays)",
                    row.withdrawn ? "withdrawn" : "counts", effects.joined(separator: ", "),
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no absences")
        }
    }
}
