internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerProjections
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let lineOfSight: [QueryMethod] = [
        QueryMethod(
            "lineOfSight.get", "How somebody's agreements lead to what the organisation is after.",
            LineOfSightAnswer.self,
            read: { (reader, resolver) throws(ShapeError) in
                try resolver.optionalMember(reader, "person", about: "yourself unless said")
            }
        ) { query, said in
            let person = said ?? query.viewer
            try query.requireSight(of: person, said == nil ? "you" : "that person")
            let found = try LineOfSight(of: person, given: query.facts)
            var people = [person]
            let lines = try found.lines.map { (line) in
                people += line.goals.map(\.goal.owner)
                return try query.line(line)
            }
            return LineOfSightAnswer(
                cut: found.isCut ? true : nil, lines: lines, people: try query.people(people),
                person: person.description, size: try query.size())
        }
    ]
}

extension Query {
    fileprivate func line(_ line: LineOfSight.Line) throws -> SightLine {
        let agreement = line.agreement
        let shown = agreement.termsInForce ?? agreement.standing.terms
        let seq = agreement.inForce?.terms.seq ?? agreement.standing.reference.seq
        let terms =
            try facts.reading.leaf(at: seq, in: facts.view)
            .flatMap { try facts.reading.openedEvent($0, in: facts.view).terms } ?? shown
        var how: String?
        var none: String?
        switch terms.contribution {
        case .goal(_, let text): how = text.shown
        case .none(let reason): none = reason.shown
        }
        return SightLine(
            agreement: agreement.id.description, goals: try line.goals.map { try goal($0) }, how: how,
            milestones: MilestoneCounts(agreement), none: none,
            notAgreed: agreement.inForce?.notAgreed == true ? true : nil, outcome: terms.outcome.shown,
            state: agreement.stateWord)
    }

    private func goal(_ step: LineOfSight.Step) throws -> SightGoal {
        let goal = step.goal
        let defined = try goal.metric.flatMap { try definition($0) }
        return SightGoal(
            id: goal.id.description, metric: goal.metric?.description, metricName: defined?.name,
            owner: goal.owner.description, state: goal.stateWord, target: goal.target?.description, title: goal.title,
            unit: defined?.unit, value: step.value?.description)
    }
}

extension MilestoneCounts {
    /// Of the terms in force, or of those that stand while there are none.
    init(_ agreement: Agreement) {
        let verdicts = agreement.inForce?.verdicts ?? []
        let settled = verdicts.map(\.effective)
        let terms = agreement.termsInForce ?? agreement.standing.terms
        self.init(
            met: settled.count { $0 == .met }, missed: settled.count { $0 == .missed },
            notMeasured: settled.count { $0 == .notMeasured },
            open: verdicts.isEmpty ? terms.milestones.count : verdicts.count { !$0.isSettled })
    }
}
