extension Gallery {
    /// `{deal-1}` in a script stands for the event that recorded what the source calls so.
    static let measurements: [GalleryEntry] = [
        .script(
            .rule("no-edit"), "A row of a source comes again and says something else.",
            run: "ledger measurement record closed_won dana 61 --as-of 2017-10-10 --source crm --ref deal-1 --as crm",
            says: """
                ledger: error: the value was not recorded
                  because: this row was recorded as 60 for 2017-10-10 (no-edit; events N)
                  hint: ledger measurement correct N VALUE
                """),
        .script(
            .rule("known-how"), "An integration records what is not in its scope.",
            run: "ledger measurement record closed_won dana 5 --as-of 2017-10-10 --as erp", status: 3,
            says: """
                ledger: error: the value was not recorded
                  because: only who manages dana today witnesses, and M1 is in no scope of yours (known-how)
                """),
        .script(
            .rule("known-how"), "Somebody witnesses who does not manage the person.",
            run: "ledger measurement record closed_won dana 5 --as-of 2017-10-10 --as gia", status: 3,
            says: """
                ledger: error: the value was not recorded
                  because: only who manages dana today witnesses, and M1 is in no scope of yours (known-how)
                """),
        .script(
            .rule("days-have-come"), "A value is of a day that is still to come.",
            run: "ledger measurement record closed_won dana 5 --as-of 2017-12-24 --as crm", status: 2,
            says: """
                ledger: error: the value was not recorded
                  because: 2017-12-24 has not begun (days-have-come)
                  because: asOf must be a day that has begun
                """),
        .script(
            .rule("still-here"), "A value is of a day after somebody's last one.",
            run: "ledger measurement record closed_won finn 5 --as-of 2017-11-05 --as crm",
            says: """
                ledger: error: the value was not recorded
                  because: finn's last day was 2017-10-31 (still-here)
                """),
        .script(
            .rule("own-act"), "Somebody contests what was measured of another.",
            run: "ledger measurement contest {deal-1} --reason 'Not hers' --as cara", status: 3,
            says: """
                ledger: error: the measurement at N was not contested
                  because: only dana contests what was measured of them (own-act)
                """),
        .script(
            .rule("not-yours"), "Who is measured corrects what a system said.",
            run: "ledger measurement correct {deal-1} 99 --reason 'It was more' --as dana", status: 3,
            says: """
                ledger: error: the measurement at N was not corrected
                  because: it is corrected by its source, or by whoever could record it so (not-yours)
                  hint: ledger measurement contest N
                """),
        .script(
            .rule("other-decider"), "Who recorded a value decides about it.",
            after: "ledger measurement contest {seen-1} --reason 'It was more' --as dana",
            run: "ledger measurement decide {seen-1} stands 'I saw it' --as cara", status: 3,
            says: """
                ledger: error: the contest of the measurement at N was not decided
                  because: cara said what the value is, and somebody else decides about it (other-decider)
                  hint: ledger measurement list M1 dana
                """),
        .script(
            .rule("in-order"), "A value is decided about that nobody contests.",
            run: "ledger measurement decide {deal-1} withdrawn 'It is not hers' --as cara",
            says: """
                ledger: error: the contest of the measurement at N was not decided
                  because: nobody contests it (in-order; events N)
                  hint: ledger measurement list M1 dana
                """),
        .script(
            .rule("something-new"), "A contested value is decided about again.",
            after: "ledger measurement contest {told-1} --reason 'I told it wrong' --as dana",
            "ledger measurement decide {told-1} stands 'It was so' --as gia",
            run: "ledger measurement decide {told-1} withdrawn 'I looked again' --as cara",
            says: """
                ledger: error: the contest of the measurement at N was not decided
                  because: it was decided already that it stands (something-new; events N)
                  hint: ledger measurement list M1 dana
                """),
        .script(
            .rule("something-new"), "A value is corrected to what it is.",
            run: "ledger measurement correct {deal-1} 60 --reason 'As it was' --as crm",
            says: """
                ledger: error: the measurement at N was not corrected
                  because: its value is 60 already (something-new; events N)
                """),
        .script(
            .rule("not-yours"), "Somebody says that a source is complete who does not keep it.",
            run: "ledger measurement cover closed_won --from 2017-11-01 --to 2017-11-09 --members dana --as cara",
            status: 3,
            says: """
                ledger: error: M1@1 was not said to be complete
                  because: only hr and an integration whose scope includes M1 may do this (not-yours)
                """),
        .none(
            .rule("late-is-late"), "A value comes after the verdict that it would have changed.",
            because: "it is accepted and changes no verdict; nothing is refused.",
            heldBy: "Tests/LedgerDomainTests/VerdictTests.swift"),
    ]
}
