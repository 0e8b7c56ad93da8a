extension Gallery {
    static let evidence: [GalleryEntry] = [
        .script(
            .rule("purpose-said"), "Somebody takes an agreement away and does not say what for.",
            run: "ledger evidence export A1 --yes --as dana", status: 2,
            says: """
                ledger: error: nothing was exported
                  because: only one's own record is exported without saying what for (purpose-said)
                  because: purpose must be what it is for: whom it concerns will read it
                  hint: ledger evidence export --help
                """),
        .script(
            .rule("not-yours"), "Somebody takes everything who is neither hr nor an auditor.",
            run: "ledger evidence export all --purpose 'To look' --yes --as dana", status: 3,
            says: """
                ledger: error: nothing was exported
                  because: only hr and auditors export everything (not-yours)
                  hint: ledger evidence export me
                """),
    ]
}
