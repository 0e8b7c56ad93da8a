import ArgumentParser
import CanonicalJSON

struct PromiseContest: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "contest", abstract: "Say that what you were promised is not done, and why.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command("promise.contest", ["promise": .string(promise), "reason": .string(reason)]) { _ in
            "\(promise) is contested"
        }
    }
}
