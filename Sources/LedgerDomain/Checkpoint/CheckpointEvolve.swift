extension Checkpoint {
    /// The state after `event`; events of other streams change nothing.
    package static func evolve(
        _ state: consuming Checkpoint?, by event: Event, _ context: EventContext
    ) -> Checkpoint? {
        guard case .checkpoint(let event) = event else { return state }
        switch event {
        case .scheduled(let scheduled):
            guard case .checkpoint(let id) = context.stream else { return state }
            return Checkpoint(id: id, scheduled, seq: context.seq)
        case .moved(let moved):
            guard case .member(let actor) = context.actor else { return state }
            state?.moves.append(actor)
            state?.at = moved.at
            state?.on = moved.on
            state?.zone = moved.zone
            state?.openUntil = moved.openUntil
            return state
        case .held(let held):
            guard case .member(let actor) = context.actor else { return state }
            state?.status = .held(
                Held(
                    by: actor, present: held.present, at: context.at, seq: context.seq,
                    deniableUntil: held.deniableUntil))
            state?.isFollowed = true
            return state
        case .heldDenied:
            guard case .member(let actor) = context.actor else { return state }
            state?.denials.append(Denial(by: actor, seq: context.seq))
            state?.status = .scheduled
            return state
        case .viewGiven:
            guard case .member(let actor) = context.actor else { return state }
            state?.views.append(View(by: actor, seq: context.seq, at: context.at))
            return state
        case .missed(let missed):
            state?.status = .missed(by: missed.by, seq: context.seq)
            state?.isFollowed = true
            return state
        case .lapsed:
            state?.status = .lapsed(seq: context.seq)
            state?.isFollowed = true
            return state
        }
    }
}
