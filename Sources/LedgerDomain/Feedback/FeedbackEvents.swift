package enum FeedbackEvent: Hashable, Sendable {
    case requested(FeedbackRequested)
    case given(FeedbackGiven)
    case seen
    case replied(SaidText)
    case kindContested(SaidReason)
    case retracted(SaidReason)
    case shown
}

package enum FeedbackKind: String, Hashable, Sendable, CaseIterable {
    /// What would help to do it better next time.
    case developmental
    /// What went well.
    case recognition
    /// What must not happen again.
    case corrective
}

/// Somebody asks another what they saw of their work.
package struct FeedbackRequested: Hashable, Sendable {
    package var giver: MemberID
    /// Who asks, and would be told.
    package var receiver: MemberID
    package var about: AboutReference?
    /// An answer is late from this instant on.
    package var answerBy: Instant
    package var text: PersonalText?
    package init(
        giver: MemberID, receiver: MemberID, about: AboutReference?, answerBy: Instant, text: PersonalText?
    ) {
        self.giver = giver
        self.receiver = receiver
        self.about = about
        self.answerBy = answerBy
        self.text = text
    }
}

/// What one person saw of another's work, what it led to, and what they would do next time.
package struct FeedbackGiven: Hashable, Sendable {
    package var giver: MemberID
    package var receiver: MemberID
    package var kind: FeedbackKind
    package var about: AboutReference?
    /// What it touches, in order and without doubles.
    package var metrics: [MetricVersion]
    package var observedOn: Day
    /// Days from ``observedOn`` to the day on which it was given.
    package var lagDays: UInt32
    package var observation: PersonalText
    package var effect: PersonalText
    /// Nil for a recognition alone.
    package var nextStep: PersonalText?
    package init(
        giver: MemberID, receiver: MemberID, kind: FeedbackKind, about: AboutReference?, metrics: [MetricVersion],
        observedOn: Day, lagDays: UInt32, observation: PersonalText, effect: PersonalText, nextStep: PersonalText?
    ) {
        self.giver = giver
        self.receiver = receiver
        self.kind = kind
        self.about = about
        self.metrics = metrics
        self.observedOn = observedOn
        self.lagDays = lagDays
        self.observation = observation
        self.effect = effect
        self.nextStep = nextStep
    }
}
