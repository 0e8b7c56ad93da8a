import LedgerDomain
import Testing

extension RandomAct {
    /// Something about one of the newest promises, or a new one.
    static func promise(
        _ given: Given, of member: MemberID, _ manager: MemberID, using random: inout SplitMix64
    ) -> (Command, MemberID) {
        let today = given.now.utcDay
        let day = today.advanced(by: Int.random(in: -1...20, using: &random))
        let newest = UInt32(given.ledger.promises.count)
        let id = PromiseID(max(1, newest - min(newest, UInt32.random(in: 0...5, using: &random))))
        let promise = given.ledger.promises[id]
        let debtor = promise?.debtor ?? member
        let creditor = promise?.creditor ?? manager
        switch Int.random(in: 0..<14, using: &random) {
        case 0:
            let draft = PromiseDraft(
                kind: .support, what: "Help", due: Bool.random(using: &random) ? day : nil, about: nil)
            return (.promise(.ask(of: manager, draft)), member)
        case 1:
            let kind = PromiseKind.allCases.randomElement(using: &random)!
            let making = PromiseMaking(promise: nil, to: member, kind: kind, what: "Help", due: day, about: nil)
            return (.promise(.make(making)), manager)
        case 2..<4:
            let making = PromiseMaking(promise: id, to: nil, kind: nil, what: nil, due: day, about: nil)
            return (.promise(.make(making)), debtor)
        case 4: return (.promise(.decline(id, reason: "so")), debtor)
        case 5..<8: return (.promise(.done(id, evidence: nil)), debtor)
        case 8: return (.promise(.confirm(id)), creditor)
        case 9: return (.promise(.contest(id, reason: "so")), creditor)
        case 10:
            let verdict = PromiseVerdict.allCases.randomElement(using: &random)!
            return (.promise(.settle(id, verdict, reason: "so")), [hana, greta].randomElement(using: &random)!)
        case 11:
            return (.promise(.move(id, due: day, reason: "so")), [debtor, creditor].randomElement(using: &random)!)
        case 12: return (.promise(.refuseMove(id, reason: nil)), creditor)
        default: return (.promise(.withdraw(id, reason: "so")), creditor)
        }
    }
}

/// Reads each promise's events one after the other, and shares no code with the folds.
func promisesAreKeptByTheirSides(_ ledger: MemoryLedger) throws {
    for (id, promise) in ledger.promises {
        let entries = ledger.log.filter { $0.new.stream == .promise(id) }
        var hasEnded = false
        var isMade = false
        for entry in entries {
            guard case .promise(let event) = entry.new.event else { continue }
            let actor = entry.context.actor
            #expect(!hasEnded, "\(id) goes on after its end")
            #expect(Set(entry.new.subjects) == [promise.debtor, promise.creditor])
            switch event {
            case .asked: #expect(actor == .member(promise.creditor))
            case .made(let made):
                isMade = true
                #expect(actor == .member(promise.debtor) || made.inTerms != nil)
            case .done, .moveAsked: #expect(actor == .member(promise.debtor) && isMade)
            case .declined:
                #expect(actor == .member(promise.debtor) && !isMade)
                hasEnded = true
            case .contested, .moved, .moveRefused: #expect(actor == .member(promise.creditor) && isMade)
            case .confirmed:
                #expect(actor == .member(promise.creditor) && isMade)
                hasEnded = true
            case .withdrawn:
                #expect(actor == .member(promise.creditor))
                hasEnded = true
            case .settled:
                #expect(actor != .member(promise.creditor) && actor != .member(promise.debtor) && actor != .clock)
                hasEnded = true
            case .overdue, .unanswered: #expect(actor == .clock)
            }
        }
    }
}
