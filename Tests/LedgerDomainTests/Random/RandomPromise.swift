import LedgerDomain

extension RandomHistory {
    mutating func aboutPromises() -> Idea {
        let alive = ledger.promises.values.filter { $0.endedAt == nil }.map(\.id).sorted()
        guard !chance(4), let id = pick(alive) else { return beginning() }
        let promise = ledger.promises[id]!
        switch promise.status {
        case .asked: return answering(promise)
        case .open: return keeping(promise)
        case .done:
            let command: PromiseCommand = chance(2) ? .confirm(id) : .contest(id, reason: words)
            return (.promise(command), promise.creditor)
        default:
            if chance(2) {
                let above = [manager(of: promise.debtor), manager(of: promise.creditor), hana]
                return (.promise(.settle(id, pick(PromiseVerdict.allCases)!, reason: words)), pick(above)!)
            }
            return (.promise(.done(id, evidence: words)), promise.debtor)
        }
    }

    private mutating func beginning() -> Idea {
        let actor = pick([dana, mia, gero, greta, nils])!
        let other = anybody
        let kind = pick(PromiseKind.allCases)!
        let about = pick(ledger.agreements.keys.sorted()).map { AboutReference.agreement($0) }
        let due = chance(8) ? nil : days(-1...20)
        if chance(2) {
            let draft = PromiseDraft(kind: kind, what: words, due: due, about: chance(2) ? about : nil)
            return (.promise(.ask(of: other, draft)), actor)
        }
        let making = PromiseMaking(
            promise: nil, to: other, kind: kind, what: words, due: due, about: chance(2) ? about : nil)
        return (.promise(.make(making)), actor)
    }

    private mutating func answering(_ promise: Promise) -> Idea {
        switch Int.random(in: 0..<6, using: &random) {
        case 0..<4:
            let making = PromiseMaking(
                promise: promise.id, to: nil, kind: nil, what: nil, due: chance(2) ? nil : days(0...15), about: nil)
            return (.promise(.make(making)), promise.debtor)
        case 4: return (.promise(.decline(promise.id, reason: words)), promise.debtor)
        default: return (.promise(.withdraw(promise.id, reason: words)), promise.creditor)
        }
    }

    private mutating func keeping(_ promise: Promise) -> Idea {
        let id = promise.id
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: return (.promise(.done(id, evidence: chance(2) ? nil : words)), promise.debtor)
        case 3..<5: return (.promise(.move(id, due: days(-1...20), reason: words)), promise.debtor)
        case 5..<7: return (.promise(.move(id, due: chance(2) ? nil : days(0...20), reason: nil)), promise.creditor)
        case 7: return (.promise(.refuseMove(id, reason: chance(2) ? nil : words)), promise.creditor)
        case 8: return (.promise(.confirm(id)), promise.creditor)
        default: return (.promise(.withdraw(id, reason: words)), promise.creditor)
        }
    }
}
