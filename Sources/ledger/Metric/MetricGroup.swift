import ArgumentParser
import CanonicalJSON

struct MetricGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metric", abstract: "How success is measured.",
        subcommands: [
            MetricDefine.self, MetricShowAll.self, MetricReplace.self, MetricQuestion.self, MetricAnswer.self,
            MetricQuestionShowAll.self,
        ])
}

/// What defining and replacing a metric have in common.
struct MetricOptions: ParsableArguments {
    enum Direction: String, ExpressibleByArgument, CaseIterable { case up, down }
    enum Aggregate: String, ExpressibleByArgument, CaseIterable { case sum, latest, mean, min, max, count }
    enum Counts: String, ExpressibleByArgument, CaseIterable { case outcome, activity }

    @Option(help: "What the numbers are: USD, deals, days.") var unit: String
    @Option(help: "In words: what is counted, and how.") var formula: String
    @Option(help: "Whether more is better (up) or less (down).") var direction: Direction = .up
    @Option(help: "What values of a span come to.") var aggregate: Aggregate = .sum
    @Option(help: "An outcome, or an activity: activities never bear consequences.") var counts: Counts = .outcome
    @Option(help: "The system that the values come from.") var source: String
    @Option(help: "Who or what collects them.") var collector: String
    @Option(help: ArgumentHelp("Values older than this are out of date.", valueName: "days")) var freshness: UInt32?
    @Option(help: ArgumentHelp("Days after a milestone before its verdict.", valueName: "days")) var settle: UInt32?

    func params(name: String) -> KeyValuePairs<String, JSONTree?> {
        [
            "aggregate": .string(aggregate.rawValue), "collector": .string(collector),
            "counts": .string(counts.rawValue), "direction": .string(direction.rawValue),
            "formula": .string(formula), "freshnessDays": freshness.map { .integer(Int64($0)) }, "name": .string(name),
            "settleDays": settle.map { .integer(Int64($0)) }, "source": .string(source), "unit": .string(unit),
        ]
    }
}
