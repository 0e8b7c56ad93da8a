extension FeedbackEvent {
    var withheld: FeedbackEvent {
        switch self {
        case .requested(var event):
            event.text = event.text.map { _ in .withheld }
            return .requested(event)
        case .given(var event):
            event.observation = .withheld
            event.effect = .withheld
            event.nextStep = event.nextStep.map { _ in .withheld }
            return .given(event)
        case .replied: return .replied(SaidText(text: .withheld))
        case .kindContested: return .kindContested(SaidReason(reason: .withheld))
        case .retracted: return .retracted(SaidReason(reason: .withheld))
        case .seen, .shown: return self
        }
    }

    var said: String? {
        switch self {
        case .requested(let event): event.text?.shown
        case .given(let event): event.observation.shown
        case .replied(let event): event.text.shown
        case .kindContested(let event): event.reason.shown
        case .retracted(let event): event.reason.shown
        case .seen, .shown: nil
        }
    }
}
