internal import CanonicalJSON
internal import LedgerDomain

extension DaySpan {
    /// The members of a span that carries its own zone.
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            from: try reader.value("from", .day, about: "the first day"),
            to: try reader.value("to", .day, about: "the last day, which belongs to it"),
            opensAt: try reader.value("opensAt", .instant, about: "midnight at the start of the first day"),
            closesAt: try reader.value("closesAt", .instant, about: "midnight at the end of the last day"),
            zone: try reader.value("zone", .zone))
        try reader.finish(unknown: context.unknown)
    }

    func write(to writer: inout ObjectWriter) {
        writer.spelled("closesAt", closesAt)
        writer.spelled("from", from)
        writer.spelled("opensAt", opensAt)
        writer.spelled("to", to)
        writer.string("zone", zone)
    }
}

extension ObjectReader {
    func span(_ key: StaticString, _ context: EventReading) throws(ShapeError) -> DaySpan {
        try object(key) { reader throws(ShapeError) in try DaySpan(reading: reader, context) }
    }
}
