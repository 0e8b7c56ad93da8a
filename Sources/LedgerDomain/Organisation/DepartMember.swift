extension Act {
    /// Their accounts end with the last day, and so does every relationship in which they stand.
    ///
    /// - Parameter on: the last day; today when nil.
    func departMember(_ id: MemberID, on: Day?) throws -> Decision {
        let summary = "\(id) did not depart"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        let today = try today()
        let last = on ?? today
        var findings = Findings()
        if person.departedOn == last || person.hasDeparted(by: today) {
            findings.breaks(.somethingNew, "\(id)'s last day is \(person.departedOn ?? last) already")
        }
        try hrRemains(without: person, &findings)
        let reports = try facts.reports(of: id)
        findings.count(reports.count, "/reports", limit: Limits.reports)
        let hint = findings.rules.contains { $0.rule == .hrRemains } ? "ledger role grant" : "ledger member list"
        return try findings.decision(summary, hint: hint) {
            var events = [
                NewEvent(.person(.departed(MemberDeparted(on: last))), in: .person(id), subjects: [id])
            ]
            events += ends(of: person, after: last, causedBy: 0)
            for report in reports where report != id {
                guard let member = try facts.person(report) else { continue }
                events += ends(of: member, after: last, causedBy: 0) { $0.manager == id }
            }
            return Accepted(events)
        }
    }

    /// What ends every relationship of `person` that would hold on a day after `last`, one event for each manager.
    func ends(
        of person: Person, after last: Day, causedBy: Int?, where applies: (Person.Relationship) -> Bool = { _ in true }
    ) -> [NewEvent] {
        var managers: [MemberID] = []
        for relationship in person.relationships
        where relationship.reachesBeyond(last) && applies(relationship) && !managers.contains(relationship.manager) {
            managers.append(relationship.manager)
        }
        return managers.map { manager in
            NewEvent(
                .person(.relationshipEnded(RelationshipEnded(member: person.id, manager: manager, on: last))),
                in: .person(person.id), subjects: [person.id, manager], causedBy: causedBy)
        }
    }
}
