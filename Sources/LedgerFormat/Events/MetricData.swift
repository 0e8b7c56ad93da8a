internal import CanonicalJSON
internal import LedgerDomain

extension MetricEvent {
    var typeName: StaticString {
        switch self {
        case .defined: "metric.defined"
        case .replaced: "metric.replaced"
        case .covered: "measurement.covered"
        case .questioned: "metric.questioned"
        case .questionAnswered: "metric.questionAnswered"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .defined(let data): data.write(to: &writer, &sealing)
        case .replaced(let data): data.write(to: &writer, &sealing)
        case .covered(let data): data.write(to: &writer, &sealing)
        case .questioned(let data): data.write(to: &writer, &sealing)
        case .questionAnswered(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension MetricDefined: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            version: try reader.value("version", .ordinal),
            name: try reader.value("name", .recordedName),
            formula: try reader.value("formula", .recordedDescription),
            unit: try reader.value("unit", .recordedName),
            direction: try reader.value(
                "direction", .choice(of: MetricDirection.self), about: "up: met at or above the target"),
            aggregate: try reader.value("aggregate", .choice(of: MetricAggregate.self)),
            counts: try reader.value("counts", .choice(of: MetricCounts.self)),
            source: try reader.value("source", .recordedName),
            collector: try reader.value("collector", .recordedDescription, about: "who collects it"),
            freshnessDays: try reader.value(
                "freshnessDays", .days, about: "after so many days the newest value is out of date"),
            settleDays: try reader.value(
                "settleDays", .days, about: "between the end of a milestone and its verdict, for rows that come late"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("aggregate", aggregate.rawValue)
        writer.string("collector", collector)
        writer.string("counts", counts.rawValue)
        writer.string("direction", direction.rawValue)
        writer.string("formula", formula)
        writer.integer("freshnessDays", Int64(freshnessDays))
        writer.string("name", name)
        writer.integer("settleDays", Int64(settleDays))
        writer.string("source", source)
        writer.string("unit", unit)
        writer.integer("version", Int64(version))
    }
}

extension MetricReplaced: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            version: try reader.value("version", .ordinal, about: "the version that is replaced"),
            by: try reader.value("by", .ordinal, about: "the version that stands in its place"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("by", Int64(by))
        writer.integer("version", Int64(version))
        sealing.text("/reason", reason, owner: .author)
    }
}
