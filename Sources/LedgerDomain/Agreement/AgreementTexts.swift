extension AgreementEvent {
    var withheld: AgreementEvent {
        switch self {
        case .proposed(var event):
            event.terms = event.terms.withheld
            return .proposed(event)
        case .countered(var event):
            event.terms = event.terms.withheld
            return .countered(event)
        case .withdrawn: return .withdrawn(AgreementWithdrawn(reason: .withheld))
        case .discussed: return .discussed(AgreementDiscussed(text: .withheld))
        case .reserved: return .reserved(AgreementReserved(text: .withheld))
        case .declined: return .declined(AgreementDeclined(reason: .withheld))
        case .confirmed(var event):
            event.inOwnWords = event.inOwnWords.map { _ in .withheld }
            return .confirmed(event)
        case .milestoneOverridden(var event):
            event.reason = .withheld
            return .milestoneOverridden(event)
        case .milestoneWaived(var event):
            event.reason = .withheld
            return .milestoneWaived(event)
        case .enteredForce, .milestoneEvaluated, .closed: return self
        }
    }

    var said: String? {
        switch self {
        case .proposed(let event): event.terms.outcome.said
        case .countered(let event): event.terms.outcome.said
        case .withdrawn(let event): event.reason.said
        case .discussed(let event): event.text.said
        case .reserved(let event): event.text.said
        case .declined(let event): event.reason.said
        case .confirmed(let event): event.inOwnWords?.said
        case .milestoneOverridden(let event): event.reason.said
        case .milestoneWaived(let event): event.reason.said
        case .enteredForce, .milestoneEvaluated, .closed: nil
        }
    }
}

extension Terms {
    fileprivate var withheld: Terms {
        var terms = self
        terms.outcome = .withheld
        switch contribution {
        case .goal(let goal, how: _): terms.contribution = .goal(goal, how: .withheld)
        case .none: terms.contribution = .none(reason: .withheld)
        }
        terms.reserved = reserved.map { _ in .withheld }
        for index in terms.promises.indices { terms.promises[index].what = .withheld }
        for index in terms.consequences.indices { terms.consequences[index].what = .withheld }
        return terms
    }
}
