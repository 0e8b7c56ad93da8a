internal import LedgerDomain

extension Catalogue {
    static let metricTypes = [
        EventType(
            "metric.defined", in: .metric, MetricDefined.self, { .metric(.defined($0)) },
            actors: "hr, or anybody who manages somebody", subjects: "nobody",
            meaning: "A version of a metric says how success is measured; agreements name the version."),
        EventType(
            "metric.replaced", in: .metric, MetricReplaced.self, { .metric(.replaced($0)) },
            actors: "hr, or anybody who manages somebody", subjects: "nobody",
            sealed: [SealedRule("/reason", .author)],
            meaning: "New terms name the later version; agreements in force keep the one that they name."),
        EventType(
            "measurement.covered", in: .metric, MeasurementCovered.self, { .metric(.covered($0)) },
            actors: "hr, or an integration within its scope", subjects: "the members",
            meaning: "The source was complete for these people and days: nothing recorded means zero, not no data."),
        EventType(
            "metric.questioned", in: .metric, MetricQuestioned.self, { .metric(.questioned($0)) },
            actors: "anybody", subjects: "who asks, and who manages them", sealed: [SealedRule("/reason", .author)],
            meaning: "Somebody finds the metric unfair or unclear, and is owed an answer."),
        EventType(
            "metric.questionAnswered", in: .metric, SaidAbout.self, { .metric(.questionAnswered($0)) },
            actors: "who manages who asked, whoever stands above them, hr", subjects: "who asked, who answers",
            sealed: [SealedRule("/text", .author)], meaning: "The question was answered."),
    ]
}
