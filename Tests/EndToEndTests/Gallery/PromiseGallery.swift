extension Gallery {
    static let promises: [GalleryEntry] = [
        .script(
            .rule("in-order"), "Something is contested that nobody says is done.",
            run: "ledger promise contest P1 --reason 'No course yet' --as dana",
            says: """
                ledger: error: P1 was not contested
                  because: cara has not said that it is done (in-order; events N)
                  hint: ledger promise show P1
                """),
        .script(
            .rule("in-order"), "Something is said to be done that was only asked for.",
            run: "ledger promise done P2 --as cara",
            says: """
                ledger: error: P2 was not said to be done
                  because: cara has not promised it yet (in-order; events N)
                  hint: ledger promise accept P2
                """),
        .script(
            .rule("other-decider"), "One of both sides settles what they disagree about.",
            run: "ledger promise settle P3 kept --reason 'It was given' --as cara", status: 3,
            says: """
                ledger: error: P3 was not settled
                  because: somebody who is neither cara nor dana settles it (other-decider)
                  hint: ledger promise show P3
                """),
        .script(
            .rule("own-act"), "A promise is confirmed by who made it.", run: "ledger promise confirm P3 --as cara",
            status: 3,
            says: """
                ledger: error: P3 was not confirmed
                  because: only dana does this for themself (own-act)
                  hint: ledger promise show P3
                """),
        .script(
            .rule("own-act"), "An earlier day is set by who did not promise it.",
            run: "ledger promise move P1 2017-11-20 --as dana",
            says: """
                ledger: error: P1 was not moved
                  because: only cara promises an earlier day than 2017-12-01 (own-act; events N)
                  hint: ledger promise show P1
                """),
        .script(
            .rule("well-formed"), "A promise is made for a day that is over.",
            run: "ledger promise make dana 'A course' 2017-11-01 --as cara", status: 2,
            says: """
                ledger: error: nothing was promised
                  because: 2017-11-01 is over (well-formed)
                  because: due must be a day that is not over
                  hint: ledger promise make
                """),
        .script(
            .rule("something-new"), "What was asked for is promised a second time.",
            run: "ledger promise accept P4 --as cara",
            says: """
                ledger: error: P4 was not promised
                  because: P4 is promised already (something-new; events N)
                  hint: ledger promise show P4
                """),
        .script(
            .rule("still-open"), "Something is said to be done that was let go.",
            run: "ledger promise done P5 --as cara",
            says: """
                ledger: error: P5 was not said to be done
                  because: P5 was withdrawn by dana (still-open; events N)
                  hint: ledger promise show P5
                """),
        .script(
            .rule("not-yours"), "An auditor asks for something.",
            run: "ledger promise ask cara 'A course' --as abe", status: 3,
            says: """
                ledger: error: nothing was asked for
                  because: an auditor reads, and writes nothing (not-yours)
                  hint: ledger promise list
                """),
    ]
}
