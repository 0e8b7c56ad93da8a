import ArgumentParser
import CanonicalJSON

struct MetricQuestion: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "question", abstract: "Say that a metric is unfair or unclear; an answer is owed.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: closed_won, M5 or M5@1.") var metric: String
    @Argument var reason: String
    @Option(help: ArgumentHelp("Your agreement for which it matters.", valueName: "A12")) var agreement: String?

    func run(in use: Use) throws {
        try use.command(
            "metric.question", ["agreement": JSONTree(agreement), "metric": .string(metric), "reason": .string(reason)]
        ) { _ in "asked; hr or whoever stands above you answers" }
    }
}

struct MetricAnswer: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Answer what somebody asked about a metric.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric: closed_won, M5 or M5@1.") var metric: String
    @Argument var text: String
    @Option(help: ArgumentHelp("Which question; the oldest that waits for you if not said.", valueName: "event"))
    var question: UInt64?

    func run(in use: Use) throws {
        try use.command(
            "metric.answerQuestion",
            ["metric": .string(metric), "of": question.map { .integer(Int64($0)) }, "text": .string(text)]
        ) { _ in "answered" }
    }
}
