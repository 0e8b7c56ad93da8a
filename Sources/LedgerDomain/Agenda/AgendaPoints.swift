extension Act {
    /// By either of the two, at any time.
    func raisePoint(with other: MemberID, text: String) throws -> Decision {
        let summary = "nothing was put on the agenda with \(other)"
        let hint = "ledger agenda points"
        let today = try today()
        guard let person = try facts.person(other) else { return .notFound(other, hint: "ledger member list") }
        var findings = Findings()
        findings.text(text, "/text")
        if other == actor.id {
            findings.invalid("/with", expected: "somebody else", "you are \(other) yourself")
        } else if try !haveCauseToTalk(actor.id, other, on: today) {
            return .forbidden(
                summary, .notYours,
                "neither of you stands above the other, and no agreement is between you", hint: "ledger agreement list")
        }
        if person.hasDeparted(by: today) { findings.breaks(.stillHere, "\(other) has departed") }
        if let agenda = try facts.agenda(actor.id, other), agenda.open.count >= Limits.agendaPoints {
            findings.breaks(.withinLimits, "\(Limits.agendaPoints) points with \(other) are open already")
        }
        return findings.decision(summary, hint: hint) {
            Accepted([
                NewEvent(
                    .agenda(.pointRaised(SaidText(text: .said(text)))),
                    in: .agenda(of: actor.id, and: other), subjects: [actor.id, other])
            ])
        }
    }

    /// By either of the two, whoever raised it.
    func closePoint(_ seq: UInt64) throws -> Decision {
        let summary = "point \(seq) was not closed"
        let hint = "ledger agenda points"
        guard let agenda = try facts.agenda(ofPoint: seq),
            try maySee(
                agendaOf: agenda.people[0], and: agenda.people[1], viewer: actor.id, on: try today(), given: facts)
        else { return .notFound("point \(seq)", hint: hint) }
        guard let other = agenda.people.first(where: { $0 != actor.id }), agenda.people.contains(actor.id) else {
            return .forbidden(
                summary, .ownAct, "only \(agenda.people[0]) and \(agenda.people[1]) close what they talk about",
                hint: hint)
        }
        var findings = Findings()
        if let point = agenda.points.first(where: { $0.seq == seq }), point.closedSeq == nil {
            return .accepted(
                Accepted([
                    NewEvent(
                        .agenda(.pointClosed(AgendaPointClosed(point: seq))), in: .agenda(of: actor.id, and: other),
                        subjects: [actor.id, other], basis: [seq])
                ]))
        }
        let closed = agenda.points.first { $0.seq == seq }?.closedSeq
        findings.breaks(.somethingNew, "it is closed already", events: closed.map { [$0] } ?? [])
        return findings.refused(summary, hint: hint)
    }

    /// One stands above the other, or an agreement is or was between them.
    private func haveCauseToTalk(_ one: MemberID, _ other: MemberID, on day: Day) throws -> Bool {
        if try isAbove(one, other, on: day, given: facts) || isAbove(other, one, on: day, given: facts) { return true }
        for (member, manager) in [(one, other), (other, one)] {
            for id in try facts.agreements(asMember: member)
            where try facts.agreement(id)?.manager == manager { return true }
        }
        return false
    }
}
