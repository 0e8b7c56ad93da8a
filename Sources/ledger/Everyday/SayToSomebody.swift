import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct Ask: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask somebody for something: help, a tool, an hour.",
        discussion: "ledger ask cara \"an hour on the new price list\" friday")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What, in a sentence.") var what: String
    @Argument(help: "The day by which you wish for it; theirs to say if left out.") var due: String?
    @Flag(help: "It is help to reach what was agreed.") var support = false
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?

    func run(in use: Use) throws {
        let day: String? = try use.day(due, for: "the day")
        try use.command(
            "promise.ask",
            [
                "about": JSONTree(about), "due": JSONTree(day), "kind": .string(support ? "support" : "plain"),
                "of": .string(person), "what": .string(what),
            ]
        ) { "\($0.ids.all.first ?? "it") is asked of \(person)\(day.map { ", by \($0)" } ?? "")" }
    }
}

struct Thank: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "thank", abstract: "Thank somebody on the record; only they see it, unless they show it.",
        discussion: "ledger thank dana \"She stayed with the customer until it worked\"")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "For what: what you saw.") var observation: String
    @Option(name: .customLong("led-to"), help: "What it led to; \"Thank you.\" if not said.") var ledTo = "Thank you."
    @Option(help: ArgumentHelp("When you saw it; today if not said.", valueName: "day")) var on: String?

    func run(in use: Use) throws {
        try use.command(
            "feedback.give",
            [
                "effect": .string(ledTo), "kind": "recognition", "observation": .string(observation),
                "observedOn": JSONTree(try use.day(on, for: "--on")), "to": .string(person),
            ]
        ) { "\($0.ids.all.first ?? "it"): you thanked \(person)" }
    }
}

struct Done: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Say that what you promised is done.",
        discussion: "Without an id, on a terminal, you choose among what you owe.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String?
    @Argument(help: "What shows it.") var evidence: String?

    func run(in use: Use) throws {
        let promise = try promise ?? chosen(use)
        try use.command("promise.done", ["evidence": JSONTree(evidence), "promise": .string(promise)]) { _ in
            "\(promise) is done, and waits to be confirmed"
        }
    }

    private func chosen(_ use: Use) throws -> String {
        let me = try use.whoIAm()
        let talk = try use.conversation(instead: "the promise: P9; ledger owe shows what you owe")
        let (rows, people) = try use.owed()
        let mine = rows.filter { $0.debtor == me && $0.id.hasPrefix("P") }
        guard !mine.isEmpty else { throw Complaint("you owe no promise", status: .notFound) }
        return try talk.choose(
            "Which one?",
            mine.map { row in
                Choice(row.id, "\(row.id) \(CommitmentsList.what(row)), to \(people.name(of: row.creditor))")
            })
    }
}
