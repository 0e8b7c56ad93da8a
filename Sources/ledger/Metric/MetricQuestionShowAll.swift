import ArgumentParser
import CanonicalJSON
import LedgerRPC

struct MetricQuestionShowAll: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions", abstract: "What was asked about metrics, and the answers.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The metric; all if not said.") var metric: String?
    @OptionGroup var page: PageOptions

    func run(in use: Use) throws {
        var found: [QuestionView] = []
        var people = People()
        try use.pages(MetricQuestionList.self, "metric.questions", ["metric": JSONTree(metric)], page) { list in
            found += list.rows
            for id in list.rows.flatMap({ [$0.by, $0.answeredBy].compactMap { $0 } }) {
                people[id] = list.people[id]
            }
            return list.next
        } end: {
            let table = questionTable(found, name: people.name, clock: use.clock) ?? Table([.text("question")])
            use.terminal.table(table, ifEmpty: "no questions")
        }
    }
}
