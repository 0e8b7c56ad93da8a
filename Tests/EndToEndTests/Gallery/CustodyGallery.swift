extension Gallery {
    static let custody: [GalleryEntry] = [
        .script(
            .rule("hold-first"), "All that is somebody's is erased before the time is over for which it is kept.",
            run: "ledger erase finn --ground retentionEnded --yes --as hr",
            says: """
                ledger: error: nothing of finn was erased
                  because: it is kept to 2020-10-30, 1095 days after the last day of finn (hold-first)
                  hint: erase it from 2020-10-31 on
                """),
        .script(
            .rule("hold-first"), "Something is erased that concerns somebody under legal hold.",
            after: "ledger hold place finn --reason 'A claim was filed' --as hr",
            run: "ledger erase finn --ground ordered --yes --as hr",
            says: """
                ledger: error: nothing of finn was erased
                  because: it is kept to 2020-10-30, 1095 days after the last day of finn (hold-first)
                  because: finn is under legal hold (hold-first; events N)
                  hint: ledger hold list
                """),
    ]
}
