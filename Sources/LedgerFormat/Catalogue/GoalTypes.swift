internal import LedgerDomain

extension Catalogue {
    static let goalTypes = [
        EventType(
            "goal.published", in: .goal, GoalPublished.self, Event.goalPublished,
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            meaning: "A goal that work can serve was made known."),
        EventType(
            "goal.revised", in: .goal, GoalRevised.self, Event.goalRevised,
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            sealed: [SealedRule("/reason", .author)],
            meaning: "The goal changed; its data is the whole goal from now on."),
        EventType(
            "goal.closed", in: .goal, GoalClosed.self, Event.goalClosed,
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            meaning: "The goal ended: achieved, missed or retired."),
    ]
}
