extension Gallery {
    static let agreements: [GalleryEntry] = [
        .script(
            .rule("manager-that-day"), "Somebody proposes to a person whom they do not manage.",
            run: "ledger agreement propose dana --outcome 'Win deals' --from 2017-12-01 --to 2017-12-31 --as gia",
            status: 3,
            says: """
                ledger: error: no agreement was proposed
                  because: only dana and who manages them on 2017-11-10 propose one (manager-that-day)
                  hint: ledger member list
                """),
        .script(
            .rule("manager-that-day"), "Somebody whom nobody manages proposes terms for themself.",
            run: "ledger agreement propose zoe --outcome 'Win deals' --from 2017-12-01 --to 2017-12-31 --as zoe",
            says: """
                ledger: error: no agreement was proposed
                  because: nobody manages zoe on 2017-11-10 (manager-that-day)
                  hint: ledger member list
                """),
        .script(
            .rule("complete-terms"), "A member confirms terms without support, and does not say that none is needed.",
            run: "ledger agreement confirm A1 --own-words 'I win deals' --as dana",
            says: """
                ledger: error: A1 cannot be confirmed
                  because: the terms promise no support, and you did not say that none is needed (complete-terms; \
                events N)
                  hint: ledger agreement confirm A1 --no-support-needed, or ask for it: ledger agreement counter A1
                """),
        .script(
            .rule("not-backwards"), "Terms are confirmed when their window has begun.",
            run: "ledger agreement confirm A7 --own-words 'I win deals' --no-support-needed --as dana",
            says: """
                ledger: error: A7 cannot be confirmed
                  because: A7 expired when its window began (still-open; events N)
                  because: the window began on 2017-10-01 (not-backwards; events N)
                  hint: ledger agreement show A7
                """),
        .script(
            .rule("something-new"), "Terms are confirmed a second time.",
            run: "ledger agreement confirm A2 --own-words 'I win deals' --no-support-needed --as dana",
            says: """
                ledger: error: A2 cannot be confirmed
                  because: you have confirmed these terms already (something-new; events N)
                  hint: ledger agreement show A2
                """),
        .script(
            .rule("own-act"), "A manager says in the member's place that no support is needed.",
            run: "ledger agreement confirm A1 --no-support-needed --as cara",
            says: """
                ledger: error: A1 cannot be confirmed
                  because: only dana says that no support is needed (own-act)
                  hint: ledger agreement show A1
                """),
        .script(
            .rule("own-act"), "A manager declines in the member's place.",
            run: "ledger agreement decline A1 'She does not want it' --yes --as cara", status: 3,
            says: """
                ledger: error: A1 was not declined
                  because: only dana does this for themself (own-act)
                  hint: ledger agreement show A1
                """),
        .script(
            .rule("not-yours"), "A manager's manager confirms what is between two others.",
            run: "ledger agreement confirm A1 --skip-own-words --as gia", status: 3,
            says: """
                ledger: error: A1 cannot be confirmed
                  because: only dana and their manager may do this (not-yours)
                  hint: ledger agreement show A1
                """),
        .line(
            .rule("same-terms"), "Terms are confirmed that are no longer those that stand.",
            send: """
                {"id":1,"jsonrpc":"2.0","method":"agreement.confirm","params":{"agreement":"A1","meta":{"as":"dana"},\
                "noSupportNeeded":true,"terms":{"hash":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","seq":1}}}
                """,
            says: """
                {"error":{"code":1,"data":{"hint":"ledger agreement show A1","kind":"rejected","outcome":"not_applie\
                d","retry":"no","rules":[{"because":"revision 1 is what stands \
                now","events":[N],"rule":"same-terms"}]},"message":"A1 cannot be confirmed"},"id":1,"jsonrpc":"2.0"}
                """),
        .line(
            .rule("own-act"), "Somebody confirms in another's name.",
            send: """
                {"id":1,"jsonrpc":"2.0","method":"agreement.confirm","params":{"agreement":"A1","by":"dana",\
                "meta":{"as":"cara"}}}
                """,
            says: """
                {"error":{"code":1,"data":{"hint":"ledger agreement show A1","kind":"rejected","outcome":"not_applie\
                d","retry":"no","rules":[{"because":"dana confirms for themself, nobody else \
                does","rule":"own-act"}]},"message":"A1 cannot be confirmed"},"id":1,"jsonrpc":"2.0"}
                """),
        .script(
            .rule("still-open"), "Terms are countered that are in force.",
            run: "ledger agreement counter A3 --outcome 'Win more' --as cara",
            says: """
                ledger: error: A3 was not countered
                  because: A3 is in force (still-open; events N)
                  because: the window began on 2017-10-01 (complete-terms)
                  hint: ledger agreement amend A3
                """),
        .script(
            .rule("still-open"), "Something is said about what was declined.",
            run: "ledger agreement discuss A5 'But why?' --as cara",
            says: """
                ledger: error: nothing was said about A5
                  because: A5 was declined by dana (still-open; events N)
                  hint: ledger agreement show A5
                """),
        .script(
            .rule("not-yours"), "A proposal is taken back by who did not make it.",
            run: "ledger agreement withdraw A1 'Too early' --yes --as dana", status: 3,
            says: """
                ledger: error: A1 was not withdrawn
                  because: cara proposed it (not-yours)
                  hint: ledger agreement decline A1
                """),
        .script(
            .rule("known-things"), "An agreement is named that is not there, or is other people's.",
            run: "ledger agreement discuss A1 'What is this?' --as omar", status: 3,
            says: """
                ledger: error: there is no A1
                  because: there is no A1, or none that you may know of (known-things)
                  hint: ledger agreement list
                """),
        .script(
            .rule("well-formed"), "Somebody says nothing.", run: "ledger agreement discuss A1 '  ' --as dana",
            status: 2,
            says: """
                ledger: error: nothing was said about A1
                  because: text is empty (well-formed)
                  because: text must be text of at most 16384 bytes
                  hint: ledger agreement show A1
                """),
    ]
}
