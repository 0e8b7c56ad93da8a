/// Decides what comes of a command: events to append at once, or every reason against.
///
/// Pure: the same facts, time and command give the same decision. Everything due before `now` must be recorded already
/// (``decideDue(stream:at:given:)``). A thing that `actor` may not know of is answered as if it did not exist; a thing
/// that they may know of and not do is forbidden, before any other rule is looked at.
/// - Throws: what `facts` throws, a failure of the store; never a refusal.
/// - Complexity: a few look-ups; an import one for each value.
package func decide(
    _ command: Command, by actor: MemberID, at now: Instant, given facts: some Facts
) throws -> Decision {
    guard let person = try facts.person(actor) else {
        return .forbidden("nothing was done", .notYours, "nobody is registered as \(actor)")
    }
    let act = Act(actor: person, now: now, facts: facts)
    if person.departedOn != nil, person.hasDeparted(by: try act.today()) {
        return .forbidden("nothing was done", .stillHere, "\(actor) has departed")
    }
    return try act.decide(command)
}

extension Act {
    /// One line for each verb, so that a new one does not compile until somebody decides it.
    fileprivate func decide(_ command: Command) throws -> Decision {
        switch command {
        case .record(let values): try record(values)
        case .advanceClock(let to): try decideClockAdvance(to: to, at: now, given: facts)
        case .registerMember(let handle, let name, let username):
            try registerMember(handle: handle, name: name, username: username)
        case .renameMember(let id, let handle, let name): try renameMember(id, handle: handle, name: name)
        case .bindAccount(let id, let username, let uid, let from):
            try bindAccount(id, username: username, uid: uid, from: from)
        case .departMember(let id, let on): try departMember(id, on: on)
        case .assignRelationship(let member, let manager, let from):
            try assignRelationship(member: member, manager: manager, from: from)
        case .endRelationship(let member, let on): try endRelationship(member: member, on: on)
        case .grantRole(let id, let role, let metrics): try grantRole(id, role, metrics: metrics)
        case .revokeRole(let id, let role): try revokeRole(id, role)
        case .publishGoal(let draft): try publishGoal(draft)
        case .reviseGoal(let id, let draft, let reason): try reviseGoal(id, draft, reason: reason)
        case .closeGoal(let id, let outcome): try closeGoal(id, outcome)
        case .defineMetric(let draft): try defineMetric(draft)
        case .replaceMetric(let id, let draft, let reason): try replaceMetric(id, by: draft, reason: reason)
        case .cover(let metric, let members, let from, let to): try cover(metric, members: members, from: from, to: to)
        case .correctMeasurement(let seq, let value, let reason):
            try correctMeasurement(of: seq, value: value, reason: reason)
        case .contestMeasurement(let seq, let reason): try contestMeasurement(of: seq, reason: reason)
        case .proposeAgreement(let member, let manager, let draft):
            try proposeAgreement(member: member, manager: manager, draft)
        case .counterAgreement(let id, let draft): try counterAgreement(id, draft)
        case .withdrawAgreement(let id, let reason): try withdrawAgreement(id, reason: reason)
        case .discussAgreement(let id, let text): try discussAgreement(id, text: text)
        case .reserveAgreement(let id, let text): try reserveAgreement(id, text: text)
        case .declineAgreement(let id, let reason): try declineAgreement(id, reason: reason)
        case .confirmAgreement(let id, let terms, let by, let inOwnWords, let noSupportNeeded):
            try confirmAgreement(id, terms: terms, by: by, inOwnWords: inOwnWords, noSupportNeeded: noSupportNeeded)
        case .overrideMilestone(let id, let milestone, let verdict, let reason):
            try overrideMilestone(id, milestone: milestone, verdict, reason: reason)
        case .waiveMilestone(let id, let milestone, let reason):
            try waiveMilestone(id, milestone: milestone, reason: reason)
        }
    }
}
