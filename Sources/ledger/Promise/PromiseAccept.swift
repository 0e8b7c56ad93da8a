import ArgumentParser
import CanonicalJSON

struct PromiseAccept: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Promise what you were asked for.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Argument(help: "The day by whose end it is kept; as wished for if left out.") var due: String?

    func run(in use: Use) throws {
        try use.command(
            "promise.make",
            ["due": JSONTree(try use.day(due, for: "the day")), "promise": .string(promise)]
        ) { _ in "\(promise) is promised" }
    }
}
