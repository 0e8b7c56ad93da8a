extension AgreementEvent {
    var withheld: AgreementEvent {
        switch self {
        case .proposed(var event):
            event.terms = event.terms.withheld
            return .proposed(event)
        case .countered(var event):
            event.terms = event.terms.withheld
            return .countered(event)
        case .withdrawn: return .withdrawn(SaidReason(reason: .withheld))
        case .discussed: return .discussed(SaidText(text: .withheld))
        case .reserved: return .reserved(SaidText(text: .withheld))
        case .declined: return .declined(SaidReason(reason: .withheld))
        case .confirmed(var event):
            event.inOwnWords = event.inOwnWords.map { _ in .withheld }
            return .confirmed(event)
        case .milestoneOverridden(var event):
            event.reason = .withheld
            return .milestoneOverridden(event)
        case .milestoneWaived(var event):
            event.reason = .withheld
            return .milestoneWaived(event)
        case .clarificationRequested(var event):
            event.text = .withheld
            return .clarificationRequested(event)
        case .clarificationAnswered(let event):
            return .clarificationAnswered(SaidAbout(of: event.of, text: .withheld))
        case .understandingCorrected(let event):
            return .understandingCorrected(SaidAbout(of: event.of, text: .withheld))
        case .set(var event):
            event.reason = .withheld
            return .set(event)
        case .amendmentProposed(var event):
            event.terms = event.terms.withheld
            event.reason = .withheld
            return .amendmentProposed(event)
        case .amendmentDeclined: return .amendmentDeclined(SaidReason(reason: .withheld))
        case .amendmentWithdrawn: return .amendmentWithdrawn(SaidReason(reason: .withheld))
        case .endProposed: return .endProposed(SaidReason(reason: .withheld))
        case .endDeclined: return .endDeclined(SaidReason(reason: .withheld))
        case .ended(let event): return .ended(PerhapsReason(reason: event.reason.map { _ in .withheld }))
        case .autonomyOverridden:
            return .autonomyOverridden(AutonomyOverridden(scope: .withheld, reason: .withheld))
        case .alignmentAffirmed: return .alignmentAffirmed(SaidReason(reason: .withheld))
        case .enteredForce, .milestoneEvaluated, .closed, .proposalsInvited, .proposalsWaived, .cosigned, .noticeServed,
            .noticeReceived, .amended, .alignmentOutdated, .handedOver, .expired:
            return self
        }
    }

    var said: String? {
        switch self {
        case .proposed(let event): event.terms.outcome.shown
        case .countered(let event): event.terms.outcome.shown
        case .withdrawn(let event): event.reason.shown
        case .discussed(let event): event.text.shown
        case .reserved(let event): event.text.shown
        case .declined(let event): event.reason.shown
        case .confirmed(let event): event.inOwnWords?.shown
        case .milestoneOverridden(let event): event.reason.shown
        case .milestoneWaived(let event): event.reason.shown
        case .clarificationRequested(let event): event.text.shown
        case .clarificationAnswered(let event), .understandingCorrected(let event): event.text.shown
        case .set(let event): event.reason.shown
        case .amendmentProposed(let event): event.reason.shown
        case .amendmentDeclined(let event), .amendmentWithdrawn(let event), .endProposed(let event),
            .endDeclined(let event), .alignmentAffirmed(let event):
            event.reason.shown
        case .ended(let event): event.reason?.shown
        case .autonomyOverridden(let event):
            event.scope.shown.map { scope in event.reason.shown.map { "\(scope): \($0)" } ?? scope }
        case .enteredForce, .milestoneEvaluated, .closed, .proposalsInvited, .proposalsWaived, .cosigned, .noticeServed,
            .noticeReceived, .amended, .alignmentOutdated, .handedOver, .expired:
            nil
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
