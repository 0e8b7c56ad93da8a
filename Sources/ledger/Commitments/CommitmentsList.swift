import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct CommitmentsList: LedgerCommand {
    enum State: String, ExpressibleByArgument, CaseIterable { case open, late, done, all }

    static let configuration = CommandConfiguration(
        commandName: "commitments", abstract: "What is owed, by whom, to whom, and who has to act first.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whose; yours if not said.") var person: String?
    @Flag(help: "Only what they owe.") var debtor = false
    @Flag(help: "Only what they are owed.") var creditor = false
    @Option(help: "Only in this state.") var state: State = .all
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        let side = debtor == creditor ? "both" : debtor ? "debtor" : "creditor"
        var table = Table([
            .text("id"), .text("state"), .text("due"), .text("who owes"), .text("whom"), .long("what"),
            .long("waits for"),
        ])
        try use.pages(
            CommitmentList.self, "commitments.list",
            ["person": JSONTree(person), "side": .string(side), "state": .string(state.rawValue)], page
        ) { list in
            for row in list.rows {
                let blocker = row.blocker.map { "\(list.people.name(of: $0.person)): \($0.because)" }
                table.add([
                    row.id, plainWords(row.state), row.dueOn, list.people.name(of: row.debtor),
                    list.people.name(of: row.creditor), Self.what(row), blocker ?? "",
                ])
            }
            return list.next
        } end: {
            use.terminal.table(table, ifEmpty: "nothing is owed")
        }
    }

    /// "closed_won 61000 of 79000 (A12)", or what was promised.
    static func what(_ row: CommitmentRow) -> String {
        let agreement = row.agreement.map { " (\($0))" } ?? ""
        let kind =
            switch row.question {
            case "ask": "asked for"
            case "move": "another day"
            case "done": "done?"
            default: row.kind
            }
        if let what = row.what { return "\(kind == "plain" ? "" : "\(kind): ")\(what)\(agreement)" }
        guard let metric = row.metricName ?? row.metric, let target = row.target else { return row.kind + agreement }
        let value = (row.value ?? row.progress).map { "\($0) of " } ?? ""
        return "\(metric) \(value)\(target)\(agreement)"
    }
}
