extension Act {
    /// Fixes the instants of what was said in days, and finds everything that keeps the terms from being complete.
    ///
    /// - Parameters:
    ///   - member, manager: the two sides.
    ///   - before: the terms in force that these would amend; nil for terms of their own.
    /// - Returns: nil when anything is wrong, before or here; `findings` says what.
    func fixTerms(
        _ draft: TermsDraft, member: MemberID, manager: MemberID, amending before: Terms? = nil,
        _ findings: inout Findings
    ) throws -> Terms? {
        let zone = try draft.zone ?? before?.window.zone ?? facts.ledger().zone
        let window = window(draft, zone: zone, amending: before, &findings)
        let contribution = try contribution(draft, amending: before, &findings)
        let cadence = cadence(draft, &findings)
        texts(draft, &findings)
        let metrics = try measures(draft, amending: before, &findings)
        try activities(draft, metrics, member: member, amending: before, &findings)
        let milestones = milestones(draft, metrics, window: window, zone: zone, &findings)
        let promises = promises(draft, sides: [member, manager], zone: zone, amending: before, &findings)
        let steps = steps(draft, &findings)
        guard let window, let contribution, let cadence else { return nil }
        let terms = Terms(
            outcome: .said(draft.outcome), measures: draft.measures, milestones: milestones,
            contribution: contribution, reserved: draft.reserved.map { .said($0) }, promises: promises,
            consequences: steps, cadenceDays: cadence, window: window)
        if let before {
            findings.begunStands(terms, before: before, at: now)
            if !terms.consequences.isEmpty, !terms.milestones.contains(where: { $0.span.opensAt > now }) {
                findings.breaks(
                    .declaredFirst, "a consequence is declared before what it follows from, and all has begun")
            }
        }
        return findings.isEmpty ? terms : nil
    }

    private func window(
        _ draft: TermsDraft, zone: String, amending before: Terms?, _ findings: inout Findings
    ) -> DaySpan? {
        guard let window = span(from: draft.from, to: draft.to, zone: zone, "/terms/window", &findings) else {
            return nil
        }
        if window.opensAt <= now, before == nil {
            findings.breaks(.completeTerms, "the window began on \(window.from)")
            if !draft.consequences.isEmpty {
                findings.breaks(
                    .declaredFirst,
                    "a consequence is declared before the window, which began on "
                        + "\(window.from)")
            }
        }
        return window
    }

    private func contribution(
        _ draft: TermsDraft, amending before: Terms?, _ findings: inout Findings
    ) throws -> Contribution? {
        switch (draft.goal, draft.how, draft.noGoalReason) {
        case (let id?, let how?, nil):
            findings.text(how, "/terms/contribution/how")
            guard let goal = try facts.goal(id) else {
                findings.unknown("/terms/contribution/goal", id, expected: "a goal of this ledger")
                return nil
            }
            var isKept = false
            if case .goal(id, how: _) = before?.contribution { isKept = true }
            if case .closed(let outcome, let seq) = goal.status, !isKept {
                findings.breaks(.stillOpen, "\(id) was closed as \(outcome.rawValue)", events: [seq])
            }
            return .goal(id, how: .said(how))
        case (nil, nil, let reason?):
            findings.text(reason, "/terms/contribution/none")
            return .none(reason: .said(reason))
        case (_?, nil, nil):
            findings.breaks(.completeTerms, "the terms do not say how the work serves the goal")
        case (nil, _?, nil), (nil, nil, nil):
            findings.breaks(.completeTerms, "the terms name no goal, and no reason for none")
        case (_, _, _?):
            findings.breaks(.completeTerms, "the terms name a contribution and a reason for none")
        }
        return nil
    }

    private func cadence(_ draft: TermsDraft, _ findings: inout Findings) -> UInt32? {
        guard let days = draft.cadenceDays else {
            findings.breaks(.completeTerms, "the terms do not say how often both talk")
            return nil
        }
        findings.number(days, "/terms/cadenceDays", in: 1...Limits.cadenceDays)
        return days
    }

    private func texts(_ draft: TermsDraft, _ findings: inout Findings) {
        if isBlank(draft.outcome) {
            findings.breaks(.completeTerms, "the terms do not say what shall come out")
        } else {
            findings.text(draft.outcome, "/terms/outcome")
        }
        findings.count(draft.reserved.count, "/terms/reserved", limit: Limits.reserved)
        for (index, text) in draft.reserved.prefix(Limits.reserved).enumerated() {
            findings.text(text, "/terms/reserved/\(index)")
        }
    }
}
