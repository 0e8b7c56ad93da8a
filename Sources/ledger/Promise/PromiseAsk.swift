import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct PromiseAsk: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask somebody to promise something, such as help.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What, in a sentence.") var what: String
    @Argument(help: "The day by which you wish for it; theirs to say if left out.") var due: String?
    @Option(help: "support is help to reach what was agreed.") var kind: PromiseKindWord = .plain
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?

    func run(in use: Use) throws {
        try use.command(
            "promise.ask",
            [
                "about": JSONTree(about), "due": JSONTree(try use.day(due, for: "the day")),
                "kind": .string(kind.rawValue), "of": .string(person), "what": .string(what),
            ]
        ) { "\($0.ids.promise ?? "it") is asked of \(person)" }
    }
}
