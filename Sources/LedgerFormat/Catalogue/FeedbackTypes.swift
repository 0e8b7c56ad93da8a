internal import LedgerDomain

extension Catalogue {
    static let feedbackTypes = [
        EventType(
            "feedback.requested", in: .feedback, FeedbackRequested.self, { .feedback(.requested($0)) },
            actors: "the receiver to be", subjects: both, sealed: [SealedRule("/text", .author, optional: true)],
            meaning: "One person asked another what they saw of their work."),
        EventType(
            "feedback.given", in: .feedback, FeedbackGiven.self, { .feedback(.given($0)) },
            actors: "the giver", subjects: both,
            sealed: [
                SealedRule("/effect", .author), SealedRule("/nextStep", .author, optional: true),
                SealedRule("/observation", .author),
            ],
            meaning: "One person told another what they saw, what it led to and what would be better next time."),
        EventType(
            "feedback.seen", in: .feedback, NoData.self, { _ in .feedback(.seen) },
            actors: "the receiver", subjects: both, meaning: "The receiver says that they saw it; that is no agreement."
        ),
        EventType(
            "feedback.replied", in: .feedback, SaidText.self, { .feedback(.replied($0)) },
            actors: "the receiver, the giver", subjects: both, sealed: [SealedRule("/text", .author)],
            meaning: "One of the two answered; it travels with the feedback."),
        EventType(
            "feedback.kindContested", in: .feedback, SaidReason.self, { .feedback(.kindContested($0)) },
            actors: "the receiver", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "The receiver says that it is of another kind than it calls itself."),
        EventType(
            "feedback.retracted", in: .feedback, SaidReason.self, { .feedback(.retracted($0)) },
            actors: "the giver", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "The giver no longer stands by it; what was said stays."),
        EventType(
            "feedback.shown", in: .feedback, NoData.self, { _ in .feedback(.shown) },
            actors: "the receiver", subjects: both, meaning: "The receiver of a recognition lets the team see it."),
    ]

    private static let both = "the receiver, the giver"
}
