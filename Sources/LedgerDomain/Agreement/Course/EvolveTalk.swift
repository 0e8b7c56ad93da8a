/// Folds of what the sides say to each other beside the terms.
extension Agreement {
    mutating func invite(_ invited: ProposalsInvited, _ context: EventContext) {
        invitation = Invitation(until: invited.until, seq: context.seq)
    }

    mutating func ask(_ requested: ClarificationRequested, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        questions.append(Question(seq: context.seq, by: actor, at: context.at, answerBy: requested.answerBy))
    }

    mutating func answer(_ answered: SaidAbout, _ context: EventContext) {
        guard case .member(let actor) = context.actor,
            let index = questions.firstIndex(where: { $0.seq == answered.of })
        else { return }
        questions[index].answer = Question.Answer(seq: context.seq, by: actor, at: context.at)
    }

    mutating func correct(_ corrected: SaidAbout, _ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        corrections.append(Correction(of: corrected.of, by: actor, seq: context.seq))
    }

    mutating func affirm(_ context: EventContext) {
        guard case .member(let actor) = context.actor else { return }
        alignment = .affirmed(by: actor, seq: context.seq, at: context.at)
    }

    /// The new manager stands where the old one stood. What the old one confirmed of terms that are not in force yet
    /// does not bind them; the terms in force they confirm by taking over.
    mutating func handOver(_ handed: AgreementHandedOver, _ context: EventContext) {
        let before = manager
        handovers.append(Handover(from: before, to: handed.manager, seq: context.seq, at: context.at))
        manager = handed.manager
        switch status {
        case .open(let confirmations):
            status = .open(confirmations: confirmations.filter { $0.by != before })
            setting = nil
        case .inForce(var inForce):
            inForce.confirmations.append(
                Confirmation(
                    by: handed.manager, terms: inForce.terms, seq: context.seq, at: context.at, noSupportNeeded: false))
            inForce.amendment?.confirmations.removeAll { $0.by == before }
            if inForce.endProposed?.by == before { inForce.endProposed = nil }
            status = .inForce(inForce)
        case .withdrawn, .declined, .expired, .closed, .ended: return
        }
    }
}
