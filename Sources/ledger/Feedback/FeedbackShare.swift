import ArgumentParser
import CanonicalJSON

struct FeedbackShare: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Let your team see a recognition that you got.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The feedback: F7.") var feedback: String

    func run(in use: Use) throws {
        try use.command("feedback.show", ["feedback": .string(feedback)]) { _ in
            "your team sees \(feedback)"
        }
    }
}
