extension Gallery {
    static let checkpoints: [GalleryEntry] = [
        .script(
            .rule("both-there"), "A one-to-one is noted as held without one of the two.",
            run: "ledger checkpoint hold C5 --present dana --as cara",
            says: """
                ledger: error: C5 was not noted as held
                  because: cara was not there (both-there)
                  hint: ledger checkpoint show C5
                """),
        .script(
            .rule("in-time"), "That both met is denied when the time for it is over.",
            run: "ledger checkpoint deny C3 'We did not talk' --yes --as dana",
            says: """
                ledger: error: that C3 was held was not denied
                  because: it could be denied until 2017-10-28T00:00:00.000000Z (in-time; events N)
                  hint: ledger checkpoint view C3 off --note TEXT
                """),
        .script(
            .rule("before-milestone"), "Who is not to convene it moves a one-to-one past the milestone.",
            run: "ledger checkpoint move C5 2017-12-10 --reason 'A fair' --as dana",
            says: """
                ledger: error: C5 was not moved
                  because: 2017-12-10 is after 2017-11-30, and only cara could miss what was to come before \
                it (before-milestone)
                  hint: ledger checkpoint show C5
                """),
        .script(
            .rule("one-conversation"), "One talk is noted as two one-to-ones.",
            after: "ledger checkpoint hold C5 --as cara", run: "ledger checkpoint hold C6 --as cara",
            says: """
                ledger: error: C6 was not noted as held
                  because: what was said today is C5 already (one-conversation; events N)
                  hint: ledger checkpoint show C6
                """),
    ]
}
