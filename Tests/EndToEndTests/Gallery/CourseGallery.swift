/// Of what happens to an agreement between its proposal and its end.
extension Gallery {
    static let course: [GalleryEntry] = [
        .script(
            .rule("not-agreed"), "Somebody co-signs what nobody set.", run: "ledger agreement cosign A1 --yes --as hr",
            says: """
                ledger: error: A1 was not co-signed
                  because: nobody set A1 without agreement (not-agreed; events N)
                  hint: ledger agreement show A1
                """),
        .script(
            .rule("not-agreed"), "Terms are set while a question of the member waits.",
            after: "ledger agreement ask A10 'Which accounts?' --as lena", "ledger agreement take-over A10 --as ines",
            run: "ledger agreement set A10 'The quarter cannot wait' --yes --as ines",
            says: """
                ledger: error: A10 was not set
                  because: lena asked something that is not answered (not-agreed; events N)
                  because: the terms promise something of cara, who is no side of A10 any more (own-act)
                  hint: ledger agreement answer A10 "…"
                """),
        .script(
            .rule("new-manager"), "A new manager acts on an agreement that they have not taken over.",
            run: "ledger agreement end A10 'She moved' --as ines", status: 3,
            says: """
                ledger: error: no end of A10 was proposed
                  because: you manage lena now, and have not taken A10 over (new-manager)
                  hint: ledger agreement take-over A10
                """),
        .script(
            .rule("other-decider"), "Somebody of hr co-signs for whom they manage themself.",
            run: "ledger agreement cosign A10 --yes --as ines",
            says: """
                ledger: error: A10 was not co-signed
                  because: you are a side of A10, proposed or set it, or manage one who did (other-decider)
                  because: nobody set A10 without agreement (not-agreed; events N)
                  hint: ledger agreement show A10
                """),
        .script(
            .rule("same-terms"), "A member confirms while they are invited to propose.",
            after: "ledger agreement invite A1 --until 2017-11-20 --as cara",
            run: "ledger agreement confirm A1 --own-words 'I win deals' --no-support-needed --as dana",
            says: """
                ledger: error: A1 cannot be confirmed
                  because: you are invited to propose until 2017-11-20, and have not waived it (same-terms; events N)
                  hint: ledger agreement waive-invitation A1
                """),
        .script(
            .rule("not-backwards"), "An amendment changes a milestone that has begun.",
            run: "ledger agreement amend A3 --milestone closed_won:2017-10-01..2017-10-31=50 --reason 'Hard' --as dana",
            says: """
                ledger: error: no amendment of A3 was proposed
                  because: milestone 1 began on 2017-10-01, and stands as it was (not-backwards)
                  because: milestone 2 began on 2017-11-01, and stands as it was (not-backwards)
                  hint: ledger agreement show A3
                """),
        .script(
            .rule("own-act"), "A manager receives a notice in the member's place.",
            run: "ledger agreement receive A8 --as cara", status: 3,
            says: """
                ledger: error: no notice was received
                  because: only omar does this for themself (own-act)
                  hint: ledger agreement show A8
                """),
        .script(
            .rule("still-open"), "A strategy is answered a second time.",
            after: "ledger strategy propose A3 'Partners first' --as dana", "ledger strategy adopt S1 --as cara",
            run: "ledger strategy decline S1 'No' --as cara",
            says: """
                ledger: error: S1 was not declined
                  because: S1 was adopted (still-open; events N)
                  hint: ledger strategy show S1
                """),
    ]
}
