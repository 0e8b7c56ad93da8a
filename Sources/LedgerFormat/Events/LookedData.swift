internal import CanonicalJSON
internal import LedgerDomain

extension LookedEvent {
    var typeName: StaticString {
        switch self {
        case .viewed: "record.viewed"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .viewed(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension RecordViewed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            of: try reader.value("of", .member, about: "whose record it is"),
            as: try reader.value("as", .choice(of: ViewedAs.self), about: "in which capacity"),
            on: try reader.value("on", .day, about: "in the zone of the ledger"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("as", capacity.rawValue)
        writer.spelled("of", of)
        writer.spelled("on", on)
    }
}
