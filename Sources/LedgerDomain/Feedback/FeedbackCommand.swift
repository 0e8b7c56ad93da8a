package enum FeedbackCommand: Hashable, Sendable {
    case request(of: MemberID, about: AboutReference?, text: String?)
    case give(FeedbackDraft)
    case see(FeedbackID)
    case reply(FeedbackID, text: String)
    case contestKind(FeedbackID, reason: String)
    case retract(FeedbackID, reason: String)
    case show(FeedbackID)

    var feedback: FeedbackID? {
        switch self {
        case .request: nil
        case .give(let draft): draft.request
        case .see(let id), .reply(let id, _), .contestKind(let id, _), .retract(let id, _), .show(let id): id
        }
    }
}

/// Feedback as it is given.
package struct FeedbackDraft: Hashable, Sendable {
    package var to: MemberID
    package var kind: FeedbackKind
    package var observation: String
    package var effect: String
    package var nextStep: String?
    package var metrics: [MetricVersion]
    package var about: AboutReference?
    /// Today unless said.
    package var observedOn: Day?
    /// The request that it answers, which is the receiver's.
    package var request: FeedbackID?
    package init(
        to: MemberID, kind: FeedbackKind, observation: String, effect: String, nextStep: String?,
        metrics: [MetricVersion], about: AboutReference?, observedOn: Day?, request: FeedbackID?
    ) {
        self.to = to
        self.kind = kind
        self.observation = observation
        self.effect = effect
        self.nextStep = nextStep
        self.metrics = metrics
        self.about = about
        self.observedOn = observedOn
        self.request = request
    }
}

extension Act {
    func decide(_ command: FeedbackCommand) throws -> Decision {
        switch command {
        case .request(let giver, let about, let text): try requestFeedback(of: giver, about: about, text: text)
        case .give(let draft): try giveFeedback(draft)
        case .see(let id): try seeFeedback(id)
        case .reply(let id, let text): try replyToFeedback(id, text: text)
        case .contestKind(let id, let reason): try contestKind(id, reason: reason)
        case .retract(let id, let reason): try retractFeedback(id, reason: reason)
        case .show(let id): try showFeedback(id)
        }
    }
}
