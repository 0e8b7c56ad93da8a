extension Act {
    /// Says that the source was complete. Many people make several events, so that no leaf outgrows its limits.
    func cover(_ version: MetricVersion, members: [MemberID], from: Day, to: Day) throws -> Decision {
        let summary = "\(version) was not said to be complete"
        guard actor.holds(.hr) || actor.integrates(version.metric) else {
            return .forbidden(
                summary, .notYours, "only hr and an integration whose scope includes \(version.metric) may do this")
        }
        guard let metric = try facts.metric(version.metric), metric.definition(version.version) != nil else {
            return .notFound(version, hint: "ledger metric list")
        }
        var findings = Findings()
        if members.isEmpty { findings.invalid("/members", expected: "at least one person", "nobody was named") }
        findings.count(members.count, "/members", limit: Limits.coveredMembers)
        var seen = Set<MemberID>()
        var people: [MemberID] = []
        for (index, member) in members.prefix(Limits.coveredMembers).enumerated() where seen.insert(member).inserted {
            people.append(member)
            if try facts.person(member) == nil {
                findings.unknown("/members/\(index)", member, expected: "people of this ledger")
            }
        }
        if from > to {
            findings.invalid("/to", expected: "a day that does not come before from", "\(to) comes before \(from)")
        } else if from.distance(to: to) >= Limits.spanDays {
            findings.invalid(
                "/to", expected: "at most \(Limits.spanDays) days", "these are more days", rule: .withinLimits)
        }
        if to > latestDayAnywhere(at: now) {
            findings.breaks(.daysHaveCome, "\(to) has not begun")
        }
        return findings.decision(summary, hint: "ledger member list") {
            let starts = stride(from: 0, to: people.count, by: Limits.coveredMembersPerEvent)
            return Accepted(
                starts.map { start in
                    let part = Array(people[start..<min(start + Limits.coveredMembersPerEvent, people.count)])
                    let covered = MeasurementCovered(metric: version, members: part, from: from, to: to)
                    return NewEvent(.metric(.covered(covered)), in: .metric(version.metric), subjects: part)
                })
        }
    }
}

/// The day that it is at `now` where it is furthest on: UTC+14.
func latestDayAnywhere(at now: Instant) -> Day { now.advanced(seconds: 14 * 3_600).utcDay }
