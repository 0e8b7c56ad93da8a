import LedgerDomain

struct StrategyBook {
    enum Standing: String { case proposed, adopted, adapted, accepted, declined, withdrawn }

    let id: StrategyID
    let agreement: AgreementID
    let answerBy: Instant
    var standing = Standing.proposed
    var isOverdue = false
}

extension Checker {
    mutating func read(_ event: StrategyEvent, _ line: Line) {
        guard case .strategy(let id) = line.new.stream else {
            return must(false, .noEdit, "a strategy's event stands elsewhere")
        }
        if case .proposed(let event) = event { return propose(event, as: id, line) }
        guard let book = strategies[id], let agreement = agreements[book.agreement] else {
            return must(false, .inOrder, "\(id) was never proposed")
        }
        mustConcern([agreement.member], line)
        let waits = book.standing == .proposed
        switch event {
        case .proposed: break
        case .adopted, .adapted, .declined:
            mustManageToday(agreement, line)
            must(waits, .inOrder, "it is \(book.standing.rawValue)")
            if case .adapted(let said) = event { mustSay(said.text, "what is to be done instead") }
            if case .declined(let said) = event { mustSay(said.reason, "the reason") }
        case .accepted:
            mustBeMember(agreement, line)
            must(book.standing == .adapted, .inOrder, "it is \(book.standing.rawValue)")
        case .withdrawn:
            mustBeMember(agreement, line)
            must(waits || book.standing == .adapted, .inOrder, "it is \(book.standing.rawValue)")
        case .overdue:
            must(waits && !book.isOverdue, .sameReplay, "it was answered, or is overdue")
            must(extended(book.answerBy) <= line.at, .sameReplay, "there was time to answer")
        }
        strategies[id]?.follow(event)
    }

    private mutating func propose(_ event: StrategyProposed, as id: StrategyID, _ line: Line) {
        must(strategies[id] == nil && id.number == UInt32(strategies.count) + 1, .noEdit, "\(id) was given before")
        guard let agreement = agreements[event.agreement] else {
            return must(false, .inOrder, "there is no \(event.agreement)")
        }
        mustBeMember(agreement, line)
        mustBeAlive(agreement)
        mustSay(event.text, "the strategy")
        mustBeAnswered(by: event.answerBy, line)
        mustConcern(agreement.sides, line)
        strategies[id] = StrategyBook(id: id, agreement: event.agreement, answerBy: event.answerBy)
    }

    func duesOfStrategies() -> [Due] {
        strategies.values.filter { $0.standing == .proposed && !$0.isOverdue }
            .map { Due(at: $0.answerBy, stream: .strategy($0.id), what: "the answer") }
    }
}

extension StrategyBook {
    fileprivate mutating func follow(_ event: StrategyEvent) {
        switch event {
        case .proposed: break
        case .adopted: standing = .adopted
        case .adapted: standing = .adapted
        case .accepted: standing = .accepted
        case .declined: standing = .declined
        case .withdrawn: standing = .withdrawn
        case .overdue: isOverdue = true
        }
    }
}
