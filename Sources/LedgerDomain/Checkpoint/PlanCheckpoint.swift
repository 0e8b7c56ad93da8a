/// When two people are to meet: fixed once, so that a later change of a zone's rules moves nothing.
struct CheckpointDate: Hashable {
    var at: Instant
    var on: Day
    var zone: String
    var openUntil: Instant

    /// It may be held for as many days after its own as `policy` gives.
    ///
    /// Nil where the calendar or the zone does not go so far.
    init?(_ time: CheckpointTime, zone: String, under policy: Policy, given facts: some Facts) {
        let day: Day? =
            switch time {
            case .day(let day): day
            case .instant(let instant): facts.day(of: instant, zone: zone)
            }
        guard let day, day < Limits.lastDay, let start = facts.startOfDay(day, zone: zone) else { return nil }
        let end = day.advanced(by: policy.checkpointGraceDays + 1)
        guard end < Limits.lastDay, let openUntil = facts.startOfDay(end, zone: zone) else { return nil }
        on = day
        self.zone = zone
        self.openUntil = openUntil
        at = if case .instant(let instant) = time { instant } else { start }
    }
}

/// The first one-to-one that the cadence of terms asks for: written with what brings them into force, so that nobody can
/// forget it. At the end of the window where that comes sooner.
///
/// - Parameter causedBy: index in the same decision of what brings them into force.
/// - Returns: nil only where the calendar does not go so far.
package func firstCheckpoint(
    of agreement: Agreement, under terms: Terms, numbered id: CheckpointID, causedBy: Int?, at now: Instant,
    given facts: some Facts
) throws -> NewEvent? {
    let policy = try facts.ledger().policy(at: now)
    let day = min(terms.window.from.advanced(by: Int(terms.cadenceDays)), terms.window.to)
    guard let date = CheckpointDate(.day(day), zone: terms.window.zone, under: policy, given: facts) else {
        return nil
    }
    return NewEvent(
        .checkpoint(
            .scheduled(
                CheckpointScheduled(
                    agreement: agreement.id, member: agreement.member, manager: agreement.manager,
                    convenor: agreement.manager, at: date.at, on: date.on, zone: date.zone, openUntil: date.openUntil,
                    cadence: true, after: nil))),
        in: .checkpoint(id), subjects: agreement.parties, causedBy: causedBy)
}

/// The next one-to-one of the cadence under amended terms, where the window of those before them had no room for another.
///
/// - Returns: nil while one is open, because the next is planned when that is over.
func checkpointResumed(
    of agreement: Agreement, under terms: Terms, causedBy: Int?, at now: Instant, given facts: some Facts
) throws -> NewEvent? {
    let cadence = try facts.checkpoints(of: agreement.id).compactMap { try facts.checkpoint($0) }
        .filter(\.isCadence)
    guard let last = cadence.last, !cadence.contains(where: \.isOpen) else { return nil }
    let today = facts.day(of: now, zone: terms.window.zone) ?? now.utcDay
    return try last.next(
        after: max(last.on, today), of: agreement, under: terms, today: today, causedBy: causedBy, given: facts)
}

extension Checkpoint {
    /// The next one of the cadence of the terms in force, as ``next(after:wanted:of:under:today:causedBy:given:)``; nil
    /// also when it has been planned already, and when this is none of the cadence.
    func next(
        after passed: Day, wanted: CheckpointTime? = nil, today: Day, skipping: UInt32 = 0, causedBy: Int?,
        given facts: some Facts
    ) throws -> NewEvent? {
        guard isCadence, !isFollowed, let agreement = try facts.agreement(agreement),
            let terms = agreement.termsInForce
        else { return nil }
        return try next(
            after: passed, wanted: wanted, of: agreement, under: terms, today: today, skipping: skipping,
            causedBy: causedBy, given: facts)
    }

    /// One of the cadence, from the day for which this one was planned first; nil when the window ends before it.
    ///
    /// - Parameters:
    ///   - passed: the next one comes after this day.
    ///   - wanted: a day on which both mean to meet anyway; taken where it comes before the cadence's own.
    ///   - today: who manages the member then convenes it.
    ///   - skipping: numbers of checkpoints that the same decision plans before it.
    fileprivate func next(
        after passed: Day, wanted: CheckpointTime? = nil, of agreement: Agreement, under terms: Terms, today: Day,
        skipping: UInt32 = 0, causedBy: Int?, given facts: some Facts
    ) throws -> NewEvent? {
        let cadence = Int(terms.cadenceDays)
        let steps = max(1, plannedOn.distance(to: passed) / cadence + 1)
        let day = plannedOn.advanced(by: steps * cadence)
        let policy = try agreement.policy(given: facts)
        var date = CheckpointDate(.day(day), zone: terms.window.zone, under: policy, given: facts)
        if let wanted = wanted.flatMap({ CheckpointDate($0, zone: terms.window.zone, under: policy, given: facts) }),
            wanted.on < day
        {
            date = wanted
        }
        guard let date, date.on <= terms.window.to, !agreement.isOver(before: date.on, in: date.zone, given: facts)
        else { return nil }
        let person = try facts.person(member)
        if person?.hasDeparted(by: date.on) == true { return nil }
        let manager = person?.manager(on: today) ?? agreement.manager
        return NewEvent(
            .checkpoint(
                .scheduled(
                    CheckpointScheduled(
                        agreement: agreement.id, member: member, manager: manager, convenor: manager, at: date.at,
                        on: date.on, zone: date.zone, openUntil: date.openUntil, cadence: true, after: id))),
            in: .checkpoint(CheckpointID(try facts.nextCheckpoint().number + skipping)), subjects: [member, manager],
            causedBy: causedBy)
    }
}
