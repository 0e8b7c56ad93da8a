extension Act {
    func publishGoal(_ draft: GoalDraft) throws -> Decision {
        let summary = "no goal was published"
        if let refused = try unlessManagerOrHR(summary) { return refused }
        var findings = Findings()
        let owner = draft.owner ?? actor.id
        if let person = try facts.person(owner) {
            if person.hasDeparted(by: try today()) { findings.breaks(.stillHere, "\(owner) has departed") }
        } else {
            findings.unknown("/owner", owner, expected: "a person of this ledger")
        }
        let parent = try draft.parent.flatMap { try self.parent($0, &findings) }
        let period = try self.period(draft, within: parent, &findings)
        try goalParts(draft, before: nil, &findings)
        guard let period else { return findings.refused(summary, hint: "ledger goal tree") }
        return try findings.decision(summary, hint: "ledger goal tree") {
            let id = try facts.nextGoal()
            let published = GoalPublished(
                title: draft.title, parent: draft.parent, owner: owner, metric: draft.metric, target: draft.target,
                period: period)
            return Accepted(
                [
                    NewEvent(
                        .goal(.published(published)), in: .goal(id), subjects: [owner],
                        basis: parent.map { [$0.saidBy] } ?? [])
                ], ids: [Accepted.IDPair("goal", id.description)])
        }
    }

    /// The parent and the owner stay what they were: another place in the tree is another goal.
    func reviseGoal(_ id: GoalID, _ draft: GoalDraft, reason: String) throws -> Decision {
        let summary = "\(id) was not revised"
        if let refused = try unlessManagerOrHR(summary) { return refused }
        guard let goal = try facts.goal(id) else { return .notFound(id, hint: "ledger goal tree") }
        var findings = Findings()
        findings.stillOpen(goal)
        findings.text(reason, "/reason")
        if let parent = draft.parent, parent != goal.parent {
            findings.invalid("/parent", expected: "none, or the same one", "\(id) keeps its place in the tree")
        }
        if let owner = draft.owner, owner != goal.owner {
            findings.invalid("/owner", expected: "none, or the same one", "\(id) stays \(goal.owner)'s")
        }
        let parent = try goal.parent.flatMap { try facts.goal($0) }
        let period = try self.period(draft, within: parent, &findings)
        try goalParts(draft, before: goal.metric, &findings)
        let outdated = try outdated(id, causedBy: 0, &findings)
        guard let period else { return findings.refused(summary, hint: "ledger goal tree") }
        return findings.decision(summary, hint: "ledger goal tree") {
            let revised = GoalRevised(
                title: draft.title, metric: draft.metric, target: draft.target, period: period, reason: .said(reason))
            return Accepted(
                [NewEvent(.goal(.revised(revised)), in: .goal(id), subjects: [goal.owner], basis: [goal.saidBy])]
                    + outdated)
        }
    }

    func closeGoal(_ id: GoalID, _ outcome: GoalOutcome) throws -> Decision {
        let summary = "\(id) was not closed"
        if let refused = try unlessManagerOrHR(summary) { return refused }
        guard let goal = try facts.goal(id) else { return .notFound(id, hint: "ledger goal tree") }
        var findings = Findings()
        findings.stillOpen(goal)
        let outdated = try outdated(id, causedBy: 0, &findings)
        return findings.decision(summary, hint: "ledger goal tree") {
            Accepted(
                [
                    NewEvent(
                        .goal(.closed(GoalClosed(outcome: outcome))), in: .goal(id), subjects: [goal.owner],
                        basis: [goal.saidBy])
                ] + outdated)
        }
    }

    private func parent(_ id: GoalID, _ findings: inout Findings) throws -> Goal? {
        guard let goal = try facts.goal(id) else {
            findings.unknown("/parent", id, expected: "a goal of this ledger")
            return nil
        }
        findings.stillOpen(goal)
        return goal
    }

    private func period(_ draft: GoalDraft, within parent: Goal?, _ findings: inout Findings) throws -> DaySpan? {
        let zone = try facts.ledger().zone
        let period = span(from: draft.from, to: draft.to, zone: zone, "/period", &findings)
        if let period, let parent, period.from < parent.period.from || period.to > parent.period.to {
            findings.breaks(
                .withinParent,
                "\(period.from) to \(period.to) is not within \(parent.id)'s \(parent.period.from) to "
                    + "\(parent.period.to)",
                events: [parent.saidBy])
        }
        return period
    }

    /// - Parameter before: the metric version that the goal named until now, which it may keep.
    private func goalParts(_ draft: GoalDraft, before: MetricVersion?, _ findings: inout Findings) throws {
        findings.text(draft.title, "/title", limit: Limits.nameBytes)
        guard let version = draft.metric else {
            if draft.target != nil {
                findings.invalid("/metric", expected: "the metric of the target", "a target needs a metric")
            }
            return
        }
        try newest(version, "/metric", unless: before, &findings)
    }
}

extension Findings {
    fileprivate mutating func stillOpen(_ goal: Goal) {
        if case .closed(let outcome, let seq) = goal.status {
            breaks(.stillOpen, "\(goal.id) was closed as \(outcome.rawValue)", events: [seq])
        }
    }
}
