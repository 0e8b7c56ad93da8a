import LedgerDomain

extension RandomHistory {
    mutating func aboutStrategies() -> Idea {
        let agreements = ledger.agreements.values.filter(\.isAlive).map(\.id).sorted()
        let open = ledger.strategies.values.filter { strategy in
            switch strategy.status {
            case .proposed, .adapted: true
            default: false
            }
        }.map(\.id).sorted()
        guard !chance(3), let id = pick(open), let strategy = ledger.strategies[id] else {
            let agreement = pick(agreements) ?? a1
            return (
                .strategy(.propose(agreement, text: words)), ledger.agreements[agreement]?.member ?? dana
            )
        }
        if strategy.status != .proposed || chance(6) {
            let command: StrategyCommand =
                chance(2) ? .accept(id) : .withdraw(id, reason: chance(2) ? nil : words)
            return (.strategy(command), strategy.member)
        }
        // Half of what waits goes on waiting, so that some of it is answered late.
        if chance(2) { return (.agreement(.discuss(strategy.agreement, text: words)), strategy.member) }
        let command: StrategyCommand = pick([.adopt(id), .adapt(id, text: words), .decline(id, reason: words)])!
        return (.strategy(command), manager(of: strategy.member))
    }

    mutating func aboutAbsences() -> Idea {
        let member = somebodyManaged
        let actor = pick([member, manager(of: member), hana])!
        if chance(4), let absence = pick(ledger.people[member]!.absences) {
            return (.person(.withdrawAbsence(member, of: absence.seq)), actor)
        }
        let from = days(-4...12)
        let to = from.advanced(by: .random(in: 0...12, using: &random))
        return (.person(.recordAbsence(member, from: from, to: to)), actor)
    }
}
