internal import LedgerDomain

extension Catalogue {
    static let promiseTypes = [
        EventType(
            "promise.asked", in: .promise, PromiseAsked.self, { .promise(.asked($0)) },
            actors: "the creditor to be", subjects: both, sealed: [SealedRule("/what", .author)],
            meaning: "One person asked another to promise something."),
        EventType(
            "promise.made", in: .promise, PromiseMade.self, { .promise(.made($0)) },
            actors: "the debtor; for promises in terms, whoever confirmed second", subjects: both,
            sealed: [SealedRule("/what", .author, optional: true)],
            meaning: "The debtor promised something by a day: of themself, as asked, or in terms that entered force."),
        EventType(
            "promise.declined", in: .promise, SaidReason.self, { .promise(.declined($0)) },
            actors: "the debtor", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "What was asked for was not promised."),
        EventType(
            "promise.done", in: .promise, PromiseDone.self, { .promise(.done($0)) },
            actors: "the debtor", subjects: both, sealed: [SealedRule("/evidence", .author, optional: true)],
            meaning: "The debtor says that it is done."),
        EventType(
            "promise.confirmed", in: .promise, NoData.self, { _ in .promise(.confirmed) },
            actors: "the creditor", subjects: both, meaning: "The creditor says that it was kept."),
        EventType(
            "promise.contested", in: .promise, SaidReason.self, { .promise(.contested($0)) },
            actors: "the creditor", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "The creditor says that it is not done."),
        EventType(
            "promise.settled", in: .promise, PromiseSettled.self, { .promise(.settled($0)) },
            actors: "who stands above either side, or hr; neither side", subjects: both,
            sealed: [SealedRule("/reason", .author)],
            meaning: "Somebody else said whether a contested promise was kept."),
        EventType(
            "promise.moveAsked", in: .promise, PromiseMoveAsked.self, { .promise(.moveAsked($0)) },
            actors: "the debtor", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "The debtor asked for another day."),
        EventType(
            "promise.moved", in: .promise, PromiseMoved.self, { .promise(.moved($0)) },
            actors: "the creditor", subjects: both, sealed: [SealedRule("/reason", .author, optional: true)],
            meaning: "The creditor agreed to another day, or gave more time."),
        EventType(
            "promise.moveRefused", in: .promise, PerhapsReason.self, { .promise(.moveRefused($0)) },
            actors: "the creditor", subjects: both, sealed: [SealedRule("/reason", .author, optional: true)],
            meaning: "The day stays what it was."),
        EventType(
            "promise.withdrawn", in: .promise, SaidReason.self, { .promise(.withdrawn($0)) },
            actors: "the creditor", subjects: both, sealed: [SealedRule("/reason", .author)],
            meaning: "The creditor let the debtor off, or took the ask back."),
        EventType(
            "promise.overdue", in: .promise, NoData.self, { _ in .promise(.overdue) },
            actors: "the clock", subjects: both, meaning: "The day passed, and the debtor had not said that it is done."
        ),
        EventType(
            "promise.unanswered", in: .promise, NoData.self, { _ in .promise(.unanswered) },
            actors: "the clock", subjects: both, meaning: "The time to answer what was asked passed without an answer."),
    ]

    private static let both = "the debtor, the creditor"
}
