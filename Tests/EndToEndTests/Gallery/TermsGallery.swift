extension Gallery {
    /// What is wrong with terms, whoever proposes them.
    static let terms: [GalleryEntry] = [
        .script(
            .rule("complete-terms"), "Terms leave out what both sides must know: each missing part is named.",
            run: """
                ledger agreement propose dana --outcome 'Win deals' --from 2017-12-01 --to 2017-12-31 --as cara
                """,
            says: """
                ledger: error: no agreement was proposed
                  because: the terms name no goal, and no reason for none (complete-terms)
                  because: the terms do not say how often both talk (complete-terms)
                  because: the terms name no metric (complete-terms)
                  because: the terms have no milestone (complete-terms)
                  hint: ledger agreement propose --help
                """),
        .script(
            .rule("declared-first"), "A consequence is declared when its window has begun.",
            run: """
                ledger agreement counter A1 --from 2017-11-01 --milestone closed_won:2017-11-01..2017-11-30=100 \
                --consequence '1/1:30:a weekly review' --as cara
                """,
            says: """
                ledger: error: A1 was not countered
                  because: the window began on 2017-11-01 (complete-terms)
                  because: a consequence is declared before the window, which began on 2017-11-01 (declared-first)
                  hint: ledger agreement counter A1
                """),
        .script(
            .rule("fixed-metric"), "Terms name a version of a metric that was replaced.",
            run: """
                ledger agreement counter A1 --measure M3@1=300 --milestone M3@1:2017-12-01..2017-12-31=100 --as cara
                """,
            says: """
                ledger: error: A1 was not countered
                  because: M3@1 was replaced by M3@2 (fixed-metric; events N)
                  hint: ledger metric list
                """),
        .script(
            .rule("activity-is-theirs"), "A manager proposes to count an activity.",
            run:
                "ledger agreement counter A1 --measure calls=300 --milestone calls:2017-12-01..2017-12-31=100 --as cara",
            says: """
                ledger: error: A1 was not countered
                  because: M2@1 counts an activity, which only dana may propose (activity-is-theirs)
                  hint: ledger agreement counter A1
                """),
        .script(
            .rule("own-act"), "Terms promise in the name of somebody who is neither side.",
            run: "ledger agreement counter A1 --promise 'support:omar:2017-12-10:a course' --as cara", status: 2,
            says: """
                ledger: error: A1 was not countered
                  because: omar is neither side, and nobody promises for somebody else (own-act)
                  because: debtor of promises 1 must be one of the two sides
                  hint: ledger agreement counter A1
                """
        ),
        .script(
            .rule("known-things"), "Terms serve a goal that is not there.",
            run: "ledger agreement counter A1 --goal G99 --as cara", status: 2,
            says: """
                ledger: error: A1 was not countered
                  because: there is no G99 (known-things)
                  because: goal of contribution must be a goal of this ledger
                  hint: ledger goal tree
                """),
        .script(
            .rule("still-open"), "Terms serve a goal that was closed.",
            run: "ledger agreement counter A1 --goal G2 --as cara",
            says: """
                ledger: error: A1 was not countered
                  because: G2 was closed as retired (still-open; events N)
                  hint: ledger goal tree
                """),
        .script(
            .rule("well-formed"), "A promise is due on a day that is over.",
            run: "ledger agreement counter A1 --promise 'support:cara:2017-10-10:a course' --as cara", status: 2,
            says: """
                ledger: error: A1 was not countered
                  because: 2017-10-10 is over (well-formed)
                  because: due of promises 1 must be a day that is not over
                  hint: ledger agreement counter A1
                """),
    ]
}
