extension Act {
    /// The second confirmation of the same terms brings them into force: the agreement, or its amendment.
    ///
    /// - Parameters:
    ///   - terms: what is confirmed; the terms that wait when nil.
    ///   - by: whom the confirmation claims to speak for; only the actor themself is allowed.
    func confirmAgreement(
        _ id: AgreementID, terms: TermsReference?, by: MemberID?, inOwnWords: String?, noSupportNeeded: Bool
    ) throws -> Decision {
        let summary = "\(id) cannot be confirmed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            let waiting = agreement.waiting
            var findings = Findings()
            if let by, by != actor.id {
                findings.breaks(.ownAct, "\(by) confirms for themself, nobody else does")
            }
            if agreement.amendment == nil { findings.stillOpen(agreement) }
            if let terms, terms != waiting.reference {
                findings.breaks(
                    .sameTerms, "revision \(waiting.revision) is what stands now", events: [waiting.reference.seq])
            }
            if let earlier = agreement.waitingConfirmations.first(where: { $0.by == actor.id }) {
                findings.breaks(.somethingNew, "you have confirmed these terms already", events: [earlier.seq])
            }
            try governsTheFuture(agreement, &findings)
            let invitation = try agreement.invitation.flatMap {
                $0.isPending(at: now, in: try facts.ledger()) ? $0 : nil
            }
            if side.isMember, let invitation {
                findings.breaks(
                    .sameTerms, "you are invited to propose until \(invitation.until.on), and have not waived it",
                    events: [invitation.seq])
            }
            try support(side, noSupportNeeded: noSupportNeeded, &findings)
            if let inOwnWords { findings.text(inOwnWords, "/inOwnWords") }
            return try findings.decision(summary, hint: hint(of: findings, agreement, isInvited: invitation != nil)) {
                let confirmed = AgreementConfirmed(
                    terms: waiting.reference, inOwnWords: inOwnWords.map { .said($0) },
                    noSupportNeeded: noSupportNeeded)
                return accepted(try confirmation(confirmed, of: agreement))
            }
        }
    }

    private func confirmation(_ confirmed: AgreementConfirmed, of agreement: Agreement) throws -> [NewEvent] {
        var events = [event(.agreement(.confirmed(confirmed)), of: agreement, basis: [confirmed.terms.seq])]
        let other = agreement.waitingConfirmations.first { $0.by != actor.id && $0.terms == confirmed.terms }
        if let other {
            let entering = EnteringForce(
                agreement: agreement, revision: agreement.waiting,
                replacing: agreement.amendment == nil ? nil : agreement.termsInForce, notAgreed: false,
                basis: [confirmed.terms.seq, other.seq])
            events += try enteredForce(entering, first: events.count, causedBy: 0, at: now, given: facts)
        }
        return events
    }

    /// Terms are confirmed before what they govern begins, in metrics that nobody replaced since.
    private func governsTheFuture(_ agreement: Agreement, _ findings: inout Findings) throws {
        let waiting = agreement.waiting
        let before = agreement.amendment == nil ? nil : agreement.termsInForce
        if let before {
            findings.begunStands(waiting.terms, before: before, at: now)
        } else if waiting.terms.window.opensAt <= now {
            findings.breaks(
                .notBackwards, "the window began on \(waiting.terms.window.from)", events: [waiting.reference.seq])
        }
        findings.everyDebtorIsASide(waiting.terms, keeping: before, agreement)
        findings.promisesLieAhead(waiting.terms, keeping: before, of: agreement.parties, after: now)
        let kept = Set(before?.measures.map(\.metric) ?? [])
        for (index, measure) in waiting.terms.measures.enumerated() where !kept.contains(measure.metric) {
            try newest(measure.metric, "/terms/measures/\(index)/metric", &findings)
        }
    }

    /// Help is promised by the manager, or the member says in their own word that none is needed, or said it of the
    /// terms that are amended.
    private func support(_ side: Side, noSupportNeeded: Bool, _ findings: inout Findings) throws {
        let agreement = side.agreement
        guard side.isMember else {
            if noSupportNeeded {
                findings.breaks(.ownAct, "only \(agreement.member) says that no support is needed")
            }
            return
        }
        let waiting = agreement.waiting
        let saidBefore = agreement.inForce?.confirmations.contains {
            $0.by == agreement.member && $0.noSupportNeeded
        }
        if !waiting.terms.promisesSupport(to: agreement.member), !noSupportNeeded, saidBefore != true {
            findings.breaks(
                .completeTerms, "the terms promise no support, and you did not say that none is needed",
                events: [waiting.reference.seq])
        }
    }

    private func hint(of findings: Findings, _ agreement: Agreement, isInvited: Bool) -> String {
        let broken = Set(findings.rules.map(\.rule))
        if broken.contains(.sameTerms), isInvited {
            return "ledger agreement waive-invitation \(agreement.id)"
        }
        if broken == [.completeTerms] {
            let command = agreement.amendment == nil ? "counter" : "show"
            return "ledger agreement confirm \(agreement.id) --no-support-needed, or ask for it: "
                + "ledger agreement \(command) \(agreement.id)"
        }
        if let amendment = agreement.amendment, broken == [.notBackwards] {
            let verb = amendment.proposed.by == actor.id ? "withdraw-amendment" : "decline-amendment"
            return "ledger agreement \(verb) \(agreement.id) \"why\", then amend it anew"
        }
        if !broken.isDisjoint(with: [.sameTerms, .ownAct, .stillOpen, .somethingNew]) || agreement.amendment != nil {
            return "ledger agreement show \(agreement.id)"
        }
        return "ledger agreement counter \(agreement.id)"
    }
}

extension Findings {
    /// Nothing is promised that is late at once: what a day was named for that is over by then is said anew.
    ///
    /// - Parameters:
    ///   - before: the terms in force, whose promises were made in their time.
    ///   - debtors: whose promises are meant.
    mutating func promisesLieAhead(_ terms: Terms, keeping before: Terms?, of debtors: [MemberID], after end: Instant) {
        for promise in terms.promises where promise.dueAt <= end && debtors.contains(promise.debtor) {
            if before?.promises.contains(where: { $0.isAlike(promise) }) == true { continue }
            breaks(.notBackwards, "\(promise.debtor) would promise something by \(promise.dueOn), too late to be kept")
        }
    }

    /// Nobody promises for somebody else: what a former manager promised in terms that never were in force, the new one
    /// says anew or leaves out.
    mutating func everyDebtorIsASide(_ terms: Terms, keeping before: Terms?, _ agreement: Agreement) {
        for promise in terms.promises where !agreement.parties.contains(promise.debtor) {
            if before?.promises.contains(where: { $0.isAlike(promise) }) == true { continue }
            breaks(
                .ownAct, "the terms promise something of \(promise.debtor), who is no side of \(agreement.id) any more")
        }
    }
}

extension Agreement {
    /// The terms that wait for confirmations: an amendment's, or those that stand.
    package var waiting: Revision { amendment?.proposed ?? standing }

    /// The confirmations of ``waiting``; none once it is in force.
    package var waitingConfirmations: [Confirmation] {
        if let amendment { return amendment.confirmations }
        if case .open(let confirmations) = status { return confirmations }
        return []
    }
}
