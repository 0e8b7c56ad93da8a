extension Act {
    /// The second confirmation of the same terms brings the agreement into force.
    ///
    /// - Parameters:
    ///   - terms: what is confirmed; the terms that stand when nil.
    ///   - by: whom the confirmation claims to speak for; only the actor themself is allowed.
    func confirmAgreement(
        _ id: AgreementID, terms: TermsReference?, by: MemberID?, inOwnWords: String?, noSupportNeeded: Bool
    ) throws -> Decision {
        let summary = "\(id) cannot be confirmed"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, agreement) }
            let standing = agreement.standing
            var findings = Findings()
            if let by, by != actor.id {
                findings.breaks(.ownAct, "\(by) confirms for themself, nobody else does")
            }
            findings.stillOpen(agreement)
            if let terms, terms != standing.reference {
                findings.breaks(
                    .sameTerms, "revision \(standing.revision) is what stands now", events: [standing.reference.seq])
            }
            if let earlier = agreement.confirmations.first(where: { $0.by == actor.id }),
                case .open = agreement.status
            {
                findings.breaks(.somethingNew, "you have confirmed these terms already", events: [earlier.seq])
            }
            if standing.terms.window.opensAt <= now {
                findings.breaks(
                    .notBackwards, "the window began on \(standing.terms.window.from)",
                    events: [standing.reference.seq])
            }
            for (index, measure) in standing.terms.measures.enumerated() {
                try newest(measure.metric, "/terms/measures/\(index)/metric", &findings)
            }
            try support(side, noSupportNeeded: noSupportNeeded, &findings)
            if let inOwnWords { findings.text(inOwnWords, "/inOwnWords") }
            return try findings.decision(summary, hint: hint(of: findings, id)) {
                let confirmed = AgreementConfirmed(
                    terms: standing.reference, inOwnWords: inOwnWords.map { .said($0) },
                    noSupportNeeded: noSupportNeeded)
                return accepted(try confirmation(confirmed, of: agreement))
            }
        }
    }

    private func confirmation(_ confirmed: AgreementConfirmed, of agreement: Agreement) throws -> [NewEvent] {
        var events = [event(.agreement(.confirmed(confirmed)), of: agreement, basis: [confirmed.terms.seq])]
        let other = agreement.confirmations.first { $0.by != actor.id && $0.terms == confirmed.terms }
        if let other {
            let entered = AgreementEnteredForce(terms: confirmed.terms, revision: agreement.standing.revision)
            events.append(
                event(
                    .agreement(.enteredForce(entered)), of: agreement, causedBy: 0,
                    basis: [confirmed.terms.seq, other.seq]
                ))
            events += try promisesMade(
                of: agreement, agreement.standing.terms, confirmed.terms, causedBy: events.count - 1, given: facts)
            let first = try firstCheckpoint(
                of: agreement, under: agreement.standing.terms, numbered: try facts.nextCheckpoint(), causedBy: 1,
                given: facts)
            if let first { events.append(first) }
        }
        return events
    }

    /// Help is promised by the manager, or the member says in their own word that none is needed.
    private func support(_ side: Side, noSupportNeeded: Bool, _ findings: inout Findings) throws {
        let agreement = side.agreement
        guard side.isMember else {
            if noSupportNeeded {
                findings.breaks(.ownAct, "only \(agreement.member) says that no support is needed")
            }
            return
        }
        let promised = agreement.standing.terms.promises.contains {
            $0.kind == .support && $0.debtor == agreement.manager
        }
        if !promised, !noSupportNeeded {
            findings.breaks(
                .completeTerms, "the terms promise no support, and you did not say that none is needed",
                events: [agreement.standing.reference.seq])
        }
    }

    private func hint(of findings: Findings, _ id: AgreementID) -> String {
        let broken = Set(findings.rules.map(\.rule))
        if !broken.isDisjoint(with: [.sameTerms, .ownAct, .stillOpen, .somethingNew]) {
            return "ledger agreement show \(id)"
        }
        if broken == [.completeTerms] {
            return "ledger agreement confirm \(id) --no-support-needed, or ask for it: ledger agreement counter \(id)"
        }
        return "ledger agreement counter \(id)"
    }
}
