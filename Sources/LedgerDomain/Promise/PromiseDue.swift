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
