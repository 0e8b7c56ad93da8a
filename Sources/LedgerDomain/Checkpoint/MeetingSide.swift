/// Who somebody is to a checkpoint, on the day of their act.
struct MeetingSide {
    let checkpoint: Checkpoint
    let isMember: Bool
    /// Who manages the member today, or did when it was planned where nobody does now.
    let manager: MemberID

    /// True when the actor is on the side that has to see to it.
    var isConvenor: Bool { isMember == (checkpoint.convenor == checkpoint.member) }
}

extension Act {
    /// Runs `body` with the checkpoint for one of its two sides; refuses everybody else, as "not found" whoever may not
    /// know of it.
    ///
    /// - Parameter rule: what somebody else breaks who may know of it.
    func withCheckpoint(
        _ id: CheckpointID, _ summary: String, elseBreaks rule: RuleName, _ body: (MeetingSide) throws -> Decision
    ) throws -> Decision {
        let today = try today()
        guard let checkpoint = try facts.checkpoint(id), let member = try facts.person(checkpoint.member),
            try maySee(checkpoint: checkpoint, viewer: actor.id, on: today, given: facts)
        else { return .notFound(id, hint: "ledger checkpoint list") }
        let isMember = actor.id == checkpoint.member
        let manager = member.manager(on: today)
        guard isMember || manager == actor.id else {
            let hint = "ledger checkpoint show \(id)"
            if actor.id == checkpoint.manager {
                return .forbidden(
                    summary, .managerThatDay, "you do not manage \(checkpoint.member) today", hint: hint)
            }
            return .forbidden(
                summary, rule, "only \(checkpoint.member) and who manages them today may do this", hint: hint)
        }
        return try body(
            MeetingSide(checkpoint: checkpoint, isMember: isMember, manager: manager ?? checkpoint.manager))
    }

    /// The refusal's or the event's subjects, and what follows: the answer names the checkpoint that was planned.
    func accepted(_ events: [NewEvent]) -> Accepted {
        let ids = events.compactMap { (new) -> Accepted.IDPair? in
            guard case .checkpoint(.scheduled) = new.event, case .checkpoint(let id) = new.stream else { return nil }
            return Accepted.IDPair("checkpoint", id.description)
        }
        return Accepted(events, ids: ids)
    }
}

extension Findings {
    /// What was held, missed or lapsed is not held or moved any more.
    mutating func stillOpen(_ checkpoint: Checkpoint) {
        switch checkpoint.status {
        case .scheduled: break
        case .held(let held):
            breaks(.somethingNew, "\(held.by) said already that \(checkpoint.id) was held", events: [held.seq])
        case .missed(let by, let seq):
            breaks(.stillOpen, "\(checkpoint.id) counts as missed by \(by)", events: [seq])
        case .lapsed(let seq): breaks(.stillOpen, "\(checkpoint.id) lapsed", events: [seq])
        }
    }
}
