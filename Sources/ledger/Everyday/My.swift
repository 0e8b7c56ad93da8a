import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct My: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "my", abstract: "Everything about you: what is owed, agreements, feedback, what it is for.")
    @OptionGroup var options: GlobalOptions

    func run(in use: Use) throws {
        let me = try use.whoIAm()
        if use.terminal.isJSON { return try json(use, me) }
        let talk = Conversation(use.terminal, today: use.today)
        let (items, _) = try use.waiting()
        talk.say(items.isEmpty ? "nothing waits for you" : "\(items.count) waiting for you: ledger")
        talk.pause()
        let (rows, people) = try use.owed()
        OweText(rows: rows, people: people, me: me).show(on: use.terminal)
        try agreements(use, me)
        let sight = try use.ask(LineOfSightAnswer.self, "lineOfSight.get")
        if !sight.lines.isEmpty {
            heading("what it is for", use)
            for line in sight.lines { LineOfSightShow.tell(line, sight, talk) }
        }
    }

    private func heading(_ text: String, _ use: Use) {
        use.terminal.out("\n\(use.terminal.paint.strong(text))\n")
    }

    private func agreements(_ use: Use, _ me: String) throws {
        var table = Table([.text("id"), .text("state"), .text("with"), .text("as"), .text("until")])
        for (side, word) in [("member", "member"), ("manager", "manager")] {
            let list = try use.ask(
                AgreementList.self, "agreement.list", .init(dictionaryLiteral: (side, .string(me))))
            for row in list.agreements {
                let other = row.member == me ? row.manager : row.member
                table.add([row.id, plainWords(row.state), list.people.name(of: other), word, row.window.to])
            }
        }
        guard !table.rows.isEmpty else { return }
        heading("agreements", use)
        use.terminal.table(table, ifEmpty: "")
    }

    /// The answers of the ledger, under the names of their methods.
    private func json(_ use: Use, _ me: String) throws {
        var tree: JSONTree = [:]
        for method in ["next.list", "commitments.list", "lineOfSight.get"] {
            tree[method] = JSONTree(try use.session.queryValue(method))
        }
        for side in ["member", "manager"] {
            tree["agreement.list \(side)"] = JSONTree(
                try use.session.queryValue("agreement.list", .object([(side, .string(me))])))
        }
        use.terminal.out("\(tree)\n")
    }
}
