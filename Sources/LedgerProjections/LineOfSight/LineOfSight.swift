package import LedgerDomain
package import LedgerStore

/// How a person's agreements that are open or in force lead up the tree of goals.
package struct LineOfSight {
    package struct Step: Sendable {
        package var goal: Goal
        /// How far all have come together whose agreements serve it or a goal below it; nil where nothing is added up,
        /// and where so few are that it would tell of one what only their manager may see.
        package var value: Decimal?
    }

    package struct Line: Sendable {
        package var agreement: Agreement
        /// The nearest first.
        package var goals: [Step]
    }

    package private(set) var lines: [Line] = []
    package private(set) var isCut = false
    private let facts: StoreFacts
    /// Goals by number, each looked up once.
    private var steps: [GoalID: Step] = [:]
    /// Goals by the one that they serve, looked up once.
    private var below: [GoalID: [GoalID]]?

    /// - Complexity: O(agreements of the person · goals above each), and for each goal with a metric the measurements of
    ///   those who serve it.
    package init(of person: MemberID, given facts: StoreFacts) throws {
        self.facts = facts
        for id in try facts.agreements(asMember: person).reversed() {
            guard let agreement = try facts.agreement(id), !agreement.isOver else { continue }
            guard lines.count < ProjectionLimits.agreements else {
                isCut = true
                break
            }
            lines.append(Line(agreement: agreement, goals: try goals(above: agreement)))
        }
        lines.reverse()
    }

    private mutating func goals(above agreement: Agreement) throws -> [Step] {
        let terms = agreement.termsInForce ?? agreement.standing.terms
        guard case .goal(let nearest, _) = terms.contribution else { return [] }
        var found: [Step] = []
        var next: GoalID? = nearest
        while let id = next, let goal = try facts.goal(id) {
            guard found.count < ProjectionLimits.goals else {
                isCut = true
                break
            }
            let step = try steps[id] ?? Step(goal: goal, value: value(of: goal))
            steps[id] = step
            found.append(step)
            next = goal.parent
        }
        return found
    }

    /// What is measured of everybody who serves a goal, added up over its period.
    ///
    /// - Complexity: O(goals + agreements that serve it · measurements of each member).
    private mutating func value(of goal: Goal) throws -> Decimal? {
        guard let metric = goal.metric,
            let definition = try facts.metric(metric.metric)?.definition(metric.version),
            definition.aggregate == .sum || definition.aggregate == .count
        else { return nil }
        let members = try serving(goal.id)
        guard members.count >= ProjectionLimits.fewest else { return nil }
        var sum: Int128 = 0
        for member in members {
            let measured = try facts.measurements(metric.metric, member)
            let one = measured.aggregate(definition.aggregate, version: metric.version, over: goal.period)
            sum += one.value?.millionths ?? 0
        }
        return Decimal(clampingMillionths: sum)
    }

    /// Whoever has an agreement in force, or had one until it closed, that serves a goal or one below it.
    private mutating func serving(_ goal: GoalID) throws -> Set<MemberID> {
        var members: Set<MemberID> = []
        var open = [goal]
        var looked = 0
        while let next = open.popLast() {
            open += try goalsBelow()[next] ?? []
            for id in try facts.agreements(serving: next) {
                guard looked < ProjectionLimits.serving else {
                    isCut = true
                    return members
                }
                looked += 1
                guard let agreement = try facts.agreement(id), let terms = agreement.termsInForce,
                    case .goal(next, how: _) = terms.contribution
                else { continue }
                members.insert(agreement.member)
            }
        }
        return members
    }

    private mutating func goalsBelow() throws -> [GoalID: [GoalID]] {
        if let below { return below }
        var found: [GoalID: [GoalID]] = [:]
        for number in 1..<max(1, try facts.nextGoal().number) {
            guard let goal = try facts.goal(GoalID(number)), let parent = goal.parent else { continue }
            found[parent, default: []].append(goal.id)
        }
        below = found
        return found
    }
}
