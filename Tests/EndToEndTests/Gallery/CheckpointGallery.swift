extension Gallery {
    static let checkpoints: [GalleryEntry] = [
        .script(
            .rule("both-there"), "A one-to-one is noted as held without one of the two.",
            run: "ledger checkpoint hold C5 --present dana --as cara",
            says: """
                ?
                """),
        .script(
            .rule("in-time"), "That both met is denied when the time for it is over.",
            run: "ledger checkpoint deny C3 --reason 'We did not talk' --as dana",
            says: """
                ?
                """),
        .script(
            .rule("before-milestone"), "Who is not to convene it moves a one-to-one past the milestone.",
            run: "ledger checkpoint move C5 2017-12-10 --reason 'A fair' --as dana",
            says: """
                ?
                """),
        .script(
            .rule("one-conversation"), "One talk is noted as two one-to-ones.",
            after: "ledger checkpoint hold C5 --as cara", run: "ledger checkpoint hold C6 --as cara",
            says: """
                ?
                """),
    ]
}
