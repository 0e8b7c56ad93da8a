import LedgerDomain

/// What may happen to an agreement beside being confirmed.
enum RandomCourse {
    static func about(
        _ given: Given, _ id: AgreementID, _ draft: TermsDraft, sides: [MemberID], using random: inout SplitMix64
    ) -> (Command, MemberID) {
        let member = sides[0]
        let present = given.ledger.people[member]?.manager(on: given.now.utcDay) ?? sides[1]
        let either = [member, present].randomElement(using: &random)!
        let command: AgreementCommand
        var actor = either
        if present != given.ledger.agreements[id]?.manager, Bool.random(using: &random) {
            return (.agreement(.takeOver(id)), present)
        }
        switch Int.random(in: 0..<22, using: &random) {
        case 0:
            command = .invite(id, until: given.now.utcDay.advanced(by: Int.random(in: 0...3, using: &random)))
            actor = present
        case 1: (command, actor) = (.waiveInvitation(id), member)
        case 2: command = .askClarification(id, text: "what?")
        case 3: command = .answerClarification(id, of: nil, text: "that")
        case 4: command = .correctUnderstanding(id, text: "not quite")
        case 5..<8: (command, actor) = (.set(id, reason: "it is needed"), present)
        case 8..<10: (command, actor) = (.cosign(id), hana)
        case 10: (command, actor) = (.receiveNotice(id), member)
        case 11..<14:
            command = .amend(id, amended(given, id, draft, using: &random), reason: "things changed")
        case 14: command = .declineAmendment(id, reason: "no")
        case 15: command = .withdrawAmendment(id, reason: "no")
        case 16: command = .proposeEnd(id, reason: "no")
        case 17:
            command =
                Int.random(in: 0..<3, using: &random) == 0 ? .acceptEnd(id, reason: nil) : .declineEnd(id, reason: "no")
        case 18: (command, actor) = (.overrideAutonomy(id, scope: "calls", reason: "law"), present)
        case 19: command = .affirm(id, reason: "still right")
        default: (command, actor) = (.takeOver(id), present)
        }
        return (.agreement(command), actor)
    }

    /// The terms in force with another last milestone, or any terms.
    private static func amended(
        _ given: Given, _ id: AgreementID, _ draft: TermsDraft, using random: inout SplitMix64
    ) -> TermsDraft {
        guard let terms = given.ledger.agreements[id]?.termsInForce, Int.random(in: 0..<4, using: &random) > 0 else {
            return draft
        }
        return draft.with { draft in
            draft.from = terms.window.from
            draft.to = terms.window.to
            draft.measures = terms.measures
            draft.milestones = terms.milestones.map {
                TermsDraft.MilestoneDraft(metric: $0.metric, from: $0.span.from, to: $0.span.to, target: $0.target)
            }
            draft.milestones[draft.milestones.count - 1].target = Decimal(Int32.random(in: 1...60, using: &random))
        }
    }
}
