internal import CanonicalJSON
internal import LedgerDomain

extension AgendaEvent {
    var typeName: StaticString {
        switch self {
        case .pointRaised: "agenda.pointRaised"
        case .pointClosed: "agenda.pointClosed"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .pointRaised(let data): data.write(to: &writer, &sealing)
        case .pointClosed(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension AgendaPointClosed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(point: try reader.value("point", .seq, about: "where the point was raised"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("point", Int64(point))
    }
}
