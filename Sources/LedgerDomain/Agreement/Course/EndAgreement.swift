extension Act {
    func proposeEnd(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "no end of \(id) was proposed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            _ = findings.inForce(agreement)
            if case .inForce(let inForce) = agreement.status, let proposed = inForce.endProposed {
                findings.breaks(.somethingNew, "\(proposed.by) proposed to end it already", events: [proposed.seq])
            }
            var hint = "ledger agreement show \(id)"
            if case .open = agreement.status {
                hint = "ledger agreement \(side.isMember ? "decline" : "withdraw") \(id) \"…\""
            }
            return findings.decision(summary, hint: hint) {
                Accepted([event(.agreement(.endProposed(SaidReason(reason: .said(reason)))), of: agreement)])
            }
        }
    }

    /// By the side that did not propose it.
    func acceptEnd(_ id: AgreementID, reason: String?) throws -> Decision {
        let summary = "\(id) did not end"
        return try withAgreement(id) { side in
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            var findings = Findings()
            if let reason { findings.text(reason, "/reason") }
            let proposed = findings.endProposed(side.agreement)
            var hint = "ledger agreement show \(id)"
            if let proposed, side.isSame(as: proposed.by) {
                hint = "ledger agreement decline-end \(id) \"…\" takes it back"
                findings.breaks(.ownAct, "your own side proposed it, and the other answers", events: [proposed.seq])
            }
            return try findings.decision(summary, hint: hint) {
                let ended = PerhapsReason(reason: reason.map { .said($0) })
                let end = event(.agreement(.ended(ended)), of: side.agreement, basis: proposed.map { [$0.seq] } ?? [])
                let meetings = try facts.checkpoints(of: id).compactMap { try facts.checkpoint($0) }.filter(\.isOpen)
                let lapsed = CheckpointLapsed(because: .agreementOver)
                return Accepted([end] + meetings.map { $0.event(.lapsed(lapsed), causedBy: 0) })
            }
        }
    }

    /// The other side says no, or who proposed it takes it back.
    func declineEnd(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "the end of \(id) was not declined"
        return try withAgreement(id) { side in
            guard side.isEither else { return notASide(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            let proposed = findings.endProposed(side.agreement)
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let declined = SaidReason(reason: .said(reason))
                return Accepted([
                    event(
                        .agreement(.endDeclined(declined)), of: side.agreement, basis: proposed.map { [$0.seq] } ?? [])
                ])
            }
        }
    }
}

extension Findings {
    /// The end that waits for an answer; nil where none does, and then a finding says so.
    fileprivate mutating func endProposed(_ agreement: Agreement) -> Agreement.EndProposal? {
        guard inForce(agreement) != nil, case .inForce(let inForce) = agreement.status else { return nil }
        if inForce.endProposed == nil { breaks(.somethingNew, "nobody proposed to end \(agreement.id)") }
        return inForce.endProposed
    }
}
