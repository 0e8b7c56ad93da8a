internal import CanonicalJSON
internal import LedgerDomain

extension CheckpointEvent {
    var typeName: StaticString {
        switch self {
        case .scheduled: "checkpoint.scheduled"
        case .moved: "checkpoint.moved"
        case .held: "checkpoint.held"
        case .heldDenied: "checkpoint.heldDenied"
        case .viewGiven: "checkpoint.viewGiven"
        case .missed: "checkpoint.missed"
        case .lapsed: "checkpoint.lapsed"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .scheduled(let data): data.write(to: &writer, &sealing)
        case .moved(let data): data.write(to: &writer, &sealing)
        case .held(let data): data.write(to: &writer, &sealing)
        case .heldDenied(let data): data.write(to: &writer, &sealing)
        case .viewGiven(let data): data.write(to: &writer, &sealing)
        case .missed(let data): data.write(to: &writer, &sealing)
        case .lapsed(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension CheckpointScheduled: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            agreement: try reader.value("agreement", .agreement),
            member: try reader.value("member", .member),
            manager: try reader.value("manager", .member),
            convenor: try reader.value("convenor", .member, about: "who has to see to it"),
            at: try reader.value("at", .instant, about: "the start of the day where only a day was said"),
            on: try reader.value("on", .day),
            zone: try reader.value("zone", .zone),
            openUntil: try reader.value("openUntil", .instant, about: "from then on it counts as missed"),
            cadence: try reader.value("cadence", .bool, about: "required by the cadence of the terms"),
            after: try reader.optional("after", .checkpoint, about: "the one of the same cadence before it"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let after { writer.spelled("after", after) }
        writer.spelled("agreement", agreement)
        writer.spelled("at", at)
        writer.bool("cadence", cadence)
        writer.spelled("convenor", convenor)
        writer.spelled("manager", manager)
        writer.spelled("member", member)
        writer.spelled("on", on)
        writer.spelled("openUntil", openUntil)
        writer.string("zone", zone)
    }
}

extension CheckpointMoved: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            at: try reader.value("at", .instant), on: try reader.value("on", .day),
            zone: try reader.value("zone", .zone),
            openUntil: try reader.value("openUntil", .instant, about: "from then on it counts as missed"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("at", at)
        writer.spelled("on", on)
        writer.spelled("openUntil", openUntil)
        writer.string("zone", zone)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension CheckpointHeld: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            present: try reader.array("present", count: 1...16, .member),
            deniableUntil: try reader.value(
                "deniableUntil", .instant, about: "until then the other side may say that it was not held"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("deniableUntil", deniableUntil)
        writer.array("present") { list in for member in present { list.spelled(member) } }
    }
}

extension CheckpointViewGiven: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            rating: try context.text("/rating").read("/data/rating", "onTrack, atRisk or off") { Rating(rawValue: $0) },
            note: context.optionalText("/note"),
            confidence: try context.optionalText("/confidence")?.read("/data/confidence", "a number from 0 to 10") {
                UInt8($0)
            })
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let confidence { sealing.text("/confidence", confidence.spelled { String($0) }, owner: .author) }
        if let note { sealing.text("/note", note, owner: .author) }
        sealing.text("/rating", rating.spelled(\.rawValue), owner: .author)
    }
}

extension CheckpointMissed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(by: try reader.value("by", .member, about: "who had to see to it"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("by", by)
    }
}

extension CheckpointLapsed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(because: try reader.value("because", .choice(of: LapseReason.self)))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("because", because.rawValue)
    }
}

extension Personal {
    /// The value as the text as which it is sealed: every sealed member is a text.
    fileprivate func spelled(_ spell: (Value) -> String) -> PersonalText {
        switch self {
        case .said(let value): .said(spell(value))
        case .withheld: .withheld
        case .erased(let ground): .erased(ground)
        }
    }
}

extension PersonalText {
    /// The value for which the text stands, if it is opened.
    fileprivate func read<Read>(
        _ pointer: String, _ expected: String, _ read: (String) -> Read?
    ) throws(ShapeError) -> Personal<Read> {
        switch self {
        case .withheld: return .withheld
        case .erased(let ground): return .erased(ground)
        case .said(let text):
            guard let value = read(text) else {
                throw ShapeError(at: pointer, expected: expected, found: "another text")
            }
            return .said(value)
        }
    }
}
