extension Act {
    func discussAgreement(_ id: AgreementID, text: String) throws -> Decision {
        let summary = "nothing was said about \(id)"
        return try withAgreement(id) { side in
            guard side.isEither else { return notASide(summary, side) }
            return talk(summary, side.agreement, text) { .agreement(.discussed(SaidText(text: $0))) }
        }
    }

    /// "Agreed, but": the member's alone.
    func reserveAgreement(_ id: AgreementID, text: String) throws -> Decision {
        let summary = "no reservation was made about \(id)"
        return try withAgreement(id) { side in
            guard side.isMember else { return notTheMember(summary, side.agreement) }
            return talk(summary, side.agreement, text) { .agreement(.reserved(SaidText(text: $0))) }
        }
    }

    func declineAgreement(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "\(id) was not declined"
        return try withAgreement(id) { side in
            guard side.isMember else { return notTheMember(summary, side.agreement) }
            if let declined = side.agreement.setting?.declined {
                var findings = Findings()
                findings.breaks(.somethingNew, "you have declined these terms already", events: [declined])
                return findings.refused(summary, hint: "ledger agreement show \(id)")
            }
            return end(summary, side.agreement, reason) { .agreement(.declined(SaidReason(reason: $0))) }
        }
    }

    /// By whoever proposed it; a manager's proposal also by who manages the member now.
    func withdrawAgreement(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "\(id) was not withdrawn"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            let isTheirs = agreement.proposedBy == agreement.member ? side.isMember : side.managesToday
            guard isTheirs else {
                return .forbidden(
                    summary, .notYours, "\(agreement.proposedBy) proposed it",
                    hint: "ledger agreement \(side.isMember ? "decline" : "show") \(id)")
            }
            return end(summary, agreement, reason) { .agreement(.withdrawn(SaidReason(reason: $0))) }
        }
    }

    private func talk(
        _ summary: String, _ agreement: Agreement, _ text: String, _ make: (PersonalText) -> Event
    ) -> Decision {
        var findings = Findings()
        findings.stillAlive(agreement)
        findings.text(text, "/text")
        findings.roomToTalk(agreement)
        return findings.decision(summary, hint: "ledger agreement show \(agreement.id)") {
            Accepted([event(make(.said(text)), of: agreement, basis: [agreement.standing.reference.seq])])
        }
    }

    private func end(
        _ summary: String, _ agreement: Agreement, _ reason: String, _ make: (PersonalText) -> Event
    ) -> Decision {
        var findings = Findings()
        findings.stillOpen(agreement)
        findings.text(reason, "/reason")
        let hint = instead(of: agreement, "ledger agreement end \(agreement.id)")
        return findings.decision(summary, hint: hint) {
            Accepted([event(make(.said(reason)), of: agreement, basis: [agreement.standing.reference.seq])])
        }
    }

    /// What is typed for an agreement in force in the place of what is for open ones.
    func instead(of agreement: Agreement, _ command: String) -> String {
        if case .inForce = agreement.status { return command }
        return "ledger agreement show \(agreement.id)"
    }

    func notTheMember(_ summary: String, _ agreement: Agreement) -> Decision {
        .forbidden(
            summary, .ownAct, "only \(agreement.member) does this for themself",
            hint: "ledger agreement show \(agreement.id)")
    }
}
