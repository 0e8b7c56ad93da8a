internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat
internal import LedgerRPC
internal import LedgerService
internal import LedgerStore

private enum StrategyState: String, CaseIterable {
    case proposed, adopted, adapted, accepted, declined, withdrawn

    init(_ strategy: Strategy) {
        self =
            switch strategy.status {
            case .proposed: .proposed
            case .adopted: .adopted
            case .adapted: .adapted
            case .accepted: .accepted
            case .declined: .declined
            case .withdrawn: .withdrawn
            }
    }
}

extension QueryMethods {
    static let strategies: [QueryMethod] = [
        QueryMethod(
            "strategy.get", "One strategy, with everything that was said.", StrategyDetail.self,
            read: { (reader, _) throws(ShapeError) in try reader.value("strategy", .strategy) }
        ) { query, id in
            guard let strategy = try query.facts.strategy(id), try query.maySee(strategy),
                let view = try query.strategy(id, until: nil)
            else {
                throw Failure.refused(Refusal(.notFound, "there is no \(id)", hint: "ledger strategy list"))
            }
            return StrategyDetail(
                people: try query.people([strategy.member, strategy.answeredBy].compactMap { $0 }),
                size: try query.size(), strategy: view)
        },
        QueryMethod(
            "strategy.list", "Strategies that you may see, of one agreement or of all.", StrategyList.self,
            read: { (reader, _) throws(ShapeError) in
                (
                    agreement: try reader.optional("agreement", .agreement),
                    state: try reader.optional("state", states), page: try Paging(from: reader)
                )
            }
        ) { query, parameters in
            let after = parameters.page.after.flatMap { StrategyID(text: $0) } ?? StrategyID(0)
            let candidates: [StrategyID] =
                if let agreement = parameters.agreement {
                    try query.facts.strategies(of: agreement)
                } else {
                    try (1..<max(1, query.facts.nextStrategy().number)).map { StrategyID($0) }
                }
            var found: [Strategy] = []
            for id in candidates where id > after {
                guard found.count <= parameters.page.limit else { break }
                guard let strategy = try query.facts.strategy(id),
                    parameters.state.map({ $0 == StrategyState(strategy) }) ?? true,
                    try query.maySee(strategy, isShown: found.count < parameters.page.limit)
                else { continue }
                found.append(strategy)
            }
            let shown = found.prefix(parameters.page.limit)
            return StrategyList(
                rows: try shown.compactMap { try query.strategy($0.id, until: nil) },
                next: found.count > shown.count ? shown.last?.id.description : nil,
                people: try query.people(shown.flatMap { [$0.member, $0.answeredBy].compactMap { $0 } }),
                size: try query.size())
        },
    ]

    private static let states = Shape<StrategyState>.choice(of: StrategyState.self)
}

extension Query {
    /// As the agreement that it is for.
    fileprivate func maySee(_ strategy: Strategy, isShown: Bool = true) throws -> Bool {
        guard let agreement = try facts.agreement(strategy.agreement) else { return false }
        return try maySee(agreement, isShown: isShown)
    }

    /// A strategy as it stands, or stood at `asOf`, for a reader who may see it; nil if it did not exist yet.
    ///
    /// - Complexity: O(events of the strategy), a handful.
    func strategy(_ id: StrategyID, until asOf: Instant?) throws -> StrategyView? {
        let stream = StreamName.strategy(id)
        let count = try facts.count(of: stream)
        guard count > 0 else { return nil }
        var state: Strategy?
        var text: String?
        var reply: String?
        try facts.reading.forEachEvent(of: stream, from: 0, through: count - 1, in: facts.view) { (stored) in
            if let asOf, stored.leaf.header.at > asOf { return false }
            let event = try facts.reading.openedEvent(stored, in: facts.view)
            if state == nil { text = event.said } else { reply = event.said ?? reply }
            state = Strategy.evolve(state, by: event, stored.context)
            return true
        }
        let ledger = try facts.ledger()
        return state.map { strategy in
            StrategyView(
                agreement: strategy.agreement.description, answerBy: strategy.answerBy.description,
                answeredAt: strategy.answeredAt?.description, answeredBy: strategy.answeredBy?.description,
                at: strategy.at.description, id: id.description,
                late: strategy.status == .proposed && ledger.extended(strategy.answerBy) <= asOf ?? now,
                member: strategy.member.description, reply: reply, state: StrategyState(strategy).rawValue, text: text)
        }
    }
}
