internal import LedgerDomain

extension Catalogue {
    static let strategyTypes = [
        EventType(
            "strategy.proposed", in: .strategy, StrategyProposed.self, { .strategy(.proposed($0)) },
            actors: "the member", subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "The member proposed how to get there, and is owed an answer."),
        EventType(
            "strategy.adopted", in: .strategy, NoData.self, { _ in .strategy(.adopted) }, actors: manager,
            subjects: parties, meaning: "The manager took the proposal as it is."),
        EventType(
            "strategy.adapted", in: .strategy, SaidText.self, { .strategy(.adapted($0)) }, actors: manager,
            subjects: parties, sealed: [SealedRule("/text", .author)],
            meaning: "The manager would do it in another way; the member accepts that or withdraws."),
        EventType(
            "strategy.accepted", in: .strategy, NoData.self, { _ in .strategy(.accepted) }, actors: "the member",
            subjects: parties, meaning: "The member took the manager's words."),
        EventType(
            "strategy.declined", in: .strategy, SaidReason.self, { .strategy(.declined($0)) }, actors: manager,
            subjects: parties, sealed: [SealedRule("/reason", .author)], meaning: "The manager said no, and why."),
        EventType(
            "strategy.withdrawn", in: .strategy, PerhapsReason.self, { .strategy(.withdrawn($0)) },
            actors: "the member", subjects: parties, sealed: [SealedRule("/reason", .author, optional: true)],
            meaning: "The member took the proposal back."),
        EventType(
            "strategy.overdue", in: .strategy, NoData.self, { _ in .strategy(.overdue) }, actors: "the clock",
            subjects: parties, meaning: "Nobody answered the proposal in time."),
    ]

    private static let parties = "the member, the manager"
    private static let manager = "the manager"
}
