import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct FeedbackRequest: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask somebody what they saw of your work.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Whom.") var person: String
    @Argument(help: "What you would like to know.") var text: String?
    @Option(help: ArgumentHelp("What it is about.", valueName: "A12")) var about: String?

    func run(in use: Use) throws {
        try use.command(
            "feedback.request",
            ["about": JSONTree(about), "of": .string(person), "text": JSONTree(text)]
        ) { "\($0.ids.feedback ?? "it") is asked of \(person)" }
    }
}
