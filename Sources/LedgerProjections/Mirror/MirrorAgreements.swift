internal import LedgerDomain
internal import LedgerStore

extension Mirror {
    /// Meetings, strategies and questions of the agreements that the leader manages.
    mutating func lookAtAgreements() throws {
        let ids = try facts.agreements(asManager: leader)
        if ids.count > ProjectionLimits.looked { isCut = true }
        for id in ids.suffix(ProjectionLimits.looked) {
            guard let agreement = try facts.agreement(id), agreement.manager == leader else { continue }
            try lookAtMeetings(of: agreement)
            try noteQuestions(about: agreement)
            noteTargets(of: agreement)
        }
    }

    /// How soon strategies and questions of the member were answered.
    private mutating func noteQuestions(about agreement: Agreement) throws {
        for strategyID in try facts.strategies(of: agreement.id) {
            guard let strategy = try facts.strategy(strategyID) else { continue }
            if case .withdrawn = strategy.status, strategy.answeredAt == nil { continue }
            asked(
                by: strategy.member, at: strategy.at, answered: strategy.answeredAt,
                isOverdue: isOverdue(answered: strategy.answeredAt, answerBy: strategy.answerBy))
        }
        for question in agreement.questions where question.by == agreement.member {
            asked(
                by: question.by, at: question.at, answered: question.answer?.at,
                isOverdue: isOverdue(answered: question.answer?.at, answerBy: question.answerBy))
        }
    }

    /// Those whose day lies in the span and has come.
    private mutating func lookAtMeetings(of agreement: Agreement) throws {
        for id in try facts.checkpoints(of: agreement.id) {
            guard let checkpoint = try facts.checkpoint(id), isInSpan(checkpoint.on) else { continue }
            var one = Meetings()
            switch checkpoint.status {
            case .held: one.held = 1
            case .missed: one.missed = 1
            case .scheduled: if checkpoint.at > now { continue }
            case .lapsed: continue
            }
            one.due = 1
            if checkpoint.moves.contains(leader) { one.moved = 1 }
            if checkpoint.denials.contains(where: { $0.by == checkpoint.member }) { one.denied = 1 }
            meetings.add(one)
            row(of: checkpoint.member) { $0.meetings.add(one) }
        }
    }

    /// How far above where they stood people are asked to reach: of terms whose window touches the span.
    private mutating func noteTargets(of agreement: Agreement) {
        guard let terms = agreement.termsInForce, terms.window.from <= to, terms.window.to >= from else { return }
        let ratios = terms.measures.compactMap { (measure) -> Double? in
            guard let baseline = measure.baseline, baseline.millionths > 0 else { return nil }
            return Double(measure.target.millionths) / Double(baseline.millionths)
        }
        row(of: agreement.member) { $0.targetRatios += ratios }
    }
}

extension Mirror.Meetings {
    fileprivate mutating func add(_ other: Self) {
        due += other.due
        held += other.held
        missed += other.missed
        moved += other.moved
        denied += other.denied
    }
}
