extension Act {
    /// The manager wants the member's own proposals first.
    ///
    /// - Parameter until: the last day for them, in the ledger's zone; before the window.
    func inviteProposals(_ id: AgreementID, until: Day) throws -> Decision {
        let summary = "nobody was invited to propose anything for \(id)"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isNamedManager else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.stillOpen(agreement)
            if let confirmed = agreement.confirmations.first(where: { $0.by == agreement.member }) {
                findings.breaks(
                    .somethingNew, "\(agreement.member) has confirmed these terms", events: [confirmed.seq])
            }
            if let standing = agreement.invitation, standing.until.on == until, standing.waived == nil {
                findings.breaks(.somethingNew, "they are invited until \(until) already", events: [standing.seq])
            }
            let zone = try facts.ledger().zone
            let window = agreement.standing.terms.window
            let end = until < Limits.lastDay ? facts.startOfDay(until.advanced(by: 1), zone: zone) : nil
            if let end, end > now, end <= window.opensAt {
                return findings.decision(summary, hint: "ledger agreement show \(id)") {
                    let invited = ProposalsInvited(until: DueDay(on: until, at: end, zone: zone))
                    return Accepted([event(.agreement(.proposalsInvited(invited)), of: agreement)])
                }
            }
            findings.invalid(
                "/until", expected: "a day from today on, before \(window.from)", "\(until) leaves no time to propose")
            return findings.refused(summary, hint: "ledger agreement show \(id)")
        }
    }

    func waiveInvitation(_ id: AgreementID) throws -> Decision {
        let summary = "no invitation was waived"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember else { return notTheMember(summary, agreement) }
            var findings = Findings()
            findings.stillOpen(agreement)
            let ledger = try facts.ledger()
            let pending = agreement.invitation.flatMap { $0.isPending(at: now, in: ledger) ? $0 : nil }
            if pending == nil { findings.breaks(.somethingNew, "no invitation to propose stands") }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                Accepted([event(.agreement(.proposalsWaived), of: agreement, basis: pending.map { [$0.seq] } ?? [])])
            }
        }
    }
}

extension Agreement.Invitation {
    /// While it is, the member has been promised time to propose.
    package func isPending(at now: Instant, in ledger: LedgerState) -> Bool {
        waived == nil && now < ledger.extended(until.at)
    }
}
