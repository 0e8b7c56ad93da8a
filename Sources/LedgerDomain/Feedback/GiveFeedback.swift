extension Act {
    /// Anybody may ask anybody what they saw of one's work; the answer is the other's.
    func requestFeedback(of giver: MemberID, about: AboutReference?, text: String?) throws -> Decision {
        let summary = "no feedback was requested"
        if let refused = unlessAtWork(summary, hint: "ledger feedback list") { return refused }
        var findings = Findings()
        try other(giver, "/of", &findings)
        try self.about(about, &findings)
        if let text { findings.text(text, "/text") }
        return try findings.decision(summary, hint: "ledger feedback request") {
            let requested = FeedbackRequested(
                giver: giver, receiver: actor.id, about: about,
                answerBy: try dueDay(after: facts.ledger().policy(at: now).answerDays).at,
                text: text.map { .said($0) })
            return try began(.requested(requested), with: giver)
        }
    }

    /// Anybody tells anybody, upward, sideways and down.
    func giveFeedback(_ draft: FeedbackDraft) throws -> Decision {
        guard let id = draft.request else {
            let summary = "no feedback was given"
            if let refused = unlessAtWork(summary, hint: "ledger feedback list") { return refused }
            var findings = Findings()
            let given = try given(draft, &findings)
            return try findings.decision(summary, hint: "ledger feedback give") {
                try began(.given(given), with: draft.to)
            }
        }
        let summary = "\(id) was not answered"
        return try withFeedback(id) { feedback in
            guard feedback.giver == actor.id else {
                return .forbidden(
                    summary, .ownAct, "only \(feedback.giver) was asked", hint: "ledger feedback show \(id)")
            }
            var findings = Findings()
            if let seq = feedback.givenSeq {
                findings.breaks(.somethingNew, "you gave it already", events: [seq])
            }
            if draft.to != feedback.receiver {
                findings.invalid("/to", expected: "who asked", "\(feedback.receiver) asked for it")
            }
            let given = try given(draft, &findings)
            return findings.decision(summary, hint: "ledger feedback show \(id)") {
                happens(.given(given), to: feedback, basis: feedback.request.map { [$0.seq] } ?? [])
            }
        }
    }

    private func began(_ event: FeedbackEvent, with other: MemberID) throws -> Accepted {
        let id = try facts.nextFeedback()
        let receiver = if case .given = event { other } else { actor.id }
        let giver = receiver == other ? actor.id : other
        return Accepted(
            [NewEvent(.feedback(event), in: .feedback(id), subjects: [receiver, giver])],
            ids: [Accepted.IDPair("feedback", id.description)])
    }

    /// Feedback is between two people who are here.
    private func other(_ person: MemberID, _ at: String, _ findings: inout Findings) throws {
        if person == actor.id {
            findings.invalid(at, expected: "somebody else", "feedback comes from somebody else")
        } else if let found = try facts.person(person) {
            if found.hasDeparted(by: try today()) { findings.breaks(.stillHere, "\(person) has departed") }
        } else {
            findings.unknown(at, person, expected: "a person of this ledger")
        }
    }

    private func given(_ draft: FeedbackDraft, _ findings: inout Findings) throws -> FeedbackGiven {
        try other(draft.to, "/to", &findings)
        findings.text(draft.observation, "/observation")
        findings.text(draft.effect, "/effect")
        if let nextStep = draft.nextStep {
            findings.text(nextStep, "/nextStep")
        } else if draft.kind != .recognition {
            findings.invalid(
                "/nextStep", expected: "what to do next time",
                "\(draft.kind.rawValue) feedback says what would be better")
        }
        try about(draft.about, &findings)
        let metrics = Set(draft.metrics).sorted { ($0.metric, $0.version) < ($1.metric, $1.version) }
        findings.count(metrics.count, "/metrics", limit: Limits.feedbackMetrics)
        for metric in metrics where try facts.metric(metric.metric)?.definition(metric.version) == nil {
            findings.unknown("/metrics", metric, expected: "metrics of this ledger")
        }
        let today = try today()
        let observedOn = draft.observedOn ?? today
        let lag = observedOn.distance(to: today)
        if lag < 0 {
            findings.invalid(
                "/observedOn", expected: "a day that has begun", "\(observedOn) has not begun", rule: .daysHaveCome)
        } else if lag > Limits.spanDays {
            findings.invalid(
                "/observedOn", expected: "at most \(Limits.spanDays) days ago", "\(observedOn) is \(lag) days ago",
                rule: .withinLimits)
        }
        return FeedbackGiven(
            giver: actor.id, receiver: draft.to, kind: draft.kind, about: draft.about, metrics: metrics,
            observedOn: observedOn, lagDays: UInt32(clamping: lag), observation: .said(draft.observation),
            effect: .said(draft.effect), nextStep: draft.nextStep.map { .said($0) })
    }
}
