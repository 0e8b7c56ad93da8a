extension Gallery {
    static let looks: [GalleryEntry] = [
        .script(
            .rule("reads-recorded"), "Somebody wants to know who looked at another's record.",
            run: "ledger looked dana --as hr", status: 3,
            says: """
                ledger: error: who looked at the record of dana is not shown to you
                  because: it is shown to dana alone (reads-recorded)
                  hint: ledger looked
                """)
    ]
}
