/// The stream of one aggregate: every event lives in exactly one, in which its `rev` counts from 0.
package enum StreamName: Hashable, Sendable {
    /// Policy, time, outages, epochs and keys.
    case ledger
    /// Registration, accounts, relationships, roles and absences of one person.
    case person(MemberID)
    case goal(GoalID)
    case metric(MetricID)
    case agreement(AgreementID)
    case strategy(StrategyID)
    /// What one metric measured of one person, all its versions.
    case measurement(MetricID, MemberID)
    case promise(PromiseID)
    case checkpoint(CheckpointID)
    /// What two people mean to talk about, the lower number first.
    case agenda(MemberID, MemberID)
    case feedback(FeedbackID)
    case export(ExportID)
    /// Who looked at one person's record.
    case looked(MemberID)
}

extension StreamName: CustomStringConvertible {
    /// As it stands in the leaf: `agreement/12`.
    package var description: String {
        switch self {
        case .ledger: "ledger"
        case .person(let id): "person/\(id.number)"
        case .goal(let id): "goal/\(id.number)"
        case .metric(let id): "metric/\(id.number)"
        case .agreement(let id): "agreement/\(id.number)"
        case .strategy(let id): "strategy/\(id.number)"
        case .measurement(let metric, let member): "measurement/\(metric.number)/\(member.number)"
        case .promise(let id): "promise/\(id.number)"
        case .checkpoint(let id): "checkpoint/\(id.number)"
        case .agenda(let low, let high): "agenda/\(low.number)/\(high.number)"
        case .feedback(let id): "feedback/\(id.number)"
        case .export(let id): "export/\(id.number)"
        case .looked(let id): "looked/\(id.number)"
        }
    }

    package init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        func identifier<ID: Identifier>(_ index: Int) -> ID? { ID(text: "\(ID.letter)\(parts[index])") }
        switch (parts.first, parts.count) {
        case ("ledger", 1): self = .ledger
        case ("person", 2): if let id: MemberID = identifier(1) { self = .person(id) } else { return nil }
        case ("goal", 2): if let id: GoalID = identifier(1) { self = .goal(id) } else { return nil }
        case ("metric", 2): if let id: MetricID = identifier(1) { self = .metric(id) } else { return nil }
        case ("agreement", 2): if let id: AgreementID = identifier(1) { self = .agreement(id) } else { return nil }
        case ("promise", 2): if let id: PromiseID = identifier(1) { self = .promise(id) } else { return nil }
        case ("checkpoint", 2): if let id: CheckpointID = identifier(1) { self = .checkpoint(id) } else { return nil }
        case ("agenda", 3):
            guard let low: MemberID = identifier(1), let high: MemberID = identifier(2), low < high else { return nil }
            self = .agenda(low, high)
        case ("feedback", 2): if let id: FeedbackID = identifier(1) { self = .feedback(id) } else { return nil }
        case ("export", 2): if let id: ExportID = identifier(1) { self = .export(id) } else { return nil }
        case ("looked", 2): if let id: MemberID = identifier(1) { self = .looked(id) } else { return nil }
        case ("strategy", 2): if let id: StrategyID = identifier(1) { self = .strategy(id) } else { return nil }
        case ("measurement", 3):
            guard let metric: MetricID = identifier(1), let member: MemberID = identifier(2) else { return nil }
            self = .measurement(metric, member)
        default: return nil
        }
    }
}

extension StreamName {
    /// The agenda of two people, in whatever order they are named.
    package static func agenda(of one: MemberID, and other: MemberID) -> StreamName {
        .agenda(min(one, other), max(one, other))
    }
}
