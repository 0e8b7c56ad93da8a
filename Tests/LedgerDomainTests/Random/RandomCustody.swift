import LedgerDomain

extension RandomHistory {
    mutating func aboutCustody() -> Idea {
        let held = everybody.filter { ledger.people[$0]?.hold != nil }
        let feedback = ledger.log.filter { if case .feedback(.given) = $0.new.event { true } else { false } }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return (.custody(.placeHold(pick([nils, otto, mia])!, reason: words)), hana)
        case 1, 2: return (.custody(.liftHold(pick(held) ?? anybody, reason: words)), hana)
        case 3: return (.custody(.erase(member: anybody, seq: nil, members: [], pick(ErasureGround.allCases)!)), hana)
        default:
            let names = pick([["/observation"], ["/effect", "/observation"], ["/nextStep"], []])!
            let ground = chance(4) ? pick(ErasureGround.allCases)! : .misdirected
            return (.custody(.erase(member: nil, seq: pick(feedback)?.seq ?? 3, members: names, ground)), hana)
        }
    }
}
