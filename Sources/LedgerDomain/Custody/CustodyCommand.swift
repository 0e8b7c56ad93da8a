/// What hr does about how long somebody's words are kept.
package enum CustodyCommand: Hashable, Sendable {
    case placeHold(MemberID, reason: String)
    case liftHold(MemberID, reason: String)
    /// Everything that is a person's; or else sealed members of one event, by their names in its leaf.
    case erase(member: MemberID?, seq: UInt64?, members: [String], ErasureGround)

    /// Whose stream it goes to; nil where the sealed members say it.
    var member: MemberID? {
        switch self {
        case .placeHold(let id, _), .liftHold(let id, _): id
        case .erase(let id, _, _, _): id
        }
    }
}

extension Act {
    func decide(_ command: CustodyCommand) throws -> Decision {
        switch command {
        case .placeHold(let id, let reason): try placeHold(on: id, reason: reason)
        case .liftHold(let id, let reason): try liftHold(from: id, reason: reason)
        case .erase(let member?, nil, let names, let ground) where names.isEmpty: try erase(person: member, on: ground)
        case .erase(nil, let seq?, let names, let ground): try erase(names, of: seq, on: ground)
        case .erase(let member, _, _, _): try eraseUnclear(namesPerson: member != nil)
        }
    }

    private func eraseUnclear(namesPerson: Bool) throws -> Decision {
        let summary = "nothing was erased"
        if let refused = unlessHR(summary) { return refused }
        var findings = Findings()
        findings.invalid(
            namesPerson ? "/seq" : "/member", expected: "a person alone, or an event with the names of its members",
            namesPerson ? "a person and an event are named" : "neither a person nor an event is named")
        return findings.refused(summary, hint: "ledger erase")
    }
}
