internal import CanonicalJSON
internal import LedgerDomain

extension PromiseEvent {
    var typeName: StaticString {
        switch self {
        case .asked: "promise.asked"
        case .made: "promise.made"
        case .declined: "promise.declined"
        case .done: "promise.done"
        case .confirmed: "promise.confirmed"
        case .contested: "promise.contested"
        case .settled: "promise.settled"
        case .moveAsked: "promise.moveAsked"
        case .moved: "promise.moved"
        case .moveRefused: "promise.moveRefused"
        case .withdrawn: "promise.withdrawn"
        case .overdue: "promise.overdue"
        case .unanswered: "promise.unanswered"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .asked(let data): data.write(to: &writer, &sealing)
        case .made(let data): data.write(to: &writer, &sealing)
        case .declined(let data): data.write(to: &writer, &sealing)
        case .done(let data): data.write(to: &writer, &sealing)
        case .contested(let data): data.write(to: &writer, &sealing)
        case .settled(let data): data.write(to: &writer, &sealing)
        case .moveAsked(let data): data.write(to: &writer, &sealing)
        case .moved(let data): data.write(to: &writer, &sealing)
        case .moveRefused(let data): data.write(to: &writer, &sealing)
        case .withdrawn(let data): data.write(to: &writer, &sealing)
        case .confirmed, .overdue, .unanswered: break
        }
    }
}

extension PromiseAsked: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            creditor: try reader.value("creditor", .member, about: "who asks, and would be owed it"),
            debtor: try reader.value("debtor", .member),
            kind: try reader.value("kind", .promiseKind),
            about: try reader.optional("about", .about, about: "what it is about"),
            due: try reader.optionalDueDay("due", context, about: "when the asker would like it"),
            answerBy: try reader.dueDay("answerBy", context, about: "after that day an answer is late"),
            what: try context.text("/what"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let about { writer.spelled("about", about) }
        writer.object("answerBy") { answerBy.write(to: &$0) }
        writer.spelled("creditor", creditor)
        writer.spelled("debtor", debtor)
        if let due { writer.object("due") { due.write(to: &$0) } }
        writer.string("kind", kind.rawValue)
        sealing.text("/what", what, owner: .author)
    }
}

extension PromiseMade: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            creditor: try reader.value("creditor", .member, about: "who is owed it"),
            debtor: try reader.value("debtor", .member),
            kind: try reader.value("kind", .promiseKind),
            about: try reader.optional("about", .about, about: "what it is about"),
            due: try reader.dueDay("due", context),
            what: context.optionalText("/what"),
            inTerms: try reader.optionalObject("inTerms", about: "which promise of which terms it is") {
                reader throws(ShapeError) in
                let inTerms = InTerms(
                    terms: try reader.termsReference("terms", context),
                    number: try reader.value("number", .ordinal, about: "from 1, in the order of the terms"))
                try reader.finish(unknown: context.unknown)
                return inTerms
            })
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if let about { writer.spelled("about", about) }
        writer.spelled("creditor", creditor)
        writer.spelled("debtor", debtor)
        writer.object("due") { due.write(to: &$0) }
        if let inTerms {
            writer.object("inTerms") { object in
                object.integer("number", Int64(inTerms.number))
                object.object("terms") { inTerms.terms.write(to: &$0) }
            }
        }
        writer.string("kind", kind.rawValue)
        if let what { sealing.text("/what", what, owner: .author) }
    }
}
