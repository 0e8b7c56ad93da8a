import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct FeedbackShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Feedback that somebody got, gave and was asked for, as far as you may see it.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose; yours if not said.") var person: String?
    @Flag(help: "Only what they gave.") var given = false
    @Flag(help: "Only what they got.") var received = false
    @Option(help: "Only of this kind.") var kind: FeedbackKindWord?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        let side = given == received ? "both" : given ? "given" : "received"
        var table = Table([
            .text("id"), .text("state"), .text("observed"), .text("from"), .text("to"), .text("kind"),
            .long("what"), .text("about"),
        ])
        try use.pages(
            FeedbackList.self, "feedback.list",
            ["kind": JSONTree(kind?.rawValue), "person": JSONTree(person), "side": .string(side)], page
        ) { list in
            for row in list.rows {
                table.add([
                    row.id, row.state, row.observedOn ?? "", row.giver.map { list.people.name(of: $0) } ?? "",
                    list.people.name(of: row.receiver), row.kind ?? "",
                    row.text ?? (row.kind == nil ? "" : "(withheld)"), row.about ?? "",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "no feedback")
        }
    }
}
