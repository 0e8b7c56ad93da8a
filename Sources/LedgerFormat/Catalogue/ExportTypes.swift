internal import LedgerDomain

extension Catalogue {
    static let exportTypes = [
        EventType(
            "export.made", in: .export, ExportMade.self, { .export(.made($0)) },
            actors: "whoever may see all of it", subjects: "whom it concerns, who made it",
            sealed: [SealedRule("/purpose", .author), SealedRule("/recipient", .author, optional: true)],
            meaning: "Somebody took, or began to take, a part of the record out of the ledger."),
        EventType(
            "export.delivered", in: .export, ExportDelivered.self, { .export(.delivered($0)) },
            actors: "who made it", subjects: "who made it",
            meaning: "A bundle of it is whole; which one, the digest of its manifest says."),
        EventType(
            "disclosure.notified", in: .export, NoData.self, { _ in .export(.notified) },
            actors: "one of those whom it concerns", subjects: "the same person",
            meaning: "Somebody whose record was taken away says that they know of it."),
    ]
}
