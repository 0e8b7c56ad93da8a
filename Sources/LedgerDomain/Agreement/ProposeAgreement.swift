extension Act {
    /// By the member or by who manages them today, nobody else.
    ///
    /// - Parameter manager: the other side; whoever manages the member today when nil.
    func proposeAgreement(member: MemberID, manager: MemberID?, _ draft: TermsDraft) throws -> Decision {
        let summary = "no agreement was proposed"
        guard let person = try facts.person(member) else { return .notFound(member, hint: "ledger member list") }
        let today = try today()
        let present = person.manager(on: today)
        guard actor.id == member || actor.id == present else {
            return .forbidden(
                summary, .managerThatDay, "only \(member) and who manages them on \(today) propose one",
                hint: "ledger member list")
        }
        guard let present else {
            return .refused(
                Refusal(
                    .rejected, summary,
                    rules: [BrokenRule(.managerThatDay, because: "nobody manages \(member) on \(today)")],
                    hint: "ledger member list"))
        }
        var findings = Findings()
        if let manager, manager != present {
            findings.breaks(.managerThatDay, "\(present), not \(manager), manages \(member) on \(today)")
        }
        if person.hasDeparted(by: today) { findings.breaks(.stillHere, "\(member) has departed") }
        let terms = try fixTerms(draft, member: member, manager: present, &findings)
        guard let terms else {
            return findings.refused(summary, hint: hint(of: findings, else: "ledger agreement propose --help"))
        }
        let id = try facts.nextAgreement()
        let proposed = AgreementProposed(member: member, manager: present, terms: terms)
        return .accepted(
            Accepted(
                [NewEvent(.agreement(.proposed(proposed)), in: .agreement(id), subjects: [member, present])],
                ids: [Accepted.IDPair("agreement", id.description)]))
    }

    /// A new revision by either side; whatever was confirmed of the one before does not count for it.
    func counterAgreement(_ id: AgreementID, _ draft: TermsDraft) throws -> Decision {
        let summary = "\(id) was not countered"
        return try withAgreement(id) { side in
            let agreement = side.agreement
            guard side.isMember || side.isNamedManager else { return notASide(summary, side) }
            var findings = Findings()
            findings.stillOpen(agreement)
            if side.isMember, let setting = agreement.setting {
                findings.breaks(
                    .notAgreed, "\(setting.by) set these terms; you confirm, reserve or decline them",
                    events: [setting.seq])
            }
            let revision = agreement.lastRevision + 1
            if revision > Limits.revisions {
                findings.breaks(.withinLimits, "\(id) has \(Limits.revisions) revisions already")
            }
            let terms = try fixTerms(draft, member: agreement.member, manager: agreement.manager, &findings)
            guard let terms else {
                let isOpen = if case .open = agreement.status { true } else { false }
                let command =
                    isOpen ? "ledger agreement counter \(id)" : instead(of: agreement, "ledger agreement amend \(id)")
                return findings.refused(summary, hint: isOpen ? hint(of: findings, else: command) : command)
            }
            return .accepted(
                Accepted([
                    event(
                        .agreement(.countered(AgreementCountered(revision: revision, terms: terms))), of: agreement,
                        basis: [agreement.standing.reference.seq])
                ]))
        }
    }

    /// Where to look up what was missing, or else the command to type again.
    private func hint(of findings: Findings, else command: String) -> String {
        if findings.rules.contains(where: { $0.rule == .fixedMetric }) { return "ledger metric list" }
        // The terms name two kinds of things, goals and metrics, and of a goal also that it was closed.
        let named = findings.rules.first { $0.rule == .knownThings || $0.rule == .stillOpen }
        guard let named else { return command }
        let isOfGoal = named.rule == .stillOpen || named.because.hasPrefix("there is no G")
        return isOfGoal ? "ledger goal tree" : "ledger metric list"
    }
}
