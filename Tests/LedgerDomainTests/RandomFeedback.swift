import LedgerDomain
import Testing

extension RandomAct {
    /// Something about one of the newest feedbacks, or a new one.
    static func feedback(
        _ given: Given, of member: MemberID, _ manager: MemberID, using random: inout SplitMix64
    ) -> (Command, MemberID) {
        let newest = UInt32(given.ledger.feedback.count)
        let id = FeedbackID(max(1, newest - min(newest, UInt32.random(in: 0...3, using: &random))))
        let feedback = given.ledger.feedback[id]
        let receiver = feedback?.receiver ?? member
        let giver = feedback?.giver ?? manager
        let kind = FeedbackKind.allCases.randomElement(using: &random)!
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return (.request(of: manager), member)
        case 1: return (.give(to: member, kind: kind), manager)
        case 2: return (.give(to: receiver, kind: kind, request: id), giver)
        case 3: return (.feedback(.see(id)), receiver)
        case 4: return (.feedback(.reply(id, text: "so")), [giver, receiver].randomElement(using: &random)!)
        case 5: return (.feedback(.contestKind(id, reason: "so")), receiver)
        case 6: return (.feedback(.retract(id, reason: "so")), giver)
        default: return (.feedback(.show(id)), receiver)
        }
    }
}

/// Reads each feedback's events one after the other, and shares no code with the folds.
func feedbackIsBetweenItsPeople(_ ledger: MemoryLedger) {
    for (id, feedback) in ledger.feedback {
        var isGiven = false
        for entry in ledger.log where entry.new.stream == .feedback(id) {
            guard case .feedback(let event) = entry.new.event else { continue }
            let actor = entry.context.actor
            switch event {
            case .requested: #expect(actor == .member(feedback.receiver) && !isGiven)
            case .given:
                #expect(actor == .member(feedback.giver) && !isGiven)
                isGiven = true
            case .seen, .kindContested, .shown: #expect(actor == .member(feedback.receiver) && isGiven)
            case .replied: #expect([.member(feedback.receiver), .member(feedback.giver)].contains(actor) && isGiven)
            case .retracted: #expect(actor == .member(feedback.giver) && isGiven)
            }
        }
    }
}
