import LedgerDomain

extension EventMaker {
    mutating func feedbackEvents() -> [Event] {
        [
            .feedback(
                .requested(
                    FeedbackRequested(
                        giver: member(), receiver: member(), about: maybe { $0.about() }, answerBy: instant(),
                        text: maybe { $0.text() }))),
            .feedback(
                .given(
                    FeedbackGiven(
                        giver: member(), receiver: member(), kind: one(of: FeedbackKind.self),
                        about: maybe { $0.about() }, metrics: list(0...4) { $0.metricVersion() }, observedOn: day(),
                        lagDays: number(0...3_660), observation: text(), effect: text(),
                        nextStep: maybe { $0.text() }))),
            .feedback(.seen),
            .feedback(.replied(SaidText(text: text()))),
            .feedback(.kindContested(SaidReason(reason: text()))),
            .feedback(.retracted(SaidReason(reason: text()))),
            .feedback(.shown),
        ]
    }
}

extension FeedbackEvent {
    /// The case, counted from 0.
    var ordinal: Int {
        switch self {
        case .requested: 0
        case .given: 1
        case .seen: 2
        case .replied: 3
        case .kindContested: 4
        case .retracted: 5
        case .shown: 6
        }
    }
}
