internal import CanonicalJSON
internal import LedgerDomain

extension PersonEvent {
    var typeName: StaticString {
        switch self {
        case .registered: "member.registered"
        case .renamed: "member.renamed"
        case .accountBound: "member.accountBound"
        case .departed: "member.departed"
        case .relationshipAssigned: "relationship.assigned"
        case .relationshipEnded: "relationship.ended"
        case .roleGranted: "role.granted"
        case .roleRevoked: "role.revoked"
        case .absenceRecorded: "absence.recorded"
        case .absenceWithdrawn: "absence.withdrawn"
        case .legalHoldPlaced: "legalHold.placed"
        case .legalHoldLifted: "legalHold.lifted"
        case .disclosureErased: "disclosure.erased"
        }
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        switch self {
        case .registered(let data): data.write(to: &writer, &sealing)
        case .renamed(let data): data.write(to: &writer, &sealing)
        case .accountBound(let data): data.write(to: &writer, &sealing)
        case .departed(let data): data.write(to: &writer, &sealing)
        case .relationshipAssigned(let data): data.write(to: &writer, &sealing)
        case .relationshipEnded(let data): data.write(to: &writer, &sealing)
        case .roleGranted(let data): data.write(to: &writer, &sealing)
        case .roleRevoked(let data): data.write(to: &writer, &sealing)
        case .absenceRecorded(let data): data.write(to: &writer, &sealing)
        case .absenceWithdrawn(let data): data.write(to: &writer, &sealing)
        case .legalHoldPlaced(let data), .legalHoldLifted(let data): data.write(to: &writer, &sealing)
        case .disclosureErased(let data): data.write(to: &writer, &sealing)
        }
    }
}

extension MemberRegistered: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            handle: try context.text("/handle"), name: try context.text("/name"),
            username: context.optionalText("/username"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/handle", handle, owner: .person)
        sealing.text("/name", name, owner: .person)
        if let username { sealing.text("/username", username, owner: .person) }
    }
}

extension MemberRenamed: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(handle: try context.text("/handle"), name: try context.text("/name"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        sealing.text("/handle", handle, owner: .person)
        sealing.text("/name", name, owner: .person)
    }
}

extension MemberAccountBound: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            username: try context.text("/username"),
            uid: try reader.value("uid", .uid),
            from: try reader.value("from", .day, about: "the first day"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("from", from)
        writer.integer("uid", Int64(uid))
        sealing.text("/username", username, owner: .person)
    }
}

extension MemberDeparted: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(on: try reader.value("on", .day, about: "the last day"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("on", on)
    }
}

extension RelationshipAssigned: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            member: try reader.value("member", .member), manager: try reader.value("manager", .member),
            from: try reader.value("from", .day, about: "the first day"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("from", from)
        writer.spelled("manager", manager)
        writer.spelled("member", member)
    }
}

extension RelationshipEnded: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            member: try reader.value("member", .member), manager: try reader.value("manager", .member),
            on: try reader.value("on", .day, about: "the last day on which it held"))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.spelled("manager", manager)
        writer.spelled("member", member)
        writer.spelled("on", on)
    }
}

extension RoleGranted: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(
            role: try reader.value("role", .choice(of: Role.self)),
            metrics: try reader.array(
                "metrics", count: 0...256,
                about: "for an integration, the metrics that it may record; empty means every metric", .metric))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.array("metrics") { list in for metric in metrics { list.spelled(metric) } }
        writer.string("role", role.rawValue)
    }
}

extension RoleRevoked: EventData {
    init(reading reader: ObjectReader, _ context: EventReading) throws(ShapeError) {
        self.init(role: try reader.value("role", .choice(of: Role.self)))
    }

    func write(to writer: inout ObjectWriter, _ sealing: inout Sealing) {
        writer.string("role", role.rawValue)
    }
}
