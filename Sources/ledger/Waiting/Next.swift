import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct Next: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "What waits for you, the longest first; the same as ledger alone.",
        discussion: """
            On a terminal you answer it here, one after the other; \"later\" and Ctrl-D send nothing. Without a terminal \
            you get the first one and the commands that would answer it.
            """)
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Everything that waits, a line for each.") var all = false

    func run(in use: Use) throws {
        _ = try use.whoIAm()
        if all { return try list(use) }
        if use.terminal.isJSON { return use.terminal.out(try use.session.queryValue("next.get")) }
        let (items, readers) = try use.waiting()
        guard let first = items.first else {
            use.terminal.talk("nothing waits for you\n")
            return
        }
        guard use.terminal.isInteractive else {
            let talk = Conversation(use.terminal, today: use.today)
            first.told(by: talk, readers, clock: use.clock)
            for command in first.commands { use.terminal.out("  \(printable(command))\n") }
            if items.count > 1 { use.terminal.talk("\(items.count - 1) more: ledger next --all\n") }
            return
        }
        try go(through: items, readers, use)
    }

    /// One item after the other, until there is none or somebody has enough.
    private func go(through items: [Item], _ readers: Readers, _ use: Use) throws {
        let talk = try use.conversation(instead: "ledger answer ID WORD", goOn: "ledger")
        let answering = Answering(use: use, talk: talk, readers: readers)
        for (index, item) in items.enumerated() {
            if index > 0 { talk.pause() }
            item.told(by: talk, readers, clock: use.clock)
            if let replies = try answering.ask(item, isWhole: true) {
                do {
                    try use.send(replies, to: item.from.map(readers.people.name))
                } catch let complaint as Complaint where complaint.status == .ok {
                    talk.say(complaint.what, indent: 2)
                } catch let error as ClientError {
                    guard let refused = error.refusedAlone else { throw error }
                    talk.say("not done: \(refused.clause)", indent: 2)
                }
            }
            let rest = items.count - index - 1
            if rest > 0, try !talk.yes("\(rest) more. Go on?") { return }
        }
    }

    private func list(_ use: Use) throws {
        if use.terminal.isJSON { return use.terminal.out(try use.session.queryValue("next.list")) }
        let (items, readers) = try use.waiting()
        var table = Table([.text("id"), .text("from"), .long("what"), .text("days"), .text("due"), .long("answers")])
        for item in items {
            table.add([
                item.id, item.from.map(readers.name) ?? "", item.title, "\(item.sinceDays)",
                item.late == true ? "late" : item.dueOn ?? "", item.answers.map(\.word).joined(separator: ", "),
            ])
        }
        use.terminal.table(table, ifEmpty: "nothing waits for you")
    }
}
