/// What hr does about how long somebody's words are kept.
package enum CustodyCommand: Hashable, Sendable {
    case placeHold(MemberID, reason: String)
    case liftHold(MemberID, reason: String)
    /// Everything that is a person's.
    case erasePerson(MemberID, ErasureGround)
    /// Sealed members of one event, by their names in its leaf.
    case eraseMembers(of: UInt64, [String], ErasureGround)

    /// Whose stream it goes to; nil where the sealed members say it.
    var member: MemberID? {
        switch self {
        case .placeHold(let id, _), .liftHold(let id, _), .erasePerson(let id, _): id
        case .eraseMembers: nil
        }
    }
}

extension Act {
    func decide(_ command: CustodyCommand) throws -> Decision {
        switch command {
        case .placeHold(let id, let reason): try placeHold(on: id, reason: reason)
        case .liftHold(let id, let reason): try liftHold(from: id, reason: reason)
        case .erasePerson(let id, let ground): try erase(person: id, on: ground)
        case .eraseMembers(let seq, let names, let ground): try erase(names, of: seq, on: ground)
        }
    }
}
