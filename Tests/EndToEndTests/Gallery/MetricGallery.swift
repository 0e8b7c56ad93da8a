extension Gallery {
    static let metrics: [GalleryEntry] = [
        .script(
            .rule("within-limits"), "A number is larger than what it may be.",
            run: """
                ledger metric define wins --unit USD --formula 'sum of wins' --source crm --collector crm --settle 1000 \
                --as cara
                """, status: 2,
            says: """
                ledger: error: no metric was defined
                  because: settleDays is 1000 (within-limits)
                  because: settleDays must be 0 to 366
                  hint: ledger metric list
                """),
        .script(
            .rule("something-new"), "A metric is replaced by itself.",
            run: """
                ledger metric replace closed_won --unit USD --formula 'sum of won deals by close date' --source crm \
                --collector crm --reason 'The same again' --as cara
                """,
            says: """
                ledger: error: M1 was not replaced
                  because: M1@1 says exactly this (something-new)
                  hint: ledger metric list
                """),
    ]
}
