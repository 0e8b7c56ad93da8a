import CanonicalJSON
import LedgerRPC

/// Fills terms from what two people agreed before, from the metric and from the goals.
struct TermsFitting {
    let use: Use
    let metric: String
    let target: String

    /// The newest terms between the two; nil if there were none.
    func last(member: String, manager: String) throws -> TermsDraft? {
        let list = try use.ask(
            AgreementList.self, "agreement.list",
            ["limit": .integer(Int64(Limits.listRows)), "manager": .string(manager), "member": .string(member)])
        guard let newest = list.rows.max(by: { Self.number($0.id) < Self.number($1.id) }) else { return nil }
        let detail = try use.ask(AgreementDetail.self, "agreement.get", ["agreement": .string(newest.id)])
        return TermsDraft(detail.agreement.terms, people: detail.people)
    }

    /// - Parameter last: the terms of which outcome, goal, cadence and what is reserved are taken; promises are not,
    ///   because their days have passed, and consequences never are.
    func terms(over window: ClosedRange<CalendarDate>, after last: TermsDraft?) throws -> TermsDraft {
        guard let target = DecimalText.normalised(target) else {
            throw Complaint.usage("\(target) is no number", hint: "240000 would do")
        }
        var draft = last ?? TermsDraft()
        (draft.promises, draft.consequences, draft.zone) = ([], [], nil)
        (draft.from, draft.to) = ("\(window.lowerBound)", "\(window.upperBound)")
        // A sentence that only said the numbers of the last terms says those of these.
        if last?.saysNumbersAlone ?? true { draft.outcome = nil }
        draft.outcome = draft.outcome ?? TermsDraft.numbers(metric, target, by: "\(window.upperBound)")
        draft.cadenceDays = try draft.cadenceDays ?? usualCadence()
        draft.measures = [TermsDraft.Measure(metric: metric, target: target)]
        let months = PeriodWords.months(of: window)
        let parts = try addsUp() ? Shares.of(target, in: months.count) : months.map { _ in target }
        draft.milestones = zip(months, parts).map { month, part in
            TermsDraft.Milestone(
                metric: metric, from: "\(month.lowerBound)", to: "\(month.upperBound)", target: part)
        }
        return draft
    }

    /// Whether the targets of the parts add up to the target of the whole; a mean or a latest value does not.
    func addsUp() throws -> Bool {
        let list = try use.ask(MetricList.self, "metric.list", ["limit": .integer(Int64(Limits.listRows))])
        let named = list.metrics.filter { $0.name == metric || $0.id == metric || "\($0.id)@\($0.version)" == metric }
        return named.max { $0.version < $1.version }.map { ["sum", "count"].contains($0.aggregate) } ?? true
    }

    /// Whether the goal of the terms is still open and its time reaches into their window.
    func goalReaches(_ draft: TermsDraft) throws -> Bool {
        try openGoals(draft).contains { $0.id == draft.goal }
    }

    private func openGoals(_ draft: TermsDraft) throws -> [GoalRow] {
        let tree = try use.ask(GoalTree.self, "goal.tree", ["limit": .integer(Int64(Limits.listRows))])
        return tree.goals.filter { goal in
            goal.state == "published" && goal.period.from <= draft.to ?? "" && goal.period.to >= draft.from ?? ""
        }
    }

    /// A published goal for that time: the one that the same metric counts for, or the manager's own, the lowest of them.
    func goal(manager: String, _ draft: TermsDraft) throws -> String? {
        let open = try openGoals(draft)
        let metrics = try use.ask(MetricList.self, "metric.list", ["limit": .integer(Int64(Limits.listRows))])
            .metrics.filter { $0.name == metric }.map { "\($0.id)@\($0.version)" }
        let same = open.filter { goal in goal.metric.map(metrics.contains) ?? false }
        let managers = same.filter { $0.owner == manager }
        return (managers.last ?? same.last ?? open.last { $0.owner == manager } ?? open.last)?.id
    }

    /// As the policy has it.
    private func usualCadence() throws -> Int {
        let policies = try use.ask(PolicyList.self, "policy.list").policies
        let current = policies.last { $0.state == "present" } ?? policies.last
        return current?.settings.first { $0.name == "cadenceDays" }?.days ?? 14
    }

    private static func number(_ id: String) -> Int { Int(id.dropFirst()) ?? 0 }
}

extension TermsDraft {
    static func numbers(_ metric: some StringProtocol, _ target: String, by day: String) -> String {
        "\(metric) \(target) by \(day)"
    }

    /// Whether the outcome is none, or only what ``numbers(_:_:by:)`` says of the target.
    var saysNumbersAlone: Bool {
        guard let outcome, let target = measures.first?.target, let to else { return outcome == nil }
        return outcome == Self.numbers(outcome.prefix { $0 != " " }, target, by: to)
    }
}
