import ArgumentParser
import CanonicalJSON

struct PromiseDecline: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Say no to what you were asked for, and why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command("promise.decline", ["promise": .string(promise), "reason": .string(reason)]) { _ in
            "\(promise) is declined"
        }
    }
}
