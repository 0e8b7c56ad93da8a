/// What time alone brings about for one checkpoint up to `now`: an open one whose days have passed was missed, or it
/// lapses, and the next one of the cadence is planned.
///
/// The same record and the same `now` give the same events; when nothing is due, none.
/// - Complexity: a few look-ups.
package func decideDue(stream checkpoint: Checkpoint, at now: Instant, given facts: some Facts) throws -> [NewEvent] {
    guard checkpoint.isOpen, try facts.ledger().extended(checkpoint.openUntil) <= now else { return [] }
    let today = facts.day(of: now, zone: checkpoint.zone) ?? now.utcDay
    if let because = try checkpoint.reasonToLapse(given: facts) {
        let lapsed = checkpoint.event(.lapsed(CheckpointLapsed(because: because)))
        let next = try checkpoint.next(after: checkpoint.on, today: today, causedBy: 0, given: facts)
        return [lapsed] + (next.map { [$0] } ?? [])
    }
    return try checkpoint.missed(by: checkpoint.responsible(given: facts), today: today, given: facts)
}

extension Checkpoint {
    func event(
        _ event: CheckpointEvent, with others: [MemberID] = [], causedBy: Int? = nil, basis: [UInt64] = []
    ) -> NewEvent {
        var subjects = parties
        for other in others where !subjects.contains(other) { subjects.append(other) }
        return NewEvent(.checkpoint(event), in: .checkpoint(id), subjects: subjects, causedBy: causedBy, basis: basis)
    }

    /// That it was missed, and the next one.
    ///
    /// - Parameters:
    ///   - causedBy: index in the same decision of what made it so; nil where time did.
    ///   - wanted: as in ``next(after:wanted:today:causedBy:given:)``.
    func missed(
        by responsible: MemberID, wanted: CheckpointTime? = nil, today: Day, causedBy: Int? = nil,
        given facts: some Facts
    ) throws -> [NewEvent] {
        let missed = event(.missed(CheckpointMissed(by: responsible)), with: [responsible], causedBy: causedBy)
        let index = causedBy.map { $0 + 1 } ?? 0
        let next = try next(after: on, wanted: wanted, today: today, causedBy: index, given: facts)
        return [missed] + (next.map { [$0] } ?? [])
    }

    /// Who had to see to it: the convenor, or who managed the member that day where another manager planned it.
    func responsible(given facts: some Facts) throws -> MemberID {
        if convenor == member { return member }
        return try facts.person(member)?.manager(on: on) ?? convenor
    }

    /// True when what it is about ended before its day did.
    func isOver(given facts: some Facts) throws -> Bool {
        guard let agreement = try facts.agreement(agreement) else { return true }
        return agreement.isOver(before: on, in: zone, given: facts)
    }

    /// Why it is nobody's fault that it was not held; nil when it is somebody's.
    func reasonToLapse(given facts: some Facts) throws -> LapseReason? {
        if try isOver(given: facts) { return .agreementOver }
        guard let person = try facts.person(member), !person.hasDeparted(by: on), person.manager(on: on) != nil else {
            return .nobodyToMeet
        }
        return nil
    }
}

extension Agreement {
    /// What governs its meetings to the end: the policy that held when it entered force (I-29), whatever came later.
    func policy(given facts: some Facts) throws -> Policy {
        try facts.ledger().policy(at: inForce?.since ?? standing.at)
    }

    /// True when it ended before the end of `day`, so that there is nothing left to meet about on it.
    func isOver(before day: Day, in zone: String, given facts: some Facts) -> Bool {
        guard let over = overSince, let dayAfter = facts.startOfDay(day.advanced(by: 1), zone: zone) else {
            return false
        }
        return over < dayAfter
    }

    /// From when on there is nothing left to meet about; nil while it is in force.
    private var overSince: Instant? {
        switch status {
        case .inForce: nil
        case .closed(let closed): closed.at
        case .ended(let ended): ended.at
        case .open, .withdrawn, .declined, .expired: standing.at
        }
    }
}
