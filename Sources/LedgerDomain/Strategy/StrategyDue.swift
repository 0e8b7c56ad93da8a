/// What time alone brings about for one strategy: that nobody answered it by the day on which an answer was owed.
package func decideDue(strategy: Strategy, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    guard strategy.nextDue != nil, try facts.ledger().extended(strategy.answerBy) <= now else { return [] }
    let manager = try facts.agreement(strategy.agreement)?.manager
    return [
        NewEvent(
            .strategy(.overdue), in: .strategy(strategy.id), subjects: [strategy.member] + (manager.map { [$0] } ?? []),
            basis: [strategy.seq])
    ]
}
