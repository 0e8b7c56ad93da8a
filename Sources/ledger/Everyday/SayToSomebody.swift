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
        let person = try use.colleague(person).handle ?? person
        let day: String? = try use.day(due, for: "the day")
        var preview = Preview(to: person)
        preview.add("you ask for\(support ? " help" : "")\(day.map { ", by \($0)" } ?? "")", words: what)
        guard try use.approves(preview) else { throw Complaint("nothing was asked", status: .ok) }
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
        let person = try use.colleague(person).handle ?? person
        let on: String? = try use.day(on, for: "--on", looking: .back)
        var preview = Preview(to: person)
        preview.add("you thank \(person)", words: "\(observation) — \(ledTo)")
        guard try use.approves(preview) else { throw Complaint("nothing was sent", status: .ok) }
        try use.command(
            "feedback.give",
            [
                "effect": .string(ledTo), "kind": "recognition", "observation": .string(observation),
                "observedOn": JSONTree(on), "to": .string(person),
            ]
        ) { "\($0.ids.all.first ?? "it"): you thanked \(person)" }
    }
}
