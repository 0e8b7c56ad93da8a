import ArgumentParser
import CanonicalJSON

struct PromiseWithdraw: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Let somebody off, or take back what you asked for.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command("promise.withdraw", ["promise": .string(promise), "reason": .string(reason)]) { _ in
            "\(promise) is withdrawn"
        }
    }
}
