extension Gallery {
    static let goals: [GalleryEntry] = [
        .script(
            .rule("within-parent"), "A goal would outlast the one that it serves.",
            run: "ledger goal publish 'Win the decade' --from 2017-12-01 --to 2026-12-31 --parent G1 --as cara",
            says: """
                ledger: error: no goal was published
                  because: 2017-12-01 to 2026-12-31 is not within G1's 2017-09-01 to 2017-12-31 (within-parent; \
                events N)
                  hint: ledger goal tree
                """
        ),
        .script(
            .rule("still-open"), "A goal is closed a second time.", run: "ledger goal close G2 achieved --as cara",
            says: """
                ledger: error: G2 was not closed
                  because: G2 was closed as retired (still-open; events N)
                  hint: ledger goal tree
                """),
        .script(
            .rule("known-things"), "A goal is named that is not there.",
            run: "ledger goal close G99 achieved --as cara",
            status: 3,
            says: """
                ledger: error: there is no G99
                  because: there is no G99, or none that you may know of (known-things)
                  hint: ledger goal tree
                """),
        .script(
            .rule("not-yours"), "Somebody who manages nobody publishes a goal.",
            run: "ledger goal publish 'Win the street' --from 2017-12-01 --to 2017-12-31 --as dana", status: 3,
            says: """
                ledger: error: no goal was published
                  because: only hr and whoever manages somebody today may do this (not-yours)
                  hint: ledger member list shows who that is
                """),
    ]
}
