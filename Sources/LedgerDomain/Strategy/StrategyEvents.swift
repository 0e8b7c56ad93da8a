/// How the member wants to get there: theirs to propose, and the manager's to answer in time.
package enum StrategyEvent: Hashable, Sendable {
    case proposed(StrategyProposed)
    case adopted
    /// The manager would do it another way, in their words; the member accepts that or not.
    case adapted(SaidText)
    case accepted
    case declined(SaidReason)
    case withdrawn(PerhapsReason)
    /// Nobody answered in time.
    case overdue
}

package struct StrategyProposed: Hashable, Sendable {
    package var agreement: AgreementID
    package var text: PersonalText
    package var answerBy: Instant
    package init(agreement: AgreementID, text: PersonalText, answerBy: Instant) {
        self.agreement = agreement
        self.text = text
        self.answerBy = answerBy
    }
}

extension StrategyEvent {
    var withheld: StrategyEvent {
        switch self {
        case .proposed(var event):
            event.text = .withheld
            return .proposed(event)
        case .adapted: return .adapted(SaidText(text: .withheld))
        case .declined: return .declined(SaidReason(reason: .withheld))
        case .withdrawn(let event): return .withdrawn(PerhapsReason(reason: event.reason.map { _ in .withheld }))
        case .adopted, .accepted, .overdue: return self
        }
    }

    var said: String? {
        switch self {
        case .proposed(let event): event.text.shown
        case .adapted(let event): event.text.shown
        case .declined(let event): event.reason.shown
        case .withdrawn(let event): event.reason?.shown
        case .adopted, .accepted, .overdue: nil
        }
    }
}
