import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct PromiseMove: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Ask for another day for what you promised, or agree to one.",
        discussion: "Who promised says the day and a reason; who was promised may leave out the day that was asked for."
    )
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Argument(help: "The other day.") var due: String?
    @Option var reason: String?

    func run(in use: Use) throws {
        try use.command(
            "promise.move",
            [
                "due": JSONTree(try use.day(due, for: "the day")), "promise": .string(promise),
                "reason": JSONTree(reason),
            ]
        ) { result in
            let isAsked = result.events.last?.type == "promise.moveAsked"
            return isAsked ? "another day is asked for \(promise)" : "\(promise) is moved"
        }
    }
}
