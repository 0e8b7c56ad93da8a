package import LedgerDomain

extension Event {
    /// The event without what people said in it: what folds and projections get, so that nothing of it outlives its
    /// key in their memory, and that a state folded live equals one folded again from the log.
    package var withheld: Event {
        switch self {
        case .agreementProposed(var event):
            event.terms = event.terms.withheld
            return .agreementProposed(event)
        case .agreementCountered(var event):
            event.terms = event.terms.withheld
            return .agreementCountered(event)
        case .memberRegistered(let event):
            return .memberRegistered(
                MemberRegistered(handle: .withheld, name: .withheld, username: event.username.map { _ in .withheld }))
        case .memberRenamed: return .memberRenamed(MemberRenamed(handle: .withheld, name: .withheld))
        case .memberAccountBound(var event):
            event.username = .withheld
            return .memberAccountBound(event)
        case .goalRevised(var event):
            event.reason = .withheld
            return .goalRevised(event)
        case .metricReplaced(var event):
            event.reason = .withheld
            return .metricReplaced(event)
        case .measurementCorrected(var event):
            event.reason = .withheld
            return .measurementCorrected(event)
        case .measurementContested(var event):
            event.reason = .withheld
            return .measurementContested(event)
        case .agreementWithdrawn: return .agreementWithdrawn(AgreementWithdrawn(reason: .withheld))
        case .agreementDiscussed: return .agreementDiscussed(AgreementDiscussed(text: .withheld))
        case .agreementReserved: return .agreementReserved(AgreementReserved(text: .withheld))
        case .agreementDeclined: return .agreementDeclined(AgreementDeclined(reason: .withheld))
        case .agreementConfirmed(var event):
            event.inOwnWords = event.inOwnWords.map { _ in .withheld }
            return .agreementConfirmed(event)
        case .milestoneOverridden(var event):
            event.reason = .withheld
            return .milestoneOverridden(event)
        case .milestoneWaived(var event):
            event.reason = .withheld
            return .milestoneWaived(event)
        case .ledgerOpened, .clockAdvanced, .ledgerOutage, .timeAccepted,
            .memberDeparted, .relationshipAssigned, .relationshipEnded, .roleGranted,
            .roleRevoked, .goalPublished, .goalClosed, .metricDefined, .measurementCovered, .measurementRecorded,
            .agreementEnteredForce, .milestoneEvaluated, .agreementClosed:
            return self
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
