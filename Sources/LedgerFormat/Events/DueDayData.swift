internal import CanonicalJSON
internal import LedgerDomain

extension DueDay {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            on: try reader.value("on", .day, about: "the day by whose end it is due"),
            at: try reader.value("at", .instant, about: "midnight at the end of that day: from then on it is late"),
            zone: try reader.value("zone", .zone))
        try reader.finish(unknown: context.unknown)
    }

    func write(to writer: inout ObjectWriter) {
        writer.spelled("at", at)
        writer.spelled("on", on)
        writer.string("zone", zone)
    }
}

extension ObjectReader {
    func dueDay(
        _ key: StaticString, _ context: EventReading, about: String = ""
    ) throws(ShapeError) -> DueDay {
        try object(key, about: about) { reader throws(ShapeError) in try DueDay(reading: reader, context) }
    }

    func optionalDueDay(
        _ key: StaticString, _ context: EventReading, about: String
    ) throws(ShapeError) -> DueDay? {
        try optionalObject(key, about: about) { reader throws(ShapeError) in try DueDay(reading: reader, context) }
    }
}
