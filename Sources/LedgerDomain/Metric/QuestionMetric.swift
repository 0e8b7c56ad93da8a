extension Act {
    /// Anybody may find a metric unfair or unclear, and is owed an answer.
    ///
    /// - Parameter agreement: the asker's own one for which it matters.
    func questionMetric(_ version: MetricVersion, agreement id: AgreementID?, reason: String) throws -> Decision {
        let summary = "\(version) was not questioned"
        guard let metric = try facts.metric(version.metric), metric.definition(version.version) != nil else {
            return .notFound(version, hint: "ledger metric list")
        }
        if actor.holds(.auditor), id == nil {
            return .forbidden(
                summary, .notYours, "an auditor writes nothing but about an agreement of their own",
                hint: "ledger metric list")
        }
        if let id {
            guard let agreement = try facts.agreement(id),
                try maySee(agreement: agreement, viewer: actor.id, on: try today(), given: facts)
            else { return .notFound(id, hint: "ledger agreement list") }
            guard agreement.member == actor.id else { return notTheMember(summary, agreement) }
        }
        var findings = Findings()
        findings.text(reason, "/reason")
        let open = metric.questions.first {
            $0.by == actor.id && $0.version == version.version && $0.answer == nil
        }
        if let open {
            findings.breaks(.somethingNew, "your question about it waits for its answer", events: [open.seq])
        }
        if metric.questions.count >= Limits.metricQuestions {
            findings.breaks(
                .withinLimits, "\(Limits.metricQuestions) questions were asked about \(version.metric) already")
        }
        let manager = actor.manager(on: try today())
        return try findings.decision(summary, hint: "ledger metric list") {
            let questioned = MetricQuestioned(
                metric: version, agreement: id, reason: .said(reason), answerBy: try answerBy())
            return Accepted([
                NewEvent(
                    .metric(.questioned(questioned)), in: .metric(version.metric),
                    subjects: [actor.id] + (manager.map { [$0] } ?? []))
            ])
        }
    }

    /// By hr, or by whoever stands above who asked.
    ///
    /// - Parameter seq: the question; the oldest one that waits for the actor's answer when nil.
    func answerQuestion(_ id: MetricID, of seq: UInt64?, text: String) throws -> Decision {
        let summary = "no question about \(id) was answered"
        guard let metric = try facts.metric(id) else { return .notFound(id, hint: "ledger metric list") }
        let today = try today()
        func mayAnswer(_ question: MetricQuestion) throws -> Bool {
            guard question.by != actor.id else { return false }
            return try actor.holds(.hr) || isAbove(actor.id, question.by, on: today, given: facts)
        }
        let asked = try metric.questions.first { question in
            if let seq { return question.seq == seq }
            return try question.answer == nil && mayAnswer(question)
        }
        guard let asked, try maySee(person: asked.by, viewer: actor.id, on: today, given: facts) else {
            return .notFound("question about \(id) that waits for your answer", hint: "ledger metric list")
        }
        guard try mayAnswer(asked) else {
            return .forbidden(
                summary, asked.by == actor.id ? .ownAct : .notYours,
                "only hr and whoever stands above \(asked.by) answer that", hint: "ledger metric list")
        }
        var findings = Findings()
        findings.text(text, "/text")
        if let answer = asked.answer {
            findings.breaks(.somethingNew, "it was answered already", events: [answer.seq])
        }
        return findings.decision(summary, hint: "ledger metric list") {
            Accepted([
                NewEvent(
                    .metric(.questionAnswered(SaidAbout(of: asked.seq, text: .said(text)))), in: .metric(id),
                    subjects: [asked.by, actor.id], basis: [asked.seq])
            ])
        }
    }
}
