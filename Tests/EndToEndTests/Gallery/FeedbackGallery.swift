extension Gallery {
    static let feedback: [GalleryEntry] = [
        .script(
            .rule("in-order"), "What was asked for is marked as seen before it was given.",
            run: "ledger feedback see F1 --as dana",
            says: """
                ledger: error: F1 was not marked as seen
                  because: cara has not given it yet (in-order; events N)
                  hint: ledger feedback show F1
                """),
        .script(
            .rule("own-act"), "The kind of feedback is contested by who gave it.",
            run: "ledger feedback contest-kind F2 --reason 'It is not' --as cara", status: 3,
            says: """
                ledger: error: the kind of F2 was not contested
                  because: only dana does this for themself (own-act)
                  hint: ledger feedback show F2
                """),
        .script(
            .rule("well-formed"), "Feedback says nothing of what would be better.",
            run: "ledger feedback give dana 'You cut them short' 'They hung up' --as cara", status: 2,
            says: """
                ledger: error: no feedback was given
                  because: developmental feedback says what would be better (well-formed)
                  because: nextStep must be what to do next time
                  hint: ledger feedback give
                """),
        .script(
            .rule("still-open"), "The kind of feedback is contested that its giver retracted.",
            run: "ledger feedback contest-kind F3 --reason 'It is not' --as dana",
            says: """
                ledger: error: the kind of F3 was not contested
                  because: F3 was retracted by cara (still-open; events N)
                  hint: ledger feedback show F3
                """),
        .script(
            .rule("days-have-come"), "Feedback is about a day to come.",
            run:
                "ledger feedback give dana 'You called' 'They came' --kind recognition --observed-on 2017-12-24 --as cara",
            status: 2,
            says: """
                ledger: error: no feedback was given
                  because: 2017-12-24 has not begun (days-have-come)
                  because: observedOn must be a day that has begun
                  hint: ledger feedback give
                """),
    ]
}
