internal import CanonicalJSON
internal import LedgerDomain

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
        if let simulatedFrom { writer.string("simulatedFrom", simulatedFrom.spelled) }
        writer.string("zone", zone)
    }
}

extension ClockAdvanced: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(to: try reader.value("to", .instant))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("to", to.spelled)
    }
}
