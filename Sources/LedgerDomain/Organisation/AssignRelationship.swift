extension Act {
    /// What held before ends on the day before `from`.
    ///
    /// - Parameter from: the first day; today when nil.
    func assignRelationship(member: MemberID, manager: MemberID, from: Day?) throws -> Decision {
        let summary = "nothing changed in who manages \(member)"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(member) else { return .notFound(member, hint: "ledger member list") }
        guard let other = try facts.person(manager) else { return .notFound(manager, hint: "ledger member list") }
        let today = try today()
        let from = from ?? today
        var findings = Findings()
        for somebody in [person, other] where somebody.hasDeparted(by: max(from, today)) {
            findings.breaks(.stillHere, "\(somebody.id) has departed")
        }
        if from >= Limits.lastDay {
            findings.invalid("/from", expected: "a day before \(Limits.lastDay)", "\(from) is too late")
        }
        if person.manager(on: from) == manager, person.relationships.last?.to == nil {
            findings.breaks(.somethingNew, "\(manager) manages \(member) on \(from) already")
        }
        if try wouldCycle(member: member, manager: manager, from: from) {
            findings.breaks(.noCycle, "\(member) is or would come to be above \(manager)")
        }
        return findings.decision(summary, hint: "ledger member list") {
            var events = ends(of: person, after: from.advanced(by: -1), causedBy: nil)
            events.append(
                NewEvent(
                    .person(.relationshipAssigned(RelationshipAssigned(member: member, manager: manager, from: from))),
                    in: .person(member), subjects: [member, manager]))
            return Accepted(events)
        }
    }

    /// - Parameter on: the last day on which it holds; today when nil.
    func endRelationship(member: MemberID, on: Day?) throws -> Decision {
        let summary = "\(member)'s relationship was not ended"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(member) else { return .notFound(member, hint: "ledger member list") }
        let last = try on ?? today()
        let events = ends(of: person, after: last, causedBy: nil)
        var findings = Findings()
        if events.isEmpty { findings.breaks(.somethingNew, "nobody manages \(member) after \(last)") }
        return findings.decision(summary, hint: "ledger member list") { Accepted(events) }
    }

    /// True when on some day from `from` on `member` would stand above themself, or so many managers above each other
    /// that it cannot be told.
    ///
    /// Follows every relationship that holds together with all those below it on at least one such day, so that neither
    /// a past nor a coming one hides a cycle.
    private func wouldCycle(member: MemberID, manager: MemberID, from: Day) throws -> Bool {
        var paths = [(person: manager, from: from, to: Day?.none, depth: 1)]
        var visits = 0
        while let path = paths.popLast() {
            visits += 1
            if path.person == member || path.depth > Limits.chain || visits > Limits.chain * Limits.chain {
                return true
            }
            for relationship in try facts.person(path.person)?.relationships ?? [] {
                let first = max(path.from, relationship.from)
                let last = [path.to, relationship.to].compactMap { $0 }.min()
                if let last, last < first { continue }
                paths.append((relationship.manager, first, last, path.depth + 1))
            }
        }
        return false
    }
}
