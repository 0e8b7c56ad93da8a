import ArgumentParser
import CanonicalJSON
import LedgerRPC

/// `ledger promise dana "…" friday`.
struct PromiseSomething: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "something", abstract: "Promise something to somebody.",
        usage: "ledger promise <person> <what> <due> [--support] [--about <A12>]", shouldDisplay: false)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What, in a sentence.") var what: String
    @Argument(help: "The day by whose end it is kept: friday.") var due: String
    @Flag(help: "It is help to reach what was agreed.") var support = false
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?

    func run(in use: Use) throws {
        let person = try use.colleague(person).handle ?? person
        let day: String = try use.day(due, for: "the day")
        var preview = Preview(to: person)
        preview.add("you promise\(support ? " help" : ""), by \(day)", words: what)
        guard try use.approves(preview) else { throw Complaint("nothing was promised", status: .ok) }
        try use.command(
            "promise.make",
            [
                "about": JSONTree(about), "due": .string(day), "kind": .string(support ? "support" : "plain"),
                "to": .string(person), "what": .string(what),
            ]
        ) { "\($0.ids.promise ?? "it") is promised to \(person) by \(day)" }
    }
}
