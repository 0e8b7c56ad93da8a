extension Act {
    /// The manager decides something of the how, which is the member's unless the terms reserve it.
    func overrideAutonomy(_ id: AgreementID, scope: String, reason: String) throws -> Decision {
        let summary = "nothing of the how was overridden"
        return try withAgreement(id) { side in
            guard side.managesToday else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.stillAlive(side.agreement)
            findings.text(scope, "/scope")
            findings.text(reason, "/reason")
            findings.roomToTalk(side.agreement)
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let overridden = AutonomyOverridden(scope: .said(scope), reason: .said(reason))
                return Accepted([event(.agreement(.autonomyOverridden(overridden)), of: side.agreement)])
            }
        }
    }

    /// Either side looked again after the goal changed: the terms are still right, because.
    func affirmAlignment(_ id: AgreementID, reason: String) throws -> Decision {
        let summary = "\(id) was not affirmed"
        return try withAgreement(id) { side in
            guard side.isEither else { return notASide(summary, side) }
            var findings = Findings()
            findings.stillAlive(side.agreement)
            findings.text(reason, "/reason")
            var outdated: UInt64?
            if case .outdated(_, let seq, _) = side.agreement.alignment { outdated = seq }
            if outdated == nil, findings.isEmpty {
                findings.breaks(.somethingNew, "the goal has not changed since both looked at it")
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                Accepted([
                    event(
                        .agreement(.alignmentAffirmed(SaidReason(reason: .said(reason)))), of: side.agreement,
                        basis: outdated.map { [$0] } ?? [])
                ])
            }
        }
    }

    /// Who manages the member now takes the terms as they stand.
    func takeOver(_ id: AgreementID) throws -> Decision {
        let summary = "\(id) was not taken over"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.managesToday else { return notTheManager(summary, side) }
            var findings = Findings()
            findings.stillAlive(agreement)
            if agreement.manager == actor.id { findings.breaks(.somethingNew, "\(id) is yours already") }
            if agreement.handovers.count >= Limits.handovers {
                findings.breaks(.withinLimits, "\(id) was handed over \(Limits.handovers) times already")
            }
            return findings.decision(summary, hint: "ledger agreement show \(id)") {
                let handed = AgreementHandedOver(manager: actor.id)
                return Accepted([
                    NewEvent(
                        .agreement(.handedOver(handed)), in: .agreement(id),
                        subjects: [agreement.member, actor.id, agreement.manager],
                        basis: [agreement.inForce?.terms.seq ?? agreement.standing.reference.seq])
                ])
            }
        }
    }

    /// What a goal's change means for the agreements whose present terms serve it: each is out of date until somebody
    /// looks again.
    ///
    /// - Parameter causedBy: index of the goal's event in the decision.
    func outdated(_ goal: GoalID, causedBy: Int, _ findings: inout Findings) throws -> [NewEvent] {
        var events: [NewEvent] = []
        for id in try facts.agreements(serving: goal) {
            guard let agreement = try facts.agreement(id), agreement.serves(goal) else { continue }
            events.append(
                event(.agreement(.alignmentOutdated(AlignmentOutdated(goal: goal))), of: agreement, causedBy: causedBy))
        }
        if events.count > Limits.dependants {
            findings.breaks(.withinLimits, "\(events.count) agreements serve \(goal), more than \(Limits.dependants)")
        }
        return events
    }
}

extension Agreement {
    /// True while it is open or in force, and the terms that stand serve `goal`.
    func serves(_ goal: GoalID) -> Bool {
        switch status {
        case .open, .inForce: break
        case .withdrawn, .declined, .expired, .closed, .ended: return false
        }
        let terms = termsInForce ?? standing.terms
        if case .goal(goal, how: _) = terms.contribution { return true }
        return false
    }

    /// Who manages the member on that day and has not taken over what is open or in force; nil when all is in order.
    ///
    /// Until they have, nothing new follows from the agreement (`new-manager`).
    package func awaitedManager(on day: Day, given facts: some Facts) throws -> MemberID? {
        switch status {
        case .open, .inForce: break
        case .withdrawn, .declined, .expired, .closed, .ended: return nil
        }
        guard let present = try facts.person(member)?.manager(on: day), present != manager else { return nil }
        return present
    }
}
