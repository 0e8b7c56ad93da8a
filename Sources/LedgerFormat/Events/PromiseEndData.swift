internal import CanonicalJSON
internal import LedgerDomain

extension PromiseDone: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            contestBy: try reader.dueDay("contestBy", context, about: "uncontested until its end, it counts as kept"),
            evidence: context.optionalText("/evidence"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.object("contestBy") { contestBy.write(to: &$0) }
        if let evidence { sealing.text("/evidence", evidence, owner: .author) }
    }
}

extension PromiseSettled: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            verdict: try reader.value("verdict", .choice(of: PromiseVerdict.self)),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("verdict", verdict.rawValue)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension PromiseMoveAsked: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            due: try reader.dueDay("due", context),
            answerBy: try reader.dueDay("answerBy", context, about: "after that day an answer is late"),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.object("answerBy") { answerBy.write(to: &$0) }
        writer.object("due") { due.write(to: &$0) }
        sealing.text("/reason", reason, owner: .author)
    }
}

extension PromiseMoved: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(due: try reader.dueDay("due", context), reason: context.optionalText("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.object("due") { due.write(to: &$0) }
        if let reason { sealing.text("/reason", reason, owner: .author) }
    }
}
