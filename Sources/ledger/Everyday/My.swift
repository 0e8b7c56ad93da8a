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
        try feedback(use, me)
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
        var table = Table([.text("id"), .text("state"), .text("with"), .text("as"), .text("until"), .long("note")])
        var past = 0
        for (side, word) in [("member", "member"), ("manager", "manager")] {
            let list = try use.ask(
                AgreementList.self, "agreement.list",
                .init(dictionaryLiteral: (side, .string(me)), ("limit", .integer(Int64(Limits.listRows)))))
            let going = list.rows.filter { ["open", "inForce"].contains($0.state) }
            past += list.rows.count - going.count
            for row in going {
                let other = row.member == me ? row.manager : row.member
                table.add([
                    row.id, plainWords(row.state), list.people.name(of: other), word, row.window.to,
                    AgreementShowAll.notes(row, list.people),
                ])
            }
        }
        guard !table.rows.isEmpty || past > 0 else { return }
        heading("agreements", use)
        use.terminal.table(table, ifEmpty: "none goes on")
        if past > 0 { use.terminal.talk("\(past) of the past: ledger agreement list\n") }
    }

    /// The newest of what was said to them.
    private func feedback(_ use: Use, _ me: String) throws {
        let list = try use.ask(
            FeedbackList.self, "feedback.list", ["limit": .integer(Int64(Limits.listRows)), "side": "received"])
        var table = Table([.text("id"), .text("observed"), .text("from"), .text("kind"), .long("what")])
        let got = list.rows.filter { $0.kind != nil && $0.state != "retracted" }
        for row in got.suffix(Self.feedbackRows) {
            table.add([
                row.id, row.observedOn ?? "", row.giver.map(list.people.name) ?? "", row.kind ?? "",
                row.text ?? "(withheld)",
            ])
        }
        guard !table.rows.isEmpty else { return }
        heading("said to you", use)
        use.terminal.table(table, ifEmpty: "")
        if got.count > Self.feedbackRows { use.terminal.talk("all of it: ledger feedback list --received\n") }
    }

    private static let feedbackRows = 5

    /// The answers of the ledger, under the names of their methods.
    private func json(_ use: Use, _ me: String) throws {
        var tree: JSONTree = [:]
        for method in ["next.list", "commitments.list", "feedback.list", "lineOfSight.get"] {
            tree[method] = JSONTree(try use.session.queryValue(method))
        }
        for side in ["member", "manager"] {
            tree["agreement.list \(side)"] = JSONTree(
                try use.session.queryValue("agreement.list", .object([(side, .string(me))])))
        }
        use.terminal.out("\(tree)\n")
    }
}
