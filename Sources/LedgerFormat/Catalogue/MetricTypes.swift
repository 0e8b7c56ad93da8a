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
    ]
}
