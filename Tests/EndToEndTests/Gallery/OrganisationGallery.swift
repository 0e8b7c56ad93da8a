extension Gallery {
    static let organisation: [GalleryEntry] = [
        .script(
            .rule("not-yours"), "Somebody does what only hr does.",
            run: "ledger member add ann --name Ann --as dana", status: 3,
            says: """
                ledger: error: nobody was registered
                  because: only somebody with the role hr may do this (not-yours)
                  hint: ledger member list shows who that is
                """),
        .script(
            .rule("one-name"), "A handle is given that somebody has.",
            run: "ledger member add dana --name 'Another Dana' --as hr",
            says: """
                ledger: error: nobody was registered
                  because: the handle dana is dana's (one-name)
                  hint: ledger member list
                """),
        .script(
            .rule("one-name"), "An account is bound that is somebody else's.",
            run: "ledger member bind dana --username hana-of-no-machine --uid 1001 --as hr",
            says: """
                ledger: error: no account was bound to dana
                  because: the account "hana-of-no-machine" is hr's (one-name)
                  hint: ledger member list
                """),
        .script(
            .rule("well-formed"), "A handle looks like an identifier.",
            run: "ledger member add u17 --name 'Ann Lee' --as hr", status: 2,
            says: """
                ledger: error: nobody was registered
                  because: "u17" cannot be a handle (well-formed)
                  because: handle must be at most 32 bytes of lower-case letters, digits, '.', '_' and '-', not \
                like u17
                  hint: ledger member list
                """),
        .script(
            .rule("no-cycle"), "Somebody would come to stand above their own manager.",
            run: "ledger relate gia dana --as hr",
            says: """
                ledger: error: nothing changed in who manages gia
                  because: gia is or would come to be above dana (no-cycle)
                  hint: ledger member list
                """),
        .script(
            .rule("something-new"), "A relationship is recorded that holds already.",
            run: "ledger relate dana cara --as hr",
            says: """
                ledger: error: nothing changed in who manages dana
                  because: cara manages dana on 2017-11-10 already (something-new)
                  hint: ledger member list
                """),
        .script(
            .rule("something-new"), "A role is granted that somebody has, or taken back that they do not have.",
            run: "ledger role revoke dana auditor --as hr",
            says: """
                ledger: error: the role auditor of dana was not revoked
                  because: dana does not have this role (something-new)
                  hint: ledger member list
                """),
        .script(
            .rule("still-here"), "Something new is to begin with somebody who has left.",
            run: "ledger relate finn cara --as hr",
            says: """
                ledger: error: nothing changed in who manages finn
                  because: finn has departed (still-here)
                  hint: ledger member list
                """),
        .script(
            .rule("still-here"), "Who has left acts.", run: "ledger agreement discuss A9 'One more thing' --as finn",
            status: 3,
            says: """
                ledger: error: nothing was done
                  because: you have departed (still-here)
                """),
    ]
}

extension Gallery {
    /// At the very end, because it leaves hr alone.
    static let lastOfHR: [GalleryEntry] = [
        .script(
            .rule("hr-remains"), "The last of hr departs.", after: "ledger role revoke ines hr --as hr",
            run: "ledger member depart hr --yes --as hr",
            says: """
                ledger: error: hr did not depart
                  because: nobody else who stays holds the role hr (hr-remains)
                  hint: ledger role grant
                """)
    ]
}
