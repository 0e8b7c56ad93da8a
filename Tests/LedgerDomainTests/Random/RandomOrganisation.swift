import LedgerDomain

extension RandomHistory {
    mutating func aboutPeople() -> Idea {
        let newcomers = everybody.filter { $0.number > 8 }
        let member = pick([dana, mia, gero] + newcomers)!
        let number = ledger.people.count + 1
        let command: PersonCommand =
            switch Int.random(in: 0..<16, using: &random) {
            case 0..<4: .register(handle: "p\(number)x", name: "P", username: chance(2) ? "p\(number)" : nil)
            case 4: .rename(member, handle: "r\(Int.random(in: 0...9, using: &random))x", name: "R")
            case 5: .bindAccount(member, username: "a\(Int.random(in: 0...9, using: &random))", uid: 7, from: nil)
            case 6: .depart(pick(newcomers) ?? otto, on: chance(2) ? nil : days(-3...10))
            case 7..<12:
                .assignRelationship(
                    member: member, manager: pick([greta, gero, nils] + newcomers)!,
                    from: chance(2) ? nil : days(-3...9))
            case 12: .endRelationship(member: member, on: chance(2) ? nil : days(-3...9))
            case 13: .grantRole(pick([nils, otto] + newcomers)!, pick(Role.allCases)!, metrics: [])
            case 14: .grantRole(crm, .integration, metrics: Array(ledger.metrics.keys.sorted().prefix(3)))
            default: .revokeRole(pick([nils, otto] + newcomers)!, pick(Role.allCases)!)
            }
        return (.person(command), hana)
    }

    mutating func aboutTheLedger() -> Idea {
        if ledger.ledger().isSimulated, chance(2) {
            let to = now.advanced(seconds: .random(in: -60...90_000, using: &random))
            return (.clock(.advance(to: to)), anybody)
        }
        let field = pick(PolicyField.allCases)!
        let days = UInt32.random(
            in: field.bounds.lowerBound...max(field.bounds.lowerBound, min(field.bounds.upperBound, 20)), using: &random
        )
        return (.policy(.publish(from: self.days(10...30), days: [field: chance(8) ? 0 : days])), hana)
    }

    mutating func aboutGoals() -> Idea {
        let goal = pick(ledger.goals.keys.sorted()) ?? growth
        let actor = pick([greta, gero, hana])!
        let draft = GoalDraft(
            title: "Grow", parent: chance(2) ? goal : nil, owner: nil, metric: chance(2) ? newestMetric : nil,
            target: nil, from: days(0...20), to: days(21...200))
        switch Int.random(in: 0..<6, using: &random) {
        case 0..<3: return (.goal(.publish(draft)), actor)
        case 3..<5:
            var same = draft
            same.parent = nil
            return (.goal(.revise(goal, same, reason: words)), actor)
        default: return (.goal(.close(goal, pick(GoalOutcome.allCases)!)), actor)
        }
    }
}
