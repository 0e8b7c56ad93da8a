extension Promise {
    /// The state after `event`; events of other streams change nothing.
    package static func evolve(_ state: consuming Promise?, by event: Event, _ context: EventContext) -> Promise? {
        guard case .promise(let event) = event, case .promise(let id) = context.stream else { return state }
        switch event {
        case .asked(let asked): return state ?? Promise(id: id, asked, context)
        case .made(let made):
            guard state != nil else { return Promise(id: id, made, context) }
            state?.answer(made, context)
        case .declined:
            state?.end(.declined(seq: context.seq), context)
        case .done(let done):
            state?.status = .done(seq: context.seq, at: context.at, contestBy: done.contestBy)
            state?.doneAt = context.at
            state?.doneSeq = context.seq
            state?.moveAsked = nil
        case .confirmed: state?.end(.confirmed(seq: context.seq), context)
        case .contested:
            state?.status = .contested(seq: context.seq)
            state?.contestedAt = context.at
        case .settled(let settled): state?.end(.settled(settled.verdict, seq: context.seq), context)
        case .moveAsked(let asked):
            state?.moveAsked = MoveAsked(due: asked.due, answerBy: asked.answerBy, seq: context.seq)
        case .moved(let moved): state?.move(moved, context)
        case .moveRefused: state?.moveAsked = nil
        case .withdrawn:
            guard case .member(let actor) = context.actor else { return state }
            state?.end(.withdrawn(by: actor, seq: context.seq), context)
        case .overdue:
            state?.overdueSeq = context.seq
            state?.timesOverdue += 1
        case .unanswered: state?.unansweredSeq = context.seq
        }
        state?.events = context.rev + 1
        return state
    }

    private mutating func answer(_ made: PromiseMade, _ context: EventContext) {
        due = made.due
        status = .open(seq: context.seq)
        madeSeq = context.seq
        madeAt = context.at
    }

    private mutating func move(_ moved: PromiseMoved, _ context: EventContext) {
        due = moved.due
        moveAsked = nil
        overdueSeq = nil
        moves += 1
        // More time for what was contested: it is to be kept again.
        if case .contested = status { status = .open(seq: context.seq) }
    }

    private mutating func end(_ status: Status, _ context: EventContext) {
        self.status = status
        endedAt = context.at
        moveAsked = nil
    }
}
