import LedgerDomain

extension RandomHistory {
    mutating func aboutAgreements() -> Idea {
        let alive = ledger.agreements.values.filter(\.isAlive).map(\.id).sorted()
        if alive.count < 3 || (alive.count < 7 && chance(8)) { return proposal() }
        if chance(6), let idea = judging() { return idea }
        guard !chance(12), let id = pick(alive) else {
            let any = AgreementID(.random(in: 1...UInt32(ledger.agreements.count + 1), using: &random))
            return (.agreement(.discuss(any, text: words)), anybody)
        }
        let agreement = ledger.agreements[id]!
        if case .open = agreement.status { return negotiating(agreement) }
        return working(agreement)
    }

    private mutating func proposal() -> Idea {
        let member = somebodyManaged
        let actor = chance(2) ? member : manager(of: member)
        let draft = terms(member, manager(of: member), by: actor)
        return (.agreement(.propose(member: member, manager: nil, draft)), actor)
    }

    private mutating func negotiating(_ agreement: Agreement) -> Idea {
        let id = agreement.id
        let sides = [agreement.member, agreement.manager]
        let waiting = sides.filter { side in !agreement.confirmations.contains { $0.by == side } }
        var actor = pick(sides)!
        if let idea = takingOver(agreement) { return idea }
        if !chance(3), let idea = setting(agreement) { return idea }
        let terms = agreement.standing.terms
        let soon = now.advanced(days: 9)
        let hasTime = terms.window.opensAt > soon && terms.promises.allSatisfy { $0.dueAt > soon }
        if agreement.invitation == nil, hasTime, chance(8) {
            return (.agreement(.invite(id, until: days(2...6))), agreement.manager)
        }
        if let invitation = agreement.invitation, invitation.isPending(at: now, in: ledger.ledger()), chance(2) {
            return (.agreement(.waiveInvitation(id)), agreement.member)
        }
        if let invitation = agreement.invitation, invitation.waived != nil, now < invitation.until.at, chance(2) {
            let member = agreement.member
            return (
                .agreement(.confirm(id, terms: nil, by: nil, inOwnWords: nil, noSupportNeeded: true)), member
            )
        }
        if waiting.count == 1, chance(8) { return (.agreement(.correctUnderstanding(id, text: words)), waiting[0]) }
        if agreement.setting == nil, hasTime, chance(terms.promises.contains { $0.kind == .support } ? 2 : 8) {
            return (.agreement(.set(id, reason: words)), sides[1])
        }
        let command: AgreementCommand
        switch Int.random(in: 0..<24, using: &random) {
        case 0..<13:
            actor = pick(waiting) ?? actor
            let other = pick(agreement.revisions)?.reference
            command = .confirm(
                id, terms: chance(8) ? other : nil, by: chance(20) ? dana : nil,
                inOwnWords: chance(3) ? words : nil, noSupportNeeded: actor == agreement.member && !chance(6))
        case 13..<15: command = .counter(id, self.terms(agreement.member, agreement.manager, by: actor))
        case 15: command = .discuss(id, text: words)
        case 16: (command, actor) = (.reserve(id, text: words), agreement.member)
        case 17: (command, actor) = (.decline(id, reason: words), agreement.member)
        case 18: (command, actor) = (.withdraw(id, reason: words), agreement.proposedBy)
        case 19..<21: (command, actor) = (.invite(id, until: days(0...4)), agreement.manager)
        case 21: (command, actor) = (.set(id, reason: words), agreement.manager)
        default: return talking(agreement)
        }
        return (.agreement(command), actor)
    }

    /// What helps a setting on, where there is one.
    private mutating func setting(_ agreement: Agreement) -> Idea? {
        let id = agreement.id
        guard let setting = agreement.setting else { return nil }
        if setting.cosigned == nil { return (.agreement(.cosign(id)), pick([hana, hana, nils])!) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return (.agreement(.decline(id, reason: words)), agreement.member)
        case 1: return (.agreement(.reserve(id, text: words)), agreement.member)
        case 2:
            return (
                .agreement(.confirm(id, terms: nil, by: nil, inOwnWords: nil, noSupportNeeded: false)),
                agreement.member
            )
        default: return (.agreement(.receiveNotice(id)), agreement.member)
        }
    }

    private mutating func takingOver(_ agreement: Agreement) -> Idea? {
        guard manager(of: agreement.member) != agreement.manager, !chance(3) else { return nil }
        return (.agreement(.takeOver(agreement.id)), manager(of: agreement.member))
    }

    private mutating func talking(_ agreement: Agreement) -> Idea {
        let id = agreement.id
        let actor = pick([agreement.member, manager(of: agreement.member)])!
        if case .outdated = agreement.alignment, chance(2) { return (.agreement(.affirm(id, reason: words)), actor) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return (.agreement(.askClarification(id, text: words)), actor)
        case 1..<4: return (.agreement(.answerClarification(id, of: nil, text: words)), actor)
        case 4: return (.agreement(.correctUnderstanding(id, text: words)), actor)
        case 5:
            let command = AgreementCommand.overrideAutonomy(id, scope: "calls", reason: words)
            return (.agreement(command), manager(of: agreement.member))
        case 6: return (.agreement(.affirm(id, reason: words)), actor)
        default: return (.agreement(.discuss(id, text: words)), actor)
        }
    }

    /// A manager's word beside a verdict, also on what has closed since.
    private mutating func judging() -> Idea? {
        let judged = ledger.agreements.values
            .filter { $0.inForce?.verdicts.contains { $0.computed != nil } ?? false }.map(\.id).sorted()
        guard let id = pick(judged.suffix(8)), let agreement = ledger.agreements[id],
            let index = pick(agreement.inForce!.verdicts.indices)
        else { return nil }
        let verdict = pick(Verdict.allCases)!
        let command = AgreementCommand.overrideMilestone(id, milestone: UInt32(index) + 1, verdict, reason: words)
        return (.agreement(command), manager(of: agreement.member))
    }

    private mutating func working(_ agreement: Agreement) -> Idea {
        let id = agreement.id
        if let idea = takingOver(agreement) { return idea }
        let sides = [agreement.member, agreement.manager]
        let actor = pick(sides)!
        if agreement.amendment != nil, !chance(3) {
            let waiting = sides.filter { side in !agreement.amendment!.confirmations.contains { $0.by == side } }
            switch Int.random(in: 0..<8, using: &random) {
            case 0: return (.agreement(.declineAmendment(id, reason: words)), actor)
            case 1: return (.agreement(.withdrawAmendment(id, reason: words)), actor)
            default:
                let side = pick(waiting) ?? actor
                let command = AgreementCommand.confirm(
                    id, terms: nil, by: nil, inOwnWords: nil, noSupportNeeded: side == agreement.member)
                return (.agreement(command), side)
            }
        }
        if case .inForce(let inForce) = agreement.status, inForce.endProposed != nil, chance(2) {
            let command: AgreementCommand =
                chance(3) ? .acceptEnd(id, reason: chance(2) ? nil : words) : .declineEnd(id, reason: words)
            return (.agreement(command), actor)
        }
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<2:
            let milestone = UInt32.random(in: chance(20) ? 0...4 : 1...3, using: &random)
            let command = AgreementCommand.waiveMilestone(id, milestone: milestone, reason: words)
            return (.agreement(command), manager(of: agreement.member))
        case 2..<7: return (.agreement(.amend(id, amended(agreement, by: actor), reason: words)), actor)
        case 7: return (.agreement(.proposeEnd(id, reason: words)), actor)
        case 8: return (.agreement(.reserve(id, text: words)), agreement.member)
        default: return talking(agreement)
        }
    }

    /// The terms in force with another last milestone and perhaps one more promise, or any terms.
    private mutating func amended(_ agreement: Agreement, by actor: MemberID) -> TermsDraft {
        var draft = terms(agreement.member, agreement.manager, by: actor)
        guard let present = agreement.termsInForce, !chance(6) else { return draft }
        draft.from = present.window.from
        draft.to = present.window.to
        draft.zone = present.window.zone
        draft.measures = present.measures
        draft.consequences = []
        draft.milestones = present.milestones.map {
            .init(metric: $0.metric, from: $0.span.from, to: $0.span.to, target: $0.target)
        }
        draft.milestones[draft.milestones.count - 1].target = Decimal(Int32.random(in: 1...60, using: &random))
        draft.promises += present.promises.map {
            .init(kind: $0.kind, what: "as before", debtor: $0.debtor, dueOn: $0.dueOn)
        }
        if chance(8) { draft.milestones[0].target = Decimal(1) }
        if chance(3) {
            let longer = present.window.to.advanced(by: .random(in: 1...9, using: &random))
            draft.milestones.append(
                .init(
                    metric: present.measures[0].metric, from: present.window.to.advanced(by: 1), to: longer,
                    target: Decimal(3)))
            draft.to = longer
        }
        return draft
    }

    /// A window of three spans of a week or so that begins soon; now and then not complete.
    mutating func terms(_ member: MemberID, _ manager: MemberID, by actor: MemberID) -> TermsDraft {
        let outcomes = ledger.metrics.values.filter { $0.versions.last!.counts == .outcome || actor == member }
        let metric = pick(outcomes.map(\.newest).sorted { $0.metric < $1.metric }) ?? closedWon
        let from = days(chance(20) ? 0...0 : chance(3) ? 10...24 : 1...14)
        let length = Int.random(in: 1...9, using: &random)
        let target = Decimal(Int32.random(in: -10...60, using: &random))
        let goal = pick(ledger.goals.values.filter { $0.status == .open }.map(\.id).sorted())
        let isActivity = ledger.metrics[metric.metric]?.versions.last?.counts == .activity
        var draft = TermsDraft.quarter(metric)
        draft.from = from
        draft.to = from.advanced(by: 3 * length - 1)
        draft.milestones = (0..<3).map {
            let start = from.advanced(by: $0 * length)
            return .init(metric: metric, from: start, to: start.advanced(by: length - 1), target: target)
        }
        draft.cadenceDays = chance(25) ? nil : .random(in: 2...10, using: &random)
        draft.promises = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            .init(
                kind: pick([.support, .support, .plain, .change])!, what: words,
                debtor: pick([manager, manager, member])!, dueOn: days(chance(6) ? 1...3 : 8...30))
        }
        if !isActivity, chance(4) {
            draft.consequences = [.init(misses: 2, of: 3, what: "a talk", currentForDays: 30)]
        }
        if goal == nil || chance(4) {
            draft.goal = nil
            draft.how = nil
            draft.noGoalReason = "a trial"
        } else {
            draft.goal = goal
        }
        if chance(6), ledger.ledger().zone == "UTC" { draft.zone = "Europe/Berlin" }
        return draft
    }
}

extension Agreement {
    /// Open or in force.
    var isAlive: Bool {
        switch status {
        case .open, .inForce: true
        default: false
        }
    }
}
