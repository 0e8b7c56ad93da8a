internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let metrics: [CommandMethod] = [
        CommandMethod("metric.define", "Says how success is measured.") { (reader, _) throws(ShapeError) in
            .metric(.define(try metric(reader)))
        },
        CommandMethod("metric.replace", "Defines the next version of a metric; agreements in force keep theirs.") {
            (reader, resolver) throws(ShapeError) in
            .metric(
                .replace(
                    try resolver.metricID(reader, "metric"), by: try metric(reader),
                    reason: try reader.value("reason", .said)))
        },
    ]

    private static func metric(_ reader: ObjectReader) throws(ShapeError) -> MetricDraft {
        MetricDraft(
            name: try reader.value("name", .name), formula: try reader.value("formula", description),
            unit: try reader.value("unit", .name, about: "such as USD"),
            direction: try reader.value("direction", .choice(of: MetricDirection.self)),
            aggregate: try reader.value("aggregate", .choice(of: MetricAggregate.self)),
            counts: try reader.value("counts", .choice(of: MetricCounts.self)),
            source: try reader.value("source", .name), collector: try reader.value("collector", .name),
            freshnessDays: try reader.optional("freshnessDays", .days, about: "45 unless said") ?? 45,
            settleDays: try reader.optional("settleDays", .days, about: "3 unless said") ?? 3)
    }

    private static let description = Shape<String>.text(1...1_000, example: "sum of won deals by close date")
}
