import ArgumentParser
import CanonicalJSON

struct FeedbackContestKind: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "contest-kind", abstract: "Say that it is of another kind than it calls itself.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String
    @Option(help: "Why.") var reason: String

    func run(in use: Use) throws {
        try use.command("feedback.contestKind", ["feedback": .string(feedback), "reason": .string(reason)]) { _ in
            "the kind of \(feedback) is contested"
        }
    }
}
