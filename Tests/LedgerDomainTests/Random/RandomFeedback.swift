import LedgerDomain

extension RandomHistory {
    mutating func aboutFeedback() -> Idea {
        let newest = ledger.feedback.keys.sorted().suffix(6)
        if chance(2), let id = pick(newest), let feedback = ledger.feedback[id] { return about(feedback) }
        let member = somebodyManaged
        let other = chance(3) ? anybody : manager(of: member)
        if chance(5) {
            return (.feedback(.request(of: other, about: anyAgreement, text: chance(2) ? nil : words)), member)
        }
        return chance(2) ? (giving(to: member), other) : (giving(to: other), member)
    }

    private mutating func about(_ feedback: Feedback) -> Idea {
        let id = feedback.id
        guard feedback.given != nil else { return (giving(to: feedback.receiver, answering: id), feedback.giver) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0..<3: return (.feedback(.see(id)), feedback.receiver)
        case 3..<5: return (.feedback(.reply(id, text: words)), pick(feedback.parties)!)
        case 5: return (.feedback(.contestKind(id, reason: words)), feedback.receiver)
        case 6: return (.feedback(.retract(id, reason: words)), feedback.giver)
        default: return (.feedback(.show(id)), feedback.receiver)
        }
    }

    private mutating func giving(to receiver: MemberID, answering request: FeedbackID? = nil) -> Command {
        .feedback(
            .give(
                FeedbackDraft(
                    to: receiver, kind: pick(FeedbackKind.allCases)!, observation: words, effect: words,
                    nextStep: chance(4) ? nil : words, metrics: [], about: anyAgreement,
                    observedOn: chance(3) ? nil : days(-9...1), request: request)))
    }

    private var anyAgreement: AboutReference? {
        mutating get { chance(2) ? nil : pick(ledger.agreements.keys.sorted()).map { .agreement($0) } }
    }
}
