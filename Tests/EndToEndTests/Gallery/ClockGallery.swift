extension Gallery {
    static let clock: [GalleryEntry] = [
        .script(
            .rule("forwards-only"), "The clock of a simulated ledger is put back.",
            run: "ledger clock advance 2017-01-01 --as hr",
            says: """
                ledger: error: the clock was not advanced
                  because: it is 2017-11-10T00:00:00.000000Z already (forwards-only)
                """),
        .script(
            .rule("policy-then"), "A policy is published without the notice that the one in force promises.",
            run: "ledger policy publish --from 2017-11-17 answerDays=5 --as hr",
            says: """
                ledger: error: no policy was published
                  because: it would take effect before 2017-11-24, the end of the notice (policy-then)
                  hint: ledger policy show
                """),
        .none(
            .rule("simulated-only"), "The clock of a real ledger is put forward.",
            because: "the ledger of these scripts is a simulated one.",
            heldBy: "Tests/EndToEndTests/Identity/IdentityTests.swift"),
        .none(
            .rule("same-replay"), "It is a promise of the ledger about itself, and refuses nobody.",
            because: "it is a property of every record, tried on many.",
            heldBy: "Tests/LedgerDomainTests/Checker/CheckedHistoryTests.swift"),
    ]
}
