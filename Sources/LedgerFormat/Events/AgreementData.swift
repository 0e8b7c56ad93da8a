internal import CanonicalJSON
internal import LedgerDomain
internal import TransparencyLog

extension AgreementEvent {
    var typeName: StaticString {
        switch self {
        case .proposed: "agreement.proposed"
        case .countered: "agreement.countered"
        case .withdrawn: "agreement.withdrawn"
        case .discussed: "agreement.discussed"
        case .reserved: "agreement.reserved"
        case .declined: "agreement.declined"
        case .confirmed: "agreement.confirmed"
        case .enteredForce: "agreement.enteredForce"
        case .milestoneEvaluated: "milestone.evaluated"
        case .milestoneOverridden: "milestone.overridden"
        case .milestoneWaived: "milestone.waived"
        case .closed: "agreement.closed"
        case .proposalsInvited: "proposals.invited"
        case .proposalsWaived: "proposals.waived"
        case .clarificationRequested: "clarification.requested"
        case .clarificationAnswered: "clarification.answered"
        case .understandingCorrected: "understanding.corrected"
        case .set: "agreement.set"
        case .cosigned: "agreement.cosigned"
        case .noticeServed: "notice.served"
        case .noticeReceived: "notice.received"
        case .amendmentProposed: "agreement.amendmentProposed"
        case .amendmentDeclined: "agreement.amendmentDeclined"
        case .amendmentWithdrawn: "agreement.amendmentWithdrawn"
        case .amended: "agreement.amended"
        case .endProposed: "agreement.endProposed"
        case .endDeclined: "agreement.endDeclined"
        case .ended: "agreement.ended"
        case .autonomyOverridden: "autonomy.overridden"
        case .alignmentOutdated: "alignment.outdated"
        case .alignmentAffirmed: "alignment.affirmed"
        case .handedOver: "agreement.handedOver"
        case .expired: "agreement.expired"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .proposed(let data): data.write(to: &writer, &sealing)
        case .countered(let data): data.write(to: &writer, &sealing)
        case .withdrawn(let data): data.write(to: &writer, &sealing)
        case .discussed(let data): data.write(to: &writer, &sealing)
        case .reserved(let data): data.write(to: &writer, &sealing)
        case .declined(let data): data.write(to: &writer, &sealing)
        case .confirmed(let data): data.write(to: &writer, &sealing)
        case .enteredForce(let data): data.write(to: &writer, &sealing)
        case .milestoneEvaluated(let data): data.write(to: &writer, &sealing)
        case .milestoneOverridden(let data): data.write(to: &writer, &sealing)
        case .milestoneWaived(let data): data.write(to: &writer, &sealing)
        case .closed(let data): data.write(to: &writer, &sealing)
        case .proposalsInvited(let data): data.write(to: &writer, &sealing)
        case .clarificationRequested(let data): data.write(to: &writer, &sealing)
        case .clarificationAnswered(let data), .understandingCorrected(let data): data.write(to: &writer, &sealing)
        case .set(let data): data.write(to: &writer, &sealing)
        case .noticeServed(let data): data.write(to: &writer, &sealing)
        case .amendmentProposed(let data): data.write(to: &writer, &sealing)
        case .amendmentDeclined(let data), .amendmentWithdrawn(let data), .endProposed(let data),
            .endDeclined(let data), .alignmentAffirmed(let data):
            data.write(to: &writer, &sealing)
        case .amended(let data): data.write(to: &writer, &sealing)
        case .ended(let data): data.write(to: &writer, &sealing)
        case .autonomyOverridden(let data): data.write(to: &writer, &sealing)
        case .alignmentOutdated(let data): data.write(to: &writer, &sealing)
        case .handedOver(let data): data.write(to: &writer, &sealing)
        case .proposalsWaived, .cosigned, .noticeReceived, .expired: NoData().write(to: &writer, &sealing)
        }
    }
}

extension AgreementProposed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            member: try reader.value("member", .member), manager: try reader.value("manager", .member),
            terms: try reader.terms("terms", context))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("manager", manager)
        writer.spelled("member", member)
        writer.object("terms") { terms.write(to: &$0, &sealing) }
    }
}

extension AgreementCountered: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            revision: try reader.value("revision", .ordinal, about: "from 2: the proposal is revision 1"),
            terms: try reader.terms("terms", context))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("revision", Int64(revision))
        writer.object("terms") { terms.write(to: &$0, &sealing) }
    }
}

extension AgreementConfirmed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            terms: try reader.termsReference("terms", context),
            inOwnWords: context.optionalText("/inOwnWords"),
            noSupportNeeded: try reader.value(
                "noSupportNeeded", .bool, about: "the member's own word, where the terms promise no support"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.bool("noSupportNeeded", noSupportNeeded)
        writer.object("terms") { terms.write(to: &$0) }
        if let inOwnWords { sealing.text("/inOwnWords", inOwnWords, owner: .author) }
    }
}

extension AgreementEnteredForce: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            terms: try reader.termsReference("terms", context),
            revision: try reader.value("revision", .ordinal),
            notAgreed: try reader.optional("notAgreed", .bool, about: "set without the member's agreement") ?? false)
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        if notAgreed { writer.bool("notAgreed", true) }
        writer.integer("revision", Int64(revision))
        writer.object("terms") { terms.write(to: &$0) }
    }
}

extension AgreementClosed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            outcome: try reader.value("outcome", .choice(of: AgreementOutcome.self)),
            met: try reader.value("met", .count, about: "milestones"),
            missed: try reader.value("missed", .count, about: "milestones"),
            notMeasured: try reader.value("notMeasured", .count, about: "milestones"),
            waived: try reader.value("waived", .count, about: "milestones"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.integer("met", Int64(met))
        writer.integer("missed", Int64(missed))
        writer.integer("notMeasured", Int64(notMeasured))
        writer.string("outcome", outcome.rawValue)
        writer.integer("waived", Int64(waived))
    }
}

extension TermsReference {
    func write(to writer: inout ObjectWriter) {
        writer.string("hash", Hash256(hash).base64url)
        writer.integer("seq", Int64(seq))
    }
}

extension ObjectReader {
    func termsReference(_ key: StaticString, _ context: EventReading) throws(ShapeError) -> TermsReference {
        try object(key, about: "the event that carries the terms") { reader throws(ShapeError) in
            let reference = TermsReference(
                seq: try reader.value("seq", .seq), hash: try reader.value("hash", .leafHash))
            try reader.finish(unknown: context.unknown)
            return reference
        }
    }
}
