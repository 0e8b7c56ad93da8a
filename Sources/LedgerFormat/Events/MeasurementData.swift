internal import CanonicalJSON
internal import LedgerDomain

extension MeasurementEvent {
    var typeName: StaticString {
        switch self {
        case .recorded: "measurement.recorded"
        case .corrected: "measurement.corrected"
        case .contested: "measurement.contested"
        case .contestDecided: "measurement.contestDecided"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .recorded(let data): data.write(to: &writer, &sealing)
        case .corrected(let data): data.write(to: &writer, &sealing)
        case .contested(let data): data.write(to: &writer, &sealing)
        case .contestDecided(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension MeasurementCovered: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            metric: try reader.value("metric", .metricVersion),
            members: try reader.array("members", count: 1...500, .member),
            from: try reader.value("from", .day, about: "the first day"),
            to: try reader.value("to", .day, about: "the last day, which belongs to it"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("from", from)
        writer.array("members") { list in for member in members { list.spelled(member) } }
        writer.spelled("metric", metric)
        writer.spelled("to", to)
    }
}

extension MeasurementRecorded: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        // In the order of the text, which is the fastest: this is most of what a ledger holds.
        let asOf = try reader.value("asOf", .day, about: "the day for which it counts, as the source says it")
        let knowledge = try reader.value("knowledge", .knowledge, about: "how the recorder came to know it")
        let member = try reader.value("member", .member)
        let metric = try reader.value("metric", .metricVersion)
        let ref = try reader.value("ref", .recordedName, about: "the source's own key of the row")
        let source = try reader.value("source", .recordedName)
        let value = try reader.value("value", .decimal)
        self.init(
            metric: metric, member: member, value: value, asOf: asOf, source: source, ref: ref, knowledge: knowledge)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("asOf", asOf)
        writer.string("knowledge", knowledge.rawValue)
        writer.spelled("member", member)
        writer.spelled("metric", metric)
        writer.string("ref", ref)
        writer.string("source", source)
        writer.spelled("value", value)
    }
}

extension Shape where T == Knowledge {
    /// Made once, since it is read with every measurement.
    static let knowledge = Shape.choice(of: Knowledge.self)
}

extension MeasurementCorrected: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            of: try reader.value("of", .seq, about: "the measurement's position"),
            value: try reader.value("value", .decimal),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("of", Int64(of))
        writer.spelled("value", value)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension MeasurementContested: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            of: try reader.value("of", .seq, about: "the measurement's position"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("of", Int64(of))
        sealing.text("/reason", reason, owner: .author)
    }
}

extension MeasurementContestDecided: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            of: try reader.value("of", .seq, about: "the measurement's position"),
            verdict: try reader.value(
                "verdict", .choice(of: ContestVerdict.self),
                about: "about the value: upheld, it stands; withdrawn, it counts no more from now on"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("of", Int64(of))
        writer.string("verdict", verdict.rawValue)
        sealing.text("/reason", reason, owner: .author)
    }
}
