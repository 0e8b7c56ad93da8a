internal import CanonicalJSON
internal import LedgerDomain

extension LedgerEvent {
    var typeName: StaticString {
        switch self {
        case .opened: "ledger.opened"
        case .clockAdvanced: "clock.advanced"
        case .outage: "ledger.outage"
        case .timeAccepted: "ledger.timeAccepted"
        case .policyPublished: "policy.published"
        case .resumed: "ledger.resumed"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .opened(let data): data.write(to: &writer, &sealing)
        case .clockAdvanced(let data): data.write(to: &writer, &sealing)
        case .outage(let data): data.write(to: &writer, &sealing)
        case .timeAccepted(let data): data.write(to: &writer, &sealing)
        case .policyPublished(let data): data.write(to: &writer, &sealing)
        case .resumed(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension LedgerOpened: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            name: try reader.value("name", .recordedName),
            zone: try reader.value("zone", .zone, about: "days are said in it unless another is named"),
            simulatedFrom: try reader.optional(
                "simulatedFrom", .instant, about: "where a simulated clock starts; absent from a real ledger"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("name", name)
        if let simulatedFrom { writer.spelled("simulatedFrom", simulatedFrom) }
        writer.string("zone", zone)
    }
}

extension ClockAdvanced: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(to: try reader.value("to", .instant))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("to", to)
    }
}

extension LedgerOutage: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            from: try reader.value("from", .instant, about: "when a daemon was last known to run"),
            to: try reader.value("to", .instant, about: "when one ran again"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("from", from)
        writer.spelled("to", to)
    }
}

extension TimeAccepted: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            was: try reader.value("was", .instant, about: "the time of the last event before"),
            now: try reader.value("now", .instant, about: "the machine's time that was accepted"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("now", now)
        writer.spelled("was", was)
    }
}

extension LedgerResumed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            oldNote: try reader.value("oldNote", .signedNote, about: "the newest signed head of the epochs before"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("oldNote", oldNote)
    }
}

extension Shape where T == String {
    /// A signed tree head, as it stands in its file.
    static let signedNote = Shape.text(1...4_096, example: "acme/8f49\n12\n…\n\n— acme/8f49 …\n")
}

extension PolicyPublished: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        let from = try reader.value("from", .instant, about: "the start of its first day")
        let on = try reader.value("on", .day, about: "its first day, in the ledger's zone")
        let days = try reader.object("settings", about: "all in days; one that is absent has its standard value") {
            (settings) throws(ShapeError) in
            var days: [PolicyField: UInt32] = [:]
            for field in PolicyField.allCases {
                days[field] = try settings.optional(field.name, .policyDays, about: "\(field.meaning)")
            }
            try settings.finish(unknown: context.unknown)
            return days
        }
        let version = try reader.value("version", .ordinal)
        self.init(policy: Policy(version: version) { days[$0] ?? $0.standard }, on: on, from: from)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("from", from)
        writer.spelled("on", on)
        writer.object("settings") { settings in
            for field in PolicyField.allCases { settings.integer(field.name, Int64(policy[field])) }
        }
        writer.integer("version", Int64(policy.version))
    }
}

extension Shape where T == UInt32 {
    static let policyDays = Shape<UInt32>.integer(0...3_660, example: 14)
}
