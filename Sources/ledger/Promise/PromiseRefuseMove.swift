import ArgumentParser
import CanonicalJSON

struct PromiseRefuseMove: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse-move", abstract: "Say no to another day.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Option var reason: String?

    func run(in use: Use) throws {
        try use.command("promise.refuseMove", ["promise": .string(promise), "reason": JSONTree(reason)]) { _ in
            "\(promise) keeps its day"
        }
    }
}
