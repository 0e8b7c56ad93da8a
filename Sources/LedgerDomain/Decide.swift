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
        return .forbidden("nothing was done", .stillHere, "you have departed")
    }
    return try act.decide(command)
}

extension Act {
    /// One line for each noun; the verbs are with their nouns.
    fileprivate func decide(_ command: Command) throws -> Decision {
        switch command {
        case .measurement(let command): try decide(command)
        case .clock(.advance(let to)): try decideClockAdvance(to: to, at: now, given: facts)
        case .policy(let command): try decide(command)
        case .person(let command): try decide(command)
        case .goal(let command): try decide(command)
        case .metric(let command): try decide(command)
        case .agreement(let command): try decide(command)
        case .promise(let command): try decide(command)
        case .checkpoint(let command): try decide(command)
        case .agenda(let command): try decide(command)
        case .feedback(let command): try decide(command)
        case .strategy(let command): try decide(command)
        case .export(let command): try decide(command)
        case .custody(let command): try decide(command)
        }
    }
}
