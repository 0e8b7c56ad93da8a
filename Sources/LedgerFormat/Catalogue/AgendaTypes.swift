internal import LedgerDomain

extension Catalogue {
    static let agendaTypes = [
        EventType(
            "agenda.pointRaised", in: .agenda, SaidText.self, { .agenda(.pointRaised($0)) },
            actors: either, subjects: either, sealed: [SealedRule("/text", .author)],
            meaning: "Something to talk about when both meet."),
        EventType(
            "agenda.pointClosed", in: .agenda, AgendaPointClosed.self, { .agenda(.pointClosed($0)) },
            actors: either, subjects: either,
            meaning: "A point needs no more talk."),
    ]

    private static let either = "either of the two"
}
