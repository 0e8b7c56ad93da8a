internal import LedgerDomain

extension Catalogue {
    static let goalTypes = [
        EventType(
            "goal.published", in: .goal, GoalPublished.self, { .goal(.published($0)) },
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            meaning: "A goal that work can serve was made known."),
        EventType(
            "goal.revised", in: .goal, GoalRevised.self, { .goal(.revised($0)) },
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            sealed: [SealedRule("/reason", .author)],
            meaning: "The goal changed; its data is the whole goal from now on."),
        EventType(
            "goal.closed", in: .goal, GoalClosed.self, { .goal(.closed($0)) },
            actors: "hr, or anybody who manages somebody", subjects: "the owner",
            meaning: "The goal ended: achieved, missed or retired."),
    ]
}
