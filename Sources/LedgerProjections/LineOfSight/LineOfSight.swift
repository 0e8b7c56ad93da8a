package import LedgerDomain
package import LedgerStore

/// How a person's agreements that are open or in force lead up the tree of goals.
package struct LineOfSight {
    package struct Step: Sendable {
        package var goal: Goal
        /// How far all have come together whose agreements serve it; nil where nothing is added up.
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
            let step = steps[id] ?? Step(goal: goal, value: nil)
            steps[id] = step
            found.append(step)
            next = goal.parent
        }
        return found
    }
}
