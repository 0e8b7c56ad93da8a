import ArgumentParser
import CanonicalJSON

struct PromiseSettle: LedgerCommand {
    enum Verdict: String, ExpressibleByArgument, CaseIterable {
        case kept, broken
    }

    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Say, as neither side, whether a contested promise was kept.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The promise: P9.") var promise: String
    @Argument var verdict: Verdict
    @Option var reason: String

    func run(in use: Use) throws {
        try use.command(
            "promise.settle",
            ["promise": .string(promise), "reason": .string(reason), "verdict": .string(verdict.rawValue)]
        ) { _ in "\(promise) is settled as \(verdict.rawValue)" }
    }
}
