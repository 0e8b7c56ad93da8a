import LedgerDomain

extension Checker {
    /// What terms must say, and instants that are those of the days that were said.
    ///
    /// - Parameter before: the terms in force that these would amend.
    mutating func mustBeComplete(
        _ terms: AgreedTerms, of member: MemberID, _ manager: MemberID, amending before: AgreedTerms? = nil,
        _ line: Line
    ) {
        must(terms.outcome.said?.isEmpty == false, .completeTerms, "no outcome")
        must(!terms.measures.isEmpty, .completeTerms, "no measure")
        must(!terms.milestones.isEmpty, .completeTerms, "no milestone")
        must(terms.cadenceDays >= 1 && terms.cadenceDays <= 366, .completeTerms, "no cadence")
        mustBeItsDays(terms.window)
        switch terms.contribution {
        case .goal(let goal, let how):
            must(how.said?.isEmpty == false, .completeTerms, "it does not say how it serves \(goal)")
            var isKept = false
            if case .goal(goal, _) = before?.contribution { isKept = true }
            must(goals[goal].map { !$0.isClosed || isKept } == true, .completeTerms, "\(goal) is not open")
        case .none(let reason): must(reason.said?.isEmpty == false, .completeTerms, "no goal and no reason for none")
        }
        let kept = before?.measures.map(\.metric) ?? []
        for measure in terms.measures where !kept.contains(measure.metric) {
            mustBeNewest(measure.metric)
            let counts = definition(measure.metric)?.counts
            must(counts != .activity || line.actor == member, .activityIsTheirs, "\(measure.metric) is their how")
        }
        mustHaveMilestones(terms)
        mustPromise(terms, [member, manager], amending: before, line)
        mustDeclareFirst(terms, amending: before, line)
    }

    private mutating func mustBeItsDays(_ span: DaySpan) {
        must(span.from <= span.to, .completeTerms, "days in reverse")
        must(span.opensAt == Zones.startOfDay(span.from, zone: span.zone), .completeTerms, "another beginning")
        let end = Day(number: span.to.number + 1)
        must(span.closesAt == Zones.startOfDay(end, zone: span.zone), .completeTerms, "another end")
    }

    private mutating func mustHaveMilestones(_ terms: AgreedTerms) {
        for (index, milestone) in terms.milestones.enumerated() {
            let span = milestone.span
            mustBeItsDays(span)
            let isMeasured = terms.measures.contains { $0.metric == milestone.metric }
            must(isMeasured, .completeTerms, "\(milestone.metric) is no measure")
            let isWithin = terms.window.from <= span.from && span.to <= terms.window.to
            must(isWithin, .completeTerms, "milestone \(index + 1) is not within the window")
            let settling = Int32(definition(milestone.metric)?.settleDays ?? 0)
            let verdict = Zones.startOfDay(Day(number: span.to.number + 1 + settling), zone: terms.window.zone)
            must(milestone.verdictAt == verdict, .completeTerms, "milestone \(index + 1) is judged on another day")
            for other in terms.milestones[..<index] where other.metric == milestone.metric {
                let overlap = other.span.from <= span.to && span.from <= other.span.to
                must(!overlap, .completeTerms, "milestone \(index + 1) overlaps one before")
            }
        }
    }

    private mutating func mustPromise(
        _ terms: AgreedTerms, _ sides: [MemberID], amending before: AgreedTerms?, _ line: Line
    ) {
        for promised in terms.promises {
            let isKept =
                before?.promises.contains {
                    $0.kind == promised.kind && $0.debtor == promised.debtor && $0.dueOn == promised.dueOn
                } ?? false
            must(sides.contains(promised.debtor) || isKept, .ownAct, "\(promised.debtor) is promised for")
            let end = Zones.startOfDay(Day(number: promised.dueOn.number + 1), zone: terms.window.zone)
            must(promised.dueAt == end, .completeTerms, "a promise is due at another hour")
            must(promised.dueAt > line.at || isKept, .completeTerms, "a promise that is over")
            must([.plain, .support, .change].contains(promised.kind), .completeTerms, "\(promised.kind) in terms")
        }
    }

    /// Steps stand in terms before what they follow from begins, never on activities, and are ever in order.
    private mutating func mustDeclareFirst(_ terms: AgreedTerms, amending before: AgreedTerms?, _ line: Line) {
        if terms.consequences.isEmpty { return }
        let begins = before == nil ? terms.window.opensAt : terms.milestones.map(\.span.opensAt).max() ?? line.at
        must(begins > line.at, .declaredFirst, "a consequence is declared when all has begun")
        for measure in terms.measures {
            must(definition(measure.metric)?.counts != .activity, .activityIsTheirs, "it hangs on an activity")
        }
        for (index, step) in terms.consequences.enumerated() {
            let isSound = step.step == UInt32(index) + 1 && step.misses >= 1 && step.misses <= step.of
            must(isSound, .declaredFirst, "step \(step.step) is \(step.misses) of \(step.of)")
        }
    }
}
