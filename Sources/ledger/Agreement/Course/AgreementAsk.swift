import ArgumentParser
import CanonicalJSON

struct AgreementAsk: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask the other side what something means; they owe an answer.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("agreement.askClarification", ["agreement": .string(agreement), "text": .string(text)]) { _ in
            "asked, about \(agreement)"
        }
    }
}

struct AgreementAnswer: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Answer what the other side asked.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String
    @Option(help: ArgumentHelp("Which question; the oldest that waits if not said.", valueName: "event")) var question:
        UInt64?

    func run(in use: Use) throws {
        try use.command(
            "agreement.answerClarification",
            ["agreement": .string(agreement), "of": question.map { .integer(Int64($0)) }, "text": .string(text)]
        ) { _ in "answered, about \(agreement)" }
    }
}

struct AgreementCorrect: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Say what the other side's own words get wrong, before you confirm.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The agreement: A12.") var agreement: String
    @Argument var text: String

    func run(in use: Use) throws {
        try use.command("agreement.correctUnderstanding", ["agreement": .string(agreement), "text": .string(text)]) {
            _ in "said, about what they understood"
        }
    }
}
