internal import CanonicalJSON
internal import LedgerDomain

extension GoalEvent {
    var typeName: StaticString {
        switch self {
        case .published: "goal.published"
        case .revised: "goal.revised"
        case .closed: "goal.closed"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .published(let data): data.write(to: &writer, &sealing)
        case .revised(let data): data.write(to: &writer, &sealing)
        case .closed(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension GoalPublished: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            title: try reader.value("title", .recordedName),
            parent: try reader.optional("parent", .goal, about: "the goal that it serves; absent at the top"),
            owner: try reader.value("owner", .member),
            metric: try reader.optional("metric", .metricVersion),
            target: try reader.optional("target", .decimal),
            period: try reader.span("period", context))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let metric { writer.spelled("metric", metric) }
        writer.spelled("owner", owner)
        if let parent { writer.spelled("parent", parent) }
        writer.object("period") { period.write(to: &$0) }
        if let target { writer.spelled("target", target) }
        writer.string("title", title)
    }
}

extension GoalRevised: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            title: try reader.value("title", .recordedName),
            metric: try reader.optional("metric", .metricVersion),
            target: try reader.optional("target", .decimal),
            period: try reader.span("period", context),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let metric { writer.spelled("metric", metric) }
        writer.object("period") { period.write(to: &$0) }
        if let target { writer.spelled("target", target) }
        writer.string("title", title)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension GoalClosed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(outcome: try reader.value("outcome", .choice(of: GoalOutcome.self)))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("outcome", outcome.rawValue)
    }
}
