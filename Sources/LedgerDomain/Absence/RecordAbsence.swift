extension Act {
    /// By the member, who manages them today, or hr. What it changes of each milestone is fixed now, since its days are
    /// sealed and no verdict can ask for them.
    func recordAbsence(_ id: MemberID, from: Day, to: Day) throws -> Decision {
        let summary = "no absence was recorded"
        return try withAbsences(id, summary) { person in
            var findings = Findings()
            if person.hasDeparted(by: try today()) { findings.breaks(.stillHere, "\(id) has departed") }
            if from > to || to >= Limits.lastDay {
                findings.invalid("/to", expected: "a day that does not come before from", "\(to) comes before \(from)")
                return findings.refused(summary, hint: "ledger absence list")
            }
            if from.distance(to: to) >= Limits.absenceDays {
                findings.invalid(
                    "/to", expected: "at most \(Limits.absenceDays) days", "these are more days", rule: .withinLimits)
                return findings.refused(summary, hint: "ledger absence list")
            }
            if person.absences.count >= Limits.absences {
                findings.breaks(.withinLimits, "\(Limits.absences) absences are recorded already")
            }
            try eachDayOnce(person, from...to, &findings)
            let effects = try effects(on: id, from: from, to: to)
            findings.count(effects.count, "/effects", limit: Limits.absenceEffects)
            return try findings.decision(summary, hint: "ledger absence list") {
                let recorded = AbsenceRecorded(
                    from: .said(from.description), to: .said(to.description), workingDays: from.workingDays(to: to),
                    effects: effects)
                let absence = NewEvent(
                    .person(.absenceRecorded(recorded)), in: .person(id), subjects: [id],
                    basis: Array(Set(effects.map(\.terms))).sorted())
                return try accepted([absence] + meetingsLapsed(of: id, from: from, to: to))
            }
        }
    }

    /// A day for which they are away lowers a target once, however often it is said. Days that nobody can read any more
    /// are as if they were others.
    private func eachDayOnce(_ person: Person, _ days: ClosedRange<Day>, _ findings: inout Findings) throws {
        for absence in person.absences {
            guard let other = try facts.absence(at: absence.seq), other.overlaps(days) else { continue }
            findings.breaks(
                .somethingNew,
                "\(max(other.lowerBound, days.lowerBound)) to \(min(other.upperBound, days.upperBound)) "
                    + "is recorded already: leave these days out, or withdraw the other absence first",
                events: [absence.seq])
        }
    }

    /// - Parameter seq: of the event that recorded it. Verdicts that were due already stay as they are.
    func withdrawAbsence(_ id: MemberID, of seq: UInt64) throws -> Decision {
        let summary = "no absence was withdrawn"
        return try withAbsences(id, summary) { person in
            var findings = Findings()
            if !person.absences.contains(where: { $0.seq == seq }) {
                findings.unknown("/absence", "absence at \(seq)", expected: "the position of an absence that counts")
            }
            return findings.decision(summary, hint: "ledger absence list") {
                Accepted([
                    NewEvent(
                        .person(.absenceWithdrawn(AbsenceWithdrawn(of: seq))), in: .person(id), subjects: [id],
                        basis: [seq])
                ])
            }
        }
    }

    private func withAbsences(
        _ id: MemberID, _ summary: String, _ body: (Person) throws -> Decision
    ) throws -> Decision {
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        guard try actor.id == id || actor.holds(.hr) || manages(person) else {
            return .forbidden(
                summary, .notYours, "only \(id), who manages them today and hr may do this", hint: "ledger member list")
        }
        return try body(person)
    }

    /// One-to-ones planned for its days lapse, and nobody missed them; the next comes after it. Of why, they say nothing.
    private func meetingsLapsed(of member: MemberID, from: Day, to: Day) throws -> [NewEvent] {
        var events: [NewEvent] = []
        var planned: UInt32 = 0
        for agreement in try facts.agreements(asMember: member) {
            for id in try facts.checkpoints(of: agreement) {
                guard let checkpoint = try facts.checkpoint(id), checkpoint.isOpen, from <= checkpoint.on,
                    checkpoint.on <= to
                else { continue }
                events.append(checkpoint.event(.lapsed(CheckpointLapsed(because: .nobodyToMeet)), causedBy: 0))
                let next = try checkpoint.next(
                    after: to, today: try today(), skipping: planned, causedBy: events.count, given: facts)
                guard let next else { continue }
                events.append(next)
                planned += 1
            }
        }
        return events
    }

    /// Milestones in force without a verdict that have working days in common with it.
    private func effects(on member: MemberID, from: Day, to: Day) throws -> [AbsenceRecorded.Effect] {
        var effects: [AbsenceRecorded.Effect] = []
        for id in try facts.agreements(asMember: member) {
            guard let agreement = try facts.agreement(id), case .inForce(let inForce) = agreement.status,
                let terms = agreement.termsInForce
            else { continue }
            for (index, milestone) in terms.milestones.enumerated() where !inForce.verdicts[index].isSettled {
                let first = max(from, milestone.span.from)
                let last = min(to, milestone.span.to)
                let days = first <= last ? first.workingDays(to: last) : 0
                guard days > 0 else { continue }
                effects.append(
                    AbsenceRecorded.Effect(
                        agreement: id, terms: inForce.terms.seq, milestone: UInt32(index) + 1, workingDays: days))
            }
        }
        return effects
    }
}
