internal import CanonicalJSON
internal import LedgerDomain

/// The data of an event that says nothing but that it happened.
struct NoData: EventData {
    init() {}
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {}
    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {}
}

extension SaidText: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(text: try context.text("/text"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/text", text, owner: .author)
    }
}

extension SaidReason: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/reason", reason, owner: .author)
    }
}

extension PerhapsReason: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(reason: context.optionalText("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let reason { sealing.text("/reason", reason, owner: .author) }
    }
}

extension SaidAbout: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            of: try reader.value("of", .seq, about: "the position of what it is about"),
            text: try context.text("/text"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("of", Int64(of))
        sealing.text("/text", text, owner: .author)
    }
}
