internal import CanonicalJSON
internal import LedgerDomain

extension MilestoneEvaluated: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            milestone: try reader.value("milestone", .ordinal, about: "from 1, in the order of the terms"),
            verdict: try reader.value("verdict", .choice(of: Verdict.self)),
            value: try reader.optional("value", .decimal, about: "absent when it was not measured"),
            target: try reader.value("target", .decimal),
            coveredDays: try reader.value("coveredDays", .days, about: "for which the source was complete"),
            days: try reader.value("days", .days, about: "of the span"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("coveredDays", Int64(coveredDays))
        writer.integer("days", Int64(days))
        writer.integer("milestone", Int64(milestone))
        writer.spelled("target", target)
        if let value { writer.spelled("value", value) }
        writer.string("verdict", verdict.rawValue)
    }
}

extension MilestoneOverridden: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            milestone: try reader.value("milestone", .ordinal, about: "from 1, in the order of the terms"),
            verdict: try reader.value("verdict", .choice(of: Verdict.self)),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("milestone", Int64(milestone))
        writer.string("verdict", verdict.rawValue)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension MilestoneWaived: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            milestone: try reader.value("milestone", .ordinal, about: "from 1, in the order of the terms"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("milestone", Int64(milestone))
        sealing.text("/reason", reason, owner: .author)
    }
}
