internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

extension QueryMethods {
    static let goals: [QueryMethod] = [
        QueryMethod(
            "goal.tree", "Goals, parents before their children.", GoalTree.self,
            read: { (reader, _) throws(ShapeError) in
                (root: try reader.optional("root", .goal), page: try Paging(from: reader))
            }
        ) { query, parameters in
            let goals = try query.goals(under: parameters.root)
            var rest = goals[...]
            if let after = parameters.page.after, let index = goals.firstIndex(where: { $0.id.description == after }) {
                rest = goals[(index + 1)...]
            }
            let shown = rest.prefix(parameters.page.limit)
            return GoalTree(
                goals: shown.map(GoalRow.init),
                next: rest.count > shown.count ? shown.last?.id.description : nil,
                people: try query.people(shown.map(\.owner)), size: try query.size())
        }
    ]

    static let metrics: [QueryMethod] = [
        QueryMethod(
            "metric.list", "Every version of every metric.", MetricList.self,
            read: { (reader, _) throws(ShapeError) in try Paging(from: reader) }
        ) { query, page in
            let after = page.after.flatMap { MetricID(text: $0) } ?? MetricID(0)
            var rows: [MetricRow] = []
            var next: String?
            let end = try query.facts.nextMetric().number
            for number in (after.number + 1)..<max(after.number + 1, end) {
                guard let metric = try query.facts.metric(MetricID(number)) else { continue }
                if rows.count >= page.limit {
                    next = rows.last?.id
                    break
                }
                rows += metric.versions.map { MetricRow(metric, $0) }
            }
            return MetricList(metrics: rows, next: next, size: try query.size())
        }
    ]
}

extension Query {
    /// Depth first, children in the order in which they were published. O(goals).
    fileprivate func goals(under root: GoalID?) throws -> [Goal] {
        var children: [GoalID?: [Goal]] = [:]
        for number in 1..<max(1, try facts.nextGoal().number) {
            guard let goal = try facts.goal(GoalID(number)) else { continue }
            children[goal.parent, default: []].append(goal)
        }
        var ordered: [Goal] = []
        var waiting: [Goal] = (children[nil] ?? []).reversed()
        if let root {
            guard let goal = try facts.goal(root) else {
                throw Failure.refused(Refusal(.notFound, "there is no goal \(root)", hint: "ledger goal tree"))
            }
            waiting = [goal]
        }
        while let goal = waiting.popLast() {
            ordered.append(goal)
            waiting += (children[goal.id] ?? []).reversed()
        }
        return ordered
    }
}

extension GoalRow {
    fileprivate init(_ goal: Goal) {
        self.init(
            id: goal.id.description, metric: goal.metric?.description, owner: goal.owner.description,
            parent: goal.parent?.description,
            period: Period(from: goal.period.from.description, to: goal.period.to.description),
            state: goal.stateWord,
            target: goal.target?.description, title: goal.title)
    }
}

extension Goal {
    var stateWord: String {
        switch status {
        case .open: "published"
        case .closed(let outcome, _): outcome.rawValue
        }
    }
}

extension MetricRow {
    fileprivate init(_ metric: Metric, _ defined: MetricDefined) {
        self.init(
            aggregate: defined.aggregate.rawValue, collector: defined.collector, counts: defined.counts.rawValue,
            direction: defined.direction.rawValue, formula: defined.formula,
            freshnessDays: Int(defined.freshnessDays), id: metric.id.description, name: defined.name,
            settleDays: Int(defined.settleDays), source: defined.source,
            state: metric.replacement(of: defined.version) == nil ? "current" : "replaced", unit: defined.unit,
            version: Int(defined.version))
    }
}
