import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CheckpointShowAll: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable { case scheduled, held, missed, lapsed }

    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "One-to-ones, both views beside each other; yours if nothing is said.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose; yours if not said.") var person: String?
    @Option(help: ArgumentHelp("Only those with this person too.", valueName: "person")) var with: String?
    @Option(help: ArgumentHelp("Only those of this agreement.", valueName: "A12")) var agreement: String?
    @Option(help: "Only in this state.") var state: State?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var table = Table([
            .text("id"), .text("about"), .text("day"), .text("state"), .text("member"), .text("manager"),
            .long("member's view"), .long("manager's view"),
        ])
        try use.pages(
            CheckpointList.self, "checkpoint.list",
            [
                "agreement": JSONTree(agreement), "person": JSONTree(person), "state": JSONTree(state?.rawValue),
                "with": JSONTree(with),
            ], page
        ) { list in
            for row in list.rows {
                let missedBy = row.missedBy.map { " by \(list.people.name(of: $0))" } ?? ""
                table.add([
                    row.id, row.agreement, row.on, plainWords(row.state) + missedBy, list.people.name(of: row.member),
                    list.people.name(of: row.manager), row.memberView?.words ?? "", row.managerView?.words ?? "",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no checkpoints")
        }
    }
}
