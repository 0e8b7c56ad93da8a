internal import CanonicalJSON
internal import LedgerDomain

extension LedgerEvent {
    var typeName: StaticString {
        switch self {
        case .opened: "ledger.opened"
        case .clockAdvanced: "clock.advanced"
        case .outage: "ledger.outage"
        case .timeAccepted: "ledger.timeAccepted"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .opened(let data): data.write(to: &writer, &sealing)
        case .clockAdvanced(let data): data.write(to: &writer, &sealing)
        case .outage(let data): data.write(to: &writer, &sealing)
        case .timeAccepted(let data): data.write(to: &writer, &sealing)
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
