import LedgerDomain

extension RandomHistory {
    mutating func aboutCheckpoints() -> Idea {
        let open = ledger.checkpoints.values.filter(\.isOpen).map(\.id).sorted()
        let held = ledger.checkpoints.values.filter { $0.held != nil }.map(\.id).sorted()
        let inForce = ledger.agreements.values.filter { $0.isAlive && $0.inForce != nil }.map(\.id).sorted()
        if chance(10), let id = pick(inForce), let agreement = ledger.agreements[id] {
            let time = chance(2) ? CheckpointTime.day(days(-1...12)) : .instant(now.advanced(seconds: 90_000))
            let actor = pick([agreement.member, manager(of: agreement.member)])!
            return (.checkpoint(.schedule(id, at: time)), actor)
        }
        if chance(5), let id = pick(held.suffix(6)), let checkpoint = ledger.checkpoints[id] {
            let actor = pick([checkpoint.member, manager(of: checkpoint.member)])!
            if chance(2) { return (.checkpoint(.deny(id, reason: words)), actor) }
            return (.checkpoint(anyView(of: id)), actor)
        }
        guard let id = pick(open), let checkpoint = ledger.checkpoints[id] else { return aboutAgendas() }
        let actor = pick([checkpoint.member, manager(of: checkpoint.member)])!
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3:
            let present = chance(6) ? [checkpoint.member] : nil
            return (.checkpoint(.hold(id, present: present)), actor)
        case 3..<6: return (.checkpoint(anyView(of: id)), actor)
        default:
            let day = checkpoint.on.advanced(by: .random(in: -2...9, using: &random))
            let convenor = checkpoint.convenor == checkpoint.member ? checkpoint.member : manager(of: checkpoint.member)
            return (.checkpoint(.move(id, to: .day(day), reason: words)), chance(2) ? convenor : actor)
        }
    }

    private mutating func anyView(of id: CheckpointID) -> CheckpointCommand {
        let confidence = chance(3) ? nil : UInt8.random(in: 0...(chance(9) ? 12 : 10), using: &random)
        return .view(id, rating: pick(Rating.allCases)!, note: chance(2) ? nil : words, confidence: confidence)
    }

    mutating func aboutAgendas() -> Idea {
        let points = ledger.agendas.keys.sorted { "\($0)" < "\($1)" }
            .flatMap { ledger.agendas[$0]!.open.map(\.seq) }
        if chance(2), let point = pick(points), case .agenda(let low, let high) = ledger.log[Int(point)].new.stream {
            return (.agenda(.close(point: point)), pick([low, high])!)
        }
        let member = somebodyManaged
        let other = chance(4) ? anybody : manager(of: member)
        return (.agenda(.raise(with: other, text: words)), member)
    }
}
