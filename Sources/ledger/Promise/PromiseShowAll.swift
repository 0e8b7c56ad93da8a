import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct PromiseShowAll: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable {
        case asked, unanswered, open, late, done, contested, kept, broken, declined, withdrawn
    }

    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What somebody promised, was promised, and was asked for.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose; yours if not said.") var person: String?
    @Flag(help: "Only what they owe.") var debtor = false
    @Flag(help: "Only what they are owed.") var creditor = false
    @Option(help: "Only in this state.") var state: State?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        let side = debtor == creditor ? "both" : debtor ? "debtor" : "creditor"
        var table = Table([
            .text("id"), .text("state"), .text("due"), .text("who owes"), .text("whom"), .text("kind"), .long("what"),
            .text("about"),
        ])
        try use.pages(
            PromiseList.self, "promise.list",
            ["person": JSONTree(person), "side": .string(side), "state": JSONTree(state?.rawValue)], page
        ) { list in
            for row in list.rows {
                let due = [row.dueOn, row.moveTo.map { "→ \($0)?" }].compactMap { $0 }.joined(separator: " ")
                table.add([
                    row.id, row.state, due, list.people.name(of: row.debtor), list.people.name(of: row.creditor),
                    row.kind, row.what ?? "(withheld)", row.about ?? "",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no promises")
        }
    }
}
