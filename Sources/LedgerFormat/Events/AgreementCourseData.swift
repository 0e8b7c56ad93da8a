internal import CanonicalJSON
internal import LedgerDomain

extension ProposalsInvited: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            until: DueDay(
                on: try reader.value("untilOn", .day, about: "the last day for proposals"),
                at: try reader.value("untilAt", .instant, about: "midnight at the end of that day"),
                zone: try reader.value("zone", .zone)))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("untilAt", until.at)
        writer.spelled("untilOn", until.on)
        writer.string("zone", until.zone)
    }
}

extension ClarificationRequested: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(text: try context.text("/text"), answerBy: try reader.value("answerBy", .instant))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("answerBy", answerBy)
        sealing.text("/text", text, owner: .author)
    }
}

extension AgreementSet: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(terms: try reader.termsReference("terms", context), reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.object("terms") { terms.write(to: &$0) }
        sealing.text("/reason", reason, owner: .author)
    }
}

extension NoticeServed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            replyBy: try reader.value(
                "replyBy", .instant, about: "until then the member confirms, reserves or declines"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("replyBy", replyBy)
    }
}

extension AmendmentProposed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            revision: try reader.value("revision", .ordinal), terms: try reader.terms("terms", context),
            reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("revision", Int64(revision))
        writer.object("terms") { terms.write(to: &$0, &sealing) }
        sealing.text("/reason", reason, owner: .author)
    }
}

extension AgreementAmended: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            terms: try reader.termsReference("terms", context), revision: try reader.value("revision", .ordinal))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("revision", Int64(revision))
        writer.object("terms") { terms.write(to: &$0) }
    }
}

extension AutonomyOverridden: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(scope: try context.text("/scope"), reason: try context.text("/reason"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/scope", scope, owner: .author)
        sealing.text("/reason", reason, owner: .author)
    }
}

extension AlignmentOutdated: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(goal: try reader.value("goal", .goal, about: "the goal that changed or ended"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("goal", goal)
    }
}

extension AgreementHandedOver: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(manager: try reader.value("manager", .member, about: "who manages the member now"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("manager", manager)
    }
}
