package enum PersonCommand: Hashable, Sendable {
    case register(handle: String, name: String, username: String?)
    case rename(MemberID, handle: String?, name: String?)
    case bindAccount(MemberID, username: String, uid: UInt32, from: Day?)
    case depart(MemberID, on: Day?)
    case assignRelationship(member: MemberID, manager: MemberID, from: Day?)
    case endRelationship(member: MemberID, on: Day?)
    case grantRole(MemberID, Role, metrics: [MetricID])
    case revokeRole(MemberID, Role)
    case recordAbsence(MemberID, from: Day, to: Day)
    case withdrawAbsence(MemberID, of: UInt64)

    /// Whose stream it goes to; nil for somebody new.
    var member: MemberID? {
        switch self {
        case .register: nil
        case .rename(let id, _, _), .bindAccount(let id, _, _, _), .depart(let id, _),
            .assignRelationship(let id, _, _), .endRelationship(let id, _), .grantRole(let id, _, _),
            .revokeRole(let id, _), .recordAbsence(let id, _, _), .withdrawAbsence(let id, _):
            id
        }
    }
}

extension Act {
    func decide(_ command: PersonCommand) throws -> Decision {
        switch command {
        case .register(let handle, let name, let username):
            try registerMember(handle: handle, name: name, username: username)
        case .rename(let id, let handle, let name): try renameMember(id, handle: handle, name: name)
        case .bindAccount(let id, let username, let uid, let from):
            try bindAccount(id, username: username, uid: uid, from: from)
        case .depart(let id, let on): try departMember(id, on: on)
        case .assignRelationship(let member, let manager, let from):
            try assignRelationship(member: member, manager: manager, from: from)
        case .endRelationship(let member, let on): try endRelationship(member: member, on: on)
        case .grantRole(let id, let role, let metrics): try grantRole(id, role, metrics: metrics)
        case .revokeRole(let id, let role): try revokeRole(id, role)
        case .recordAbsence(let id, let from, let to): try recordAbsence(id, from: from, to: to)
        case .withdrawAbsence(let id, let seq): try withdrawAbsence(id, of: seq)
        }
    }
}
