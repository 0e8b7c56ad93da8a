internal import LedgerDomain
internal import LedgerStore

extension Waiting {
    /// How the member wants to get there, and the manager's other words for it.
    mutating func addStrategies(of agreement: Agreement, _ side: AgreementSide) throws {
        for strategyID in ended.alive(try facts.strategies(of: agreement.id), { .strategy($0) }) {
            guard look() else { return }
            guard let strategy = try facts.strategy(strategyID) else { continue }
            switch strategy.status {
            case .proposed: if side.managesToday { add(proposed(strategy)) }
            case .adapted(let seq): if side.isMember { add(try adapted(strategy, seq, side)) }
            case .adopted, .accepted, .declined, .withdrawn: ended.remember(.strategy(strategyID))
            }
        }
    }

    private func proposed(_ strategy: Strategy) -> WaitingItem {
        var item = WaitingItem(
            .strategy, strategy.id, since: strategy.at, from: strategy.member, with: strategy.member,
            title: "proposes how to do it")
        item.due = extended(strategy.answerBy)
        item.about = .agreement(strategy.agreement)
        item.words = [.said(strategy.seq)]
        item.answers = [
            WaitingAnswer("adopt", "strategy.adopt", strategy.named, isFinal: true),
            WaitingAnswer(
                "change", "strategy.adapt", strategy.named, needs: [.text("what is it from now on?")],
                says: "your words, which the other side accepts or not", isFinal: true),
            WaitingAnswer("decline", "strategy.decline", strategy.named, needs: [.reason()], isFinal: true),
        ]
        return item
    }

    private func adapted(_ strategy: Strategy, _ seq: UInt64, _ side: AgreementSide) throws -> WaitingItem {
        var item = WaitingItem(
            .strategyAdapted, strategy.id, since: try time(of: seq), from: strategy.answeredBy, with: side.present,
            title: "would do it another way")
        item.about = .agreement(strategy.agreement)
        item.words = [.said(strategy.seq), .said(seq)]
        item.answers = [
            WaitingAnswer("accept", "strategy.accept", strategy.named, isFinal: true),
            WaitingAnswer(
                "withdraw", "strategy.withdraw", strategy.named, needs: [.perhaps("reason", "why?")],
                says: "neither your words nor theirs", isFinal: true),
        ]
        return item
    }
}

extension Strategy {
    fileprivate var named: [(String, WaitingAnswer.Value)] { [("strategy", .text("\(id)"))] }
}
