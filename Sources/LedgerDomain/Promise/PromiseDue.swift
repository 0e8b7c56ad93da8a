extension Promise {
    /// When the clock must look at it again: its day passes, or the time to answer. Nil when neither can come any more.
    package var nextDue: Instant? {
        switch status {
        case .asked(_, let answerBy): unansweredSeq == nil ? answerBy.at : nil
        case .open: overdueSeq == nil ? due?.at : nil
        case .declined, .done, .confirmed, .contested, .settled, .withdrawn: nil
        }
    }
}

extension Promise {
    /// The day by whose end a contest is settled, under the policy of when it began; nil when none is open. Nothing
    /// happens by itself then: it is late for whoever may settle it.
    package func settleBy(given facts: some Facts) throws -> DueDay? {
        guard case .contested = status, let contestedAt else { return nil }
        return try facts.endOfContest(begunAt: contestedAt)
    }
}

extension Facts {
    /// The day by whose end somebody else decides a contest, of a promise as of a value, under the policy of when it
    /// began.
    package func endOfContest(begunAt: Instant) throws -> DueDay? {
        let ledger = try ledger()
        let days = ledger.policy(at: begunAt).contestDays
        guard let day = day(of: begunAt, zone: ledger.zone)?.advanced(by: days),
            let end = startOfDay(day.advanced(by: 1), zone: ledger.zone)
        else { return nil }
        return DueDay(on: day, at: end, zone: ledger.zone)
    }
}

/// What time alone brings about for one promise: once that nobody answered the ask, and once that its day passed.
package func decideDue(promise: Promise, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    guard let due = promise.nextDue, try facts.ledger().extended(due) <= now else { return [] }
    let event: PromiseEvent
    switch promise.status {
    case .asked: event = .unanswered
    case .open: event = .overdue
    case .declined, .done, .confirmed, .contested, .settled, .withdrawn: return []
    }
    return [
        NewEvent(
            .promise(event), in: .promise(promise.id), subjects: promise.parties, basis: [promise.statusSeq])
    ]
}
