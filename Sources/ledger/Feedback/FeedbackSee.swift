import ArgumentParser
import CanonicalJSON

struct FeedbackSee: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "see", abstract: "Say that you saw what you were told.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String

    func run(in use: Use) throws {
        try use.command("feedback.see", ["feedback": .string(feedback)]) { _ in
            "\(feedback) is seen"
        }
    }
}
