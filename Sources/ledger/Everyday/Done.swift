import ArgumentParser
import CanonicalJSON
import LedgerClient
import LedgerRPC

struct Done: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Say that what you promised is done.",
        discussion: """
            ledger done P9, or in words: ledger done \"pricing sheet\", ledger done cara, where you owe one such thing. \
            Without any, on a terminal, you choose among what you owe.
            """)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9, words of it, or to whom.") var promise: String?
    @Argument(help: "What shows it.") var evidence: String?

    func run(in use: Use) throws {
        let promise = try promise.flatMap { Use.id($0, "P") } ?? chosen(use)
        try use.command("promise.done", ["evidence": JSONTree(evidence), "promise": .string(promise)]) { _ in
            "\(promise) is done, and waits to be confirmed"
        }
    }

    /// Words can be meant otherwise than they are read: what they lead to is shown before it goes.
    private func chosen(_ use: Use) throws -> String {
        let me = try use.whoIAm()
        let (rows, people) = try use.owed()
        let mine = rows.filter { row in
            row.debtor == me && row.question == nil && Use.id(row.id, "P") != nil && row.state != "done"
        }
        guard !mine.isEmpty else {
            throw Complaint("you owe no promise", hint: "ledger owe shows what else there is", status: .notFound)
        }
        func told(_ row: CommitmentRow) -> String {
            "\(row.id) \(CommitmentsList.what(row)), to \(people.name(of: row.creditor))"
        }
        let meant = promise.map { said in
            mine.filter { people.name(of: $0.creditor) == said || Self.says($0.what ?? "", said) }
        }
        if let meant, meant.count == 1 {
            var preview = Preview(to: people.name(of: meant[0].creditor))
            preview.add("\(meant[0].id) is done: \(meant[0].what ?? "")", words: evidence)
            guard try use.approves(preview) else { throw Complaint("nothing was sent", status: .ok) }
            return meant[0].id
        }
        if let promise, meant?.isEmpty == true {
            throw Complaint(
                "you owe nothing like \(promise)", because: mine.prefix(5).map { "you owe \(told($0))" },
                hint: "say which: ledger done \(mine[0].id)", status: .notFound)
        }
        let choice = meant ?? mine
        if let promise, !use.terminal.isInteractive {
            throw Complaint.usage(
                "\(promise) can be \(choice.count) things that you owe", because: choice.prefix(5).map(told),
                hint: "say which: ledger done \(choice[0].id)")
        }
        let talk = try use.conversation(instead: "the promise: P9; ledger owe shows what you owe")
        return try talk.choose("Which one?", choice.map { Choice($0.id, told($0)) })
    }

    /// Whether every word that was said is in the text, whatever its case.
    private static func says(_ text: String, _ said: String) -> Bool {
        let text = text.lowercased()
        return said.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
    }
}
