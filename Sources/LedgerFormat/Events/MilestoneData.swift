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
            days: try reader.value("days", .days, about: "of the span"), proRated: try Self.proRating(reader))
    }

    /// All three members or none.
    private static func proRating(_ reader: ObjectReader) throws(ShapeError) -> ProRating? {
        let full = try reader.optional("fullTarget", .decimal, about: "what the terms say, where absence lowered it")
        let working = try reader.optional("workingDays", .days, about: "Mondays to Fridays of the span")
        let absent = try reader.optional("absentDays", .days, about: "how many of those the member was away")
        guard let full, let working, let absent else { return nil }
        return ProRating(fullTarget: full, workingDays: working, absentDays: absent)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let proRated { writer.integer("absentDays", Int64(proRated.absentDays)) }
        writer.integer("coveredDays", Int64(coveredDays))
        writer.integer("days", Int64(days))
        if let proRated { writer.spelled("fullTarget", proRated.fullTarget) }
        writer.integer("milestone", Int64(milestone))
        writer.spelled("target", target)
        if let value { writer.spelled("value", value) }
        writer.string("verdict", verdict.rawValue)
        if let proRated { writer.integer("workingDays", Int64(proRated.workingDays)) }
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
