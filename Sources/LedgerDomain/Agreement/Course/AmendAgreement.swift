extension Act {
    /// Other terms for what is in force; both confirm them, as they confirmed those.
    func amendAgreement(_ id: AgreementID, _ draft: TermsDraft, reason: String) throws -> Decision {
        let summary = "no amendment of \(id) was proposed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            guard let before = findings.inForce(agreement) else {
                let isOpen = if case .open = agreement.status { true } else { false }
                return findings.refused(summary, hint: "ledger agreement \(isOpen ? "counter" : "show") \(id)")
            }
            if let amendment = agreement.amendment {
                findings.breaks(
                    .somethingNew, "an amendment by \(amendment.proposed.by) waits for both already",
                    events: [amendment.proposed.reference.seq])
            }
            let revision = agreement.lastRevision + 1
            if revision > Limits.revisions {
                findings.breaks(.withinLimits, "\(id) has \(Limits.revisions) revisions already")
            }
            let terms = try fixTerms(
                draft, member: agreement.member, manager: agreement.manager, amending: before, &findings)
            guard let terms else { return findings.refused(summary, hint: "ledger agreement show \(id)") }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let proposed = AmendmentProposed(revision: revision, terms: terms, reason: .said(reason))
                return Accepted([
                    event(
                        .agreement(.amendmentProposed(proposed)), of: agreement,
                        basis: agreement.inForce.map { [$0.terms.seq] } ?? [])
                ])
            }
        }
    }

    /// By the side that did not propose it.
    func declineAmendment(_ id: AgreementID, reason: String) throws -> Decision {
        try dropAmendment(id, reason, "the amendment of \(id) was not declined", own: false) {
            .amendmentDeclined(SaidReason(reason: $0))
        }
    }

    /// By the side that proposed it.
    func withdrawAmendment(_ id: AgreementID, reason: String) throws -> Decision {
        try dropAmendment(id, reason, "the amendment of \(id) was not withdrawn", own: true) {
            .amendmentWithdrawn(SaidReason(reason: $0))
        }
    }

    private func dropAmendment(
        _ id: AgreementID, _ reason: String, _ summary: String, own: Bool, _ make: (PersonalText) -> AgreementEvent
    ) throws -> Decision {
        try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isEither else { return notASide(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            _ = findings.inForce(agreement)
            let amendment = agreement.amendment
            var hint = "ledger agreement show \(id)"
            if let amendment {
                if side.isSame(as: amendment.proposed.by) != own {
                    hint = "ledger agreement \(own ? "decline-amendment" : "withdraw-amendment") \(id) \"…\""
                    findings.breaks(
                        .ownAct, own ? "the other side proposed it" : "your own side proposed it",
                        events: [amendment.proposed.reference.seq])
                }
            } else if findings.isEmpty {
                findings.breaks(.somethingNew, "no amendment of \(id) waits")
            }
            return findings.decision(summary, hint: hint) {
                Accepted([
                    event(
                        .agreement(make(.said(reason))), of: agreement,
                        basis: amendment.map { [$0.proposed.reference.seq] } ?? [])
                ])
            }
        }
    }
}

extension Findings {
    /// The terms in force; nil where there are none, and then a finding says so.
    mutating func inForce(_ agreement: Agreement) -> Terms? {
        switch agreement.status {
        case .inForce: return agreement.termsInForce
        case .open:
            breaks(.inForce, "\(agreement.id) is not in force", events: [agreement.standing.reference.seq])
        case .withdrawn, .declined, .expired, .closed, .ended: stillOpen(agreement)
        }
        return nil
    }

    /// What has begun is not changed behind anybody's back: milestones whose span began stand where they stood and as
    /// they were, and no new one begins in the past.
    mutating func begunStands(_ terms: Terms, before: Terms, at now: Instant) {
        if before.window.closesAt <= now || terms.window.closesAt <= now {
            breaks(.notBackwards, "the window ends on \(min(before.window.to, terms.window.to)), which is over")
        }
        if before.window.opensAt <= now, terms.window.from != before.window.from {
            breaks(.notBackwards, "the window began on \(before.window.from)")
        }
        for index in 0..<max(before.milestones.count, terms.milestones.count) {
            let old = before.milestones.indices.contains(index) ? before.milestones[index] : nil
            let new = terms.milestones.indices.contains(index) ? terms.milestones[index] : nil
            if old == new { continue }
            if let old, old.span.opensAt <= now {
                breaks(.notBackwards, "milestone \(index + 1) began on \(old.span.from), and stands as it was")
            } else if let new, new.span.opensAt <= now {
                breaks(.notBackwards, "milestone \(index + 1) would begin on \(new.span.from), which has begun")
            }
        }
    }
}
