import ArgumentParser
import CanonicalJSON

struct FeedbackReply: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "Say something to what you were told, or told somebody.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String
    @Argument(help: "What you say to it.") var text: String

    func run(in use: Use) throws {
        try use.command("feedback.reply", ["feedback": .string(feedback), "text": .string(text)]) { _ in
            "your reply to \(feedback) is recorded"
        }
    }
}
