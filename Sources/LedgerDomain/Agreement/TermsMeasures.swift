extension Act {
    /// The definitions of the versions that the measures name, as far as they exist.
    func measures(
        _ draft: TermsDraft, amending before: Terms?, _ findings: inout Findings
    ) throws -> [MetricVersion: MetricDefined] {
        if draft.measures.isEmpty { findings.breaks(.completeTerms, "the terms name no metric") }
        findings.count(draft.measures.count, "/terms/measures", limit: Limits.measures)
        var metrics: [MetricVersion: MetricDefined] = [:]
        var seen = Set<MetricID>()
        for (index, measure) in draft.measures.prefix(Limits.measures).enumerated() {
            let at = "/terms/measures/\(index)/metric"
            if !seen.insert(measure.metric.metric).inserted {
                findings.invalid(at, expected: "each metric once", "\(measure.metric.metric) is measured twice")
            }
            let kept = before?.measures.first { $0.metric == measure.metric }?.metric
            try newest(measure.metric, at, unless: kept, &findings)
            metrics[measure.metric] = try facts.metric(measure.metric.metric)?.definition(measure.metric.version)
        }
        return metrics
    }

    /// An activity is the member's own how: they propose it, and nothing hangs on it.
    func activities(
        _ draft: TermsDraft, _ metrics: [MetricVersion: MetricDefined], member: MemberID, amending before: Terms?,
        _ findings: inout Findings
    ) throws {
        let activities = draft.measures.prefix(Limits.measures).map(\.metric)
            .filter { metrics[$0]?.counts == .activity }
        let kept = Set(before?.measures.map(\.metric) ?? [])
        for activity in activities where actor.id != member && !kept.contains(activity) {
            findings.breaks(.activityIsTheirs, "\(activity) counts an activity, which only \(member) may propose")
        }
        for activity in activities where !draft.consequences.isEmpty {
            findings.breaks(.activityIsTheirs, "\(activity) counts an activity, and consequences are declared")
        }
    }

    /// The milestones with their instants, as far as they could be fixed.
    func milestones(
        _ draft: TermsDraft, _ metrics: [MetricVersion: MetricDefined], window: DaySpan?, zone: String,
        _ findings: inout Findings
    ) -> [Milestone] {
        if draft.milestones.isEmpty { findings.breaks(.completeTerms, "the terms have no milestone") }
        findings.count(draft.milestones.count, "/terms/milestones", limit: Limits.milestones)
        let drafts = draft.milestones.prefix(Limits.milestones)
        var milestones: [Milestone] = []
        for (index, said) in drafts.enumerated() {
            let number = index + 1
            if !draft.measures.contains(where: { $0.metric == said.metric }) {
                findings.breaks(.completeTerms, "milestone \(number) is of \(said.metric), which is not measured")
            }
            if said.from < draft.from || said.to > draft.to {
                findings.breaks(.completeTerms, "milestone \(number) does not lie within the window")
            }
            for (earlier, other) in drafts.prefix(index).enumerated()
            where other.metric == said.metric && other.from <= said.to && said.from <= other.to {
                findings.breaks(.completeTerms, "milestones \(earlier + 1) and \(number) overlap")
            }
            let at = "/terms/milestones/\(index)"
            // Without a window there is no such zone, or no such days, and that was said already.
            guard window != nil, let span = span(from: said.from, to: said.to, zone: zone, at, &findings) else {
                continue
            }
            let settling = Int(metrics[said.metric]?.settleDays ?? 0)
            guard let verdictAt = facts.startOfDay(said.to.advanced(by: 1 + settling), zone: zone) else {
                findings.invalid("\(at)/to", expected: "an earlier day", "its verdict would come too late")
                continue
            }
            milestones.append(
                Milestone(metric: said.metric, span: span, target: said.target, verdictAt: verdictAt))
        }
        return milestones
    }
}
