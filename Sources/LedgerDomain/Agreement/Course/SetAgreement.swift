extension Act {
    /// The terms that stand, without the member's agreement: the manager confirms them, and asks for a co-signature.
    func setAgreement(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "\(id) was not set"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isNamedManager else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.text(reason, "/reason")
            var confirmed: Agreement.Confirmation?
            switch agreement.status {
            case .declined: break
            case .open(let confirmations): confirmed = confirmations.first { $0.by == actor.id }
            case .inForce, .withdrawn, .expired, .closed, .ended: findings.stillOpen(agreement)
            }
            if let setting = agreement.setting {
                findings.breaks(.somethingNew, "these terms were set already", events: [setting.seq])
            }
            if let theirs = agreement.confirmations.first(where: { $0.by == agreement.member }) {
                findings.breaks(
                    .notAgreed, "\(agreement.member) has confirmed these terms: confirm them, and both agree",
                    events: [theirs.seq])
            }
            try heardFirst(agreement, &findings)
            try timeToReply(agreement, &findings)
            let standing = agreement.standing
            for (index, measure) in standing.terms.measures.enumerated() {
                try newest(measure.metric, "/terms/measures/\(index)/metric", &findings)
            }
            findings.everyDebtorIsASide(standing.terms, keeping: nil, agreement)
            if !standing.terms.promisesSupport(to: agreement.member) {
                findings.breaks(
                    .completeTerms,
                    "the terms promise no support, and only \(agreement.member) could say that none is needed",
                    events: [standing.reference.seq])
            }
            return findings.decision(summary, hint: try hintBeforeSetting(agreement, findings)) {
                let set = AgreementSet(terms: standing.reference, reason: .said(reason))
                var events = [event(.agreement(.set(set)), of: agreement, basis: [standing.reference.seq])]
                if confirmed == nil {
                    let own = AgreementConfirmed(
                        terms: standing.reference, inOwnWords: nil, noSupportNeeded: false)
                    events.append(
                        event(
                            .agreement(.confirmed(own)), of: agreement, causedBy: 0, basis: [standing.reference.seq]))
                }
                return Accepted(events)
            }
        }
    }

    /// What would take the first hindrance out of the way.
    private func hintBeforeSetting(_ agreement: Agreement, _ findings: Findings) throws -> String {
        let id = agreement.id
        let broken = Set(findings.rules.map(\.rule))
        if broken.contains(.stillOpen) || broken.contains(.somethingNew) { return "ledger agreement show \(id)" }
        if agreement.questions.contains(where: { $0.by == agreement.member && $0.answer == nil }) {
            return "ledger agreement answer \(id) \"…\""
        }
        if broken == [.completeTerms] || broken == [.notBackwards] {
            return "ledger agreement counter \(id)"
        }
        return "ledger agreement show \(id)"
    }

    /// By somebody with the role hr who has no part in it. The member is told at once, and has time to reply.
    func cosignAgreement(_ id: AgreementID) throws -> Decision {
        let summary = "\(id) was not co-signed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            if let refused = unlessHR(summary) { return refused }
            var findings = Findings()
            if try agreement.involves(actor.id, on: try today(), given: facts) {
                findings.breaks(.otherDecider, "you are a side of \(id), proposed or set it, or manage one who did")
            }
            findings.stillOpen(agreement)
            if let cosigned = agreement.setting?.cosigned {
                findings.breaks(.somethingNew, "it was co-signed by \(cosigned.by)", events: [cosigned.seq])
            } else if agreement.setting == nil, case .open = agreement.status {
                findings.breaks(
                    .notAgreed, "nobody set \(id) without agreement", events: [agreement.standing.reference.seq])
            }
            try timeToReply(agreement, &findings)
            return try findings.decision(summary, hint: "ledger agreement show \(id)") {
                let basis = agreement.setting.map { [$0.seq] } ?? []
                return Accepted([
                    event(.agreement(.cosigned), of: agreement, basis: basis),
                    event(
                        .agreement(.noticeServed(NoticeServed(replyBy: try replyBy()))), of: agreement, causedBy: 0,
                        basis: basis),
                ])
            }
        }
    }

    /// The member has seen the notice, which is neither understanding nor agreement.
    func receiveNotice(_ id: AgreementID) throws -> Decision {
        let summary = "no notice was received"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember else { return notTheMember(summary, agreement) }
            var findings = Findings()
            let notice = agreement.setting?.notice
            if notice == nil { findings.breaks(.somethingNew, "no notice of \(id) was served") }
            if let received = notice?.received {
                findings.breaks(.somethingNew, "you have received it already", events: [received])
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                Accepted([event(.agreement(.noticeReceived), of: agreement, basis: notice.map { [$0.seq] } ?? [])])
            }
        }
    }

    /// Whoever sets something first lets the member propose, and answers what the member asked.
    private func heardFirst(_ agreement: Agreement, _ findings: inout Findings) throws {
        if let invitation = agreement.invitation, invitation.isPending(at: now, in: try facts.ledger()) {
            findings.breaks(
                .notAgreed, "\(agreement.member) is invited to propose until \(invitation.until.on)",
                events: [invitation.seq])
        }
        let unanswered = agreement.questions.filter { $0.by == agreement.member && $0.answer == nil }.map(\.seq)
        if !unanswered.isEmpty {
            findings.breaks(.notAgreed, "\(agreement.member) asked something that is not answered", events: unanswered)
        }
        let open = try facts.strategies(of: agreement.id).compactMap { try facts.strategy($0) }
            .filter { $0.status == .proposed }
        if !open.isEmpty {
            findings.breaks(
                .notAgreed,
                "\(agreement.member) proposed \(open.map(\.id.description).joined(separator: ", "))"
                    + ", which nobody answered", events: open.map(\.seq))
        }
    }

    /// The time to reply lies before the window, or the terms would reach back.
    private func timeToReply(_ agreement: Agreement, _ findings: inout Findings) throws {
        let standing = agreement.standing
        if try replyBy() >= standing.terms.window.opensAt {
            let days = try facts.ledger().policy(at: now).replyDays
            findings.breaks(
                .notBackwards,
                "the window begins on \(standing.terms.window.from), before the \(days) days to reply are over",
                events: [standing.reference.seq])
        }
        findings.promisesLieAhead(
            standing.terms, keeping: nil, of: agreement.parties.filter { $0 != agreement.member },
            after: try replyBy())
    }

    private func replyBy() throws -> Instant { try facts.ledger().replyBy(servedAt: now) }
}

extension Agreement {
    /// A side, who proposed or set it, or the manager of one of them: whoever is may not co-sign it.
    package func involves(_ person: MemberID, on today: Day, given facts: some Facts) throws -> Bool {
        var involved = parties + [proposedBy, standing.by]
        involved += handovers.map(\.from)
        if let setting { involved.append(setting.by) }
        if involved.contains(person) { return true }
        return try involved.contains { try facts.person($0)?.manager(on: today) == person }
    }
}

extension LedgerState {
    /// When the time to reply to a notice is over.
    package func replyBy(servedAt instant: Instant) -> Instant {
        instant.advanced(days: policy(at: instant).replyDays)
    }
}

extension Terms {
    /// By whoever stands, or stood, on the other side.
    func promisesSupport(to member: MemberID) -> Bool {
        promises.contains { $0.kind == .support && $0.debtor != member }
    }
}
