import ArgumentParser
import CanonicalJSON

struct FeedbackRetract: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract", abstract: "No longer stand by what you told somebody; it stays on record.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String
    @Option(help: "Why.") var reason: String

    func run(in use: Use) throws {
        try use.command("feedback.retract", ["feedback": .string(feedback), "reason": .string(reason)]) { _ in
            "\(feedback) is retracted"
        }
    }
}
