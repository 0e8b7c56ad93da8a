import ArgumentParser
import CanonicalJSON

struct PromiseDone: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Say that what you promised is done.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Option(help: "What shows it.") var evidence: String?

    func run(in use: Use) throws {
        try use.command("promise.done", ["evidence": JSONTree(evidence), "promise": .string(promise)]) { _ in
            "\(promise) is done, and waits to be confirmed"
        }
    }
}
