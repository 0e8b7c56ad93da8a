import LedgerRPC

extension AgreementText {
    /// What waits in an agreement and for whom, one thing each; empty once it has come to an end.
    func waits() -> [String] {
        guard ["open", "inForce"].contains(view.state) else { return [] }
        return confirmationWaits() + answerWaits()
    }

    private func confirmationWaits() -> [String] {
        guard view.state == "open" else { return [] }
        if let setting = view.setting {
            guard setting.cosignedBy != nil, let replyBy = setting.replyBy else {
                return ["hr, to co-sign it (nobody who has a part in it)"]
            }
            return [
                "\(name(view.member)), who may reply until \(clock.minutes(ofInstant: replyBy)); then it is in force"
            ]
        }
        let invited = view.invitation.flatMap { $0.pending ? $0.until : nil }
        return [view.member, view.manager].compactMap { side in
            guard !view.confirmations.contains(where: { $0.by == side }) else { return nil }
            let until = side == view.member ? invited : nil
            return until.map { "\(name(side)), to propose something by \($0) or to waive it, and then to confirm" }
                ?? "\(name(side)), to confirm before \(view.terms.window.from)"
        }
    }

    private func answerWaits() -> [String] {
        let present = view.awaitsManager ?? view.manager
        var waits: [String] = []
        for question in view.questions where question.metric == nil && question.answeredAt == nil {
            let other = question.by == view.member ? present : view.member
            waits.append("\(name(other)), to answer a question by \(clock.minutes(ofInstant: question.answerBy))")
        }
        for strategy in view.strategies {
            if strategy.state == "proposed" { waits.append("\(name(present)), to answer \(strategy.id)") }
            if strategy.state == "adapted" { waits.append("\(name(view.member)), to accept \(strategy.id) as adapted") }
        }
        if let end = view.endProposed {
            let other = end.by == view.member ? view.manager : view.member
            waits.append("\(name(other)), to agree to its end or not")
        }
        if view.alignment?.state == "outdated" { waits.append("either side, to look again: the goal changed") }
        if let manager = view.awaitsManager { waits.append("\(name(manager)), to take it over") }
        return waits
    }
}
