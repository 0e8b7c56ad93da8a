/// One person's act at one time: who asks, when, and what is known. The verbs are its methods, one file each.
struct Act<Known: Facts> {
    let actor: Person
    let now: Instant
    let facts: Known

    /// The day that it is in the ledger's own zone.
    func today() throws -> Day {
        facts.day(of: now, zone: try facts.ledger().zone) ?? now.utcDay
    }

    /// The days from `from` to `to` with their instants; nil when there is no such zone or the days are reversed.
    func span(from: Day, to: Day, zone: String) -> DaySpan? {
        guard from <= to, to < Limits.lastDay, let opensAt = facts.startOfDay(from, zone: zone),
            let closesAt = facts.startOfDay(to.advanced(by: 1), zone: zone)
        else { return nil }
        return DaySpan(from: from, to: to, opensAt: opensAt, closesAt: closesAt, zone: zone)
    }

    /// The same, and what is wrong when there is none or it is too long.
    func span(from: Day, to: Day, zone: String, _ at: String, _ findings: inout Findings) -> DaySpan? {
        guard let span = span(from: from, to: to, zone: zone) else {
            findings.invalid(
                at, expected: "a day, and one that does not come before it, in a zone such as Europe/Berlin",
                "there are no days from \(from) to \(to) in \(zone)")
            return nil
        }
        if span.days > Limits.spanDays {
            findings.invalid(
                at, expected: "at most \(Limits.spanDays) days", "\(spoken(at)) has \(span.days) days",
                rule: .withinLimits)
        }
        return span
    }

    /// Nil for HR; a refusal for everybody else.
    func unlessHR(_ summary: String) -> Decision? {
        if actor.holds(.hr) { return nil }
        return .forbidden(
            summary, .notYours, "only somebody with the role hr may do this",
            hint: "ledger member list shows who that is"
        )
    }

    /// Nil for HR and for whoever manages somebody today; a refusal for everybody else.
    func unlessManagerOrHR(_ summary: String) throws -> Decision? {
        if actor.holds(.hr) { return nil }
        if try managesSomebody(actor.id, on: try today(), given: facts) { return nil }
        return .forbidden(
            summary, .notYours, "only hr and whoever manages somebody today may do this",
            hint: "ledger member list shows who that is")
    }

    /// A refusal for who is here to read alone, or to record alone.
    func unlessAtWork(_ summary: String, hint: String) -> Decision? {
        if actor.holds(.auditor) {
            return .forbidden(summary, .notYours, "an auditor reads, and writes nothing", hint: hint)
        }
        if actor.holds(.integration) {
            return .forbidden(summary, .notYours, "an integration records measurements alone", hint: "ledger whoami")
        }
        return nil
    }

    func manages(_ member: Person) throws -> Bool {
        member.manager(on: try today()) == actor.id
    }
}
