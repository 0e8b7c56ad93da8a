/// What time alone brings about in one stream up to `now`, in the order in which it came due; none when nothing is due.
///
/// The same record and the same `now` give the same events. Windows that an outage extended are not over before their
/// extended end.
package func decideDue(in stream: StreamName, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    switch stream {
    case .agreement(let id): try facts.agreement(id).map { try decideDue(stream: $0, at: now, given: facts) } ?? []
    case .promise(let id): try facts.promise(id).map { try decideDue(promise: $0, at: now, given: facts) } ?? []
    case .checkpoint(let id): try facts.checkpoint(id).map { try decideDue(stream: $0, at: now, given: facts) } ?? []
    case .strategy(let id): try facts.strategy(id).map { try decideDue(strategy: $0, at: now, given: facts) } ?? []
    case .ledger, .person, .goal, .metric, .measurement, .agenda, .feedback, .export, .looked: []
    }
}
