import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct PromiseMake: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "Promise something to somebody.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What, in a sentence.") var what: String
    @Argument(help: "The day by whose end it is kept.") var due: String
    @Option(help: "support is help to reach what was agreed.") var kind: PromiseKindWord = .plain
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?

    func run(in use: Use) throws {
        let day = try use.day(due, for: "the day")
        try use.command(
            "promise.make",
            [
                "about": JSONTree(about), "due": .string(day), "kind": .string(kind.rawValue), "to": .string(person),
                "what": .string(what),
            ]
        ) { "\($0.ids.promise ?? "it") is promised to \(person) by \(day)" }
    }
}
