extension Gallery {
    static let milestones: [GalleryEntry] = [
        .script(
            .rule("computed-verdict"), "A verdict is overridden before there is one.",
            run: "ledger milestone override A3 2 met --reason 'It will be' --as cara",
            says: """
                ledger: error: milestone 2 of A3 was not overridden
                  because: nothing was computed for it yet (computed-verdict)
                  hint: ledger agreement show A3
                """),
        .script(
            .rule("in-force"), "A verdict is given on terms that nobody confirmed.",
            run: "ledger milestone override A1 1 met --reason 'It was enough' --as cara",
            says: """
                ledger: error: milestone 1 of A1 was not overridden
                  because: A1 is not in force (in-force; events N)
                  hint: ledger agreement show A1
                """),
        .script(
            .rule("something-new"), "A verdict is overridden by the same one.",
            run: "ledger milestone override A3 1 missed --reason 'So it is' --as cara",
            says: """
                ledger: error: milestone 1 of A3 was not overridden
                  because: its verdict is missed already (something-new; events N)
                  hint: ledger agreement show A3
                """),
        .script(
            .rule("known-things"), "A milestone is named that the terms do not have.",
            run: "ledger milestone waive A3 7 --reason 'The territory is gone' --as cara", status: 2,
            says: """
                ledger: error: milestone 7 of A3 was not waived
                  because: there is no milestone 7 (known-things)
                  because: milestone must be 1 to 2
                  hint: ledger agreement show A3
                """),
        .script(
            .rule("manager-that-day"), "A verdict is overridden by who does not manage the member.",
            run: "ledger milestone override A3 1 met --reason 'She is good' --as gia", status: 3,
            says: """
                ledger: error: milestone 1 of A3 was not overridden
                  because: only who manages dana today may do this (manager-that-day)
                  hint: ledger agreement show A3
                """),
        .script(
            .rule("still-open"), "A milestone of a closed agreement is waived.",
            run: "ledger milestone waive A6 1 --reason 'The territory is gone' --as cara",
            says: """
                ledger: error: milestone 1 of A6 was not waived
                  because: A6 closed as missed (still-open; events N)
                  hint: ledger agreement show A6
                """),
    ]
}
