extension Act {
    /// Nothing of theirs, and nothing that concerns them, is erased until it is lifted.
    func placeHold(on id: MemberID, reason: String) throws -> Decision {
        let summary = "no legal hold was placed on \(id)"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        findings.text(reason, "/reason")
        if let hold = person.hold {
            findings.breaks(.somethingNew, "\(id) is under legal hold already", events: [hold.seq])
        }
        return findings.decision(summary, hint: "ledger hold list") {
            Accepted([held(.legalHoldPlaced(SaidReason(reason: .said(reason))), id)])
        }
    }

    func liftHold(from id: MemberID, reason: String) throws -> Decision {
        let summary = "no legal hold was lifted from \(id)"
        if let refused = unlessHR(summary) { return refused }
        guard let person = try facts.person(id) else { return .notFound(id, hint: "ledger member list") }
        var findings = Findings()
        findings.text(reason, "/reason")
        if person.hold == nil { findings.breaks(.somethingNew, "\(id) is not under legal hold") }
        return findings.decision(summary, hint: "ledger hold list") {
            var event = held(.legalHoldLifted(SaidReason(reason: .said(reason))), id)
            event.basis = [person.hold?.seq].compactMap { $0 }
            return Accepted([event])
        }
    }

    private func held(_ event: PersonEvent, _ id: MemberID) -> NewEvent {
        NewEvent(.person(event), in: .person(id), subjects: [id])
    }
}
