# shellcheck shell=bash
# What people ask of a ledger, each with the command that answers it.

look_around() {
    local agreement receipt leaf key manager
    agreement=$(agreement_of violet)
    look_at_promises
    look_at_meetings
    look_at_feedback
    look_at_agreements
    say "Every milestone's verdict, manager by manager; then agreement by agreement"
    while IFS=$'\t' read -r manager _; do
        show commitments "$manager" --creditor --state done --as auditor
    done <"$tables/managers.tsv"
    show agreement list --as auditor
    says "not agreed" ended

    say "A receipt, checked without the daemon: these terms entered into force, and the log that signed it has them"
    receipt=$(find "$home/receipts/$agreement/violet" -type f -name '*.tlog-proof' | head -n 1)
    leaf=$(find "$home/receipts/$agreement/violet" -type f -name '*.json' | head -n 1)
    # The key that this client pinned when it first met the ledger, not one that the receipt brings along.
    key=$(find "$XDG_STATE_HOME" -name '*.key' -exec cat {} +)
    LEDGER_SOCKET=/nowhere show verify --receipt "$receipt" --leaf "$leaf" --key "$key"

    say "The whole log read back, its root recomputed and compared with the signed head"
    show verify --as auditor
}

look_at_promises() {
    say "What one manager promised: kept on time, kept late, late still"
    show promise list --debtor --as cara
    says kept late
    show promise show "$(help_for elizabeth)" --as elizabeth
    says kept "was late"
    say "What another promised: not kept at all, and not answered; and a promise that was said to be done and was not"
    show promise list rocco --debtor --as director
    says late unanswered
    show promise show "$(help_for vicki)" --as vicki
    says broken contested settled
    say "What one seller owes; what another owes and is owed"
    show commitments --as darcel
    show owe --as violet
    says late
}

look_at_meetings() {
    say "One-to-ones: held, moved and missed, with the view of each side; one that was not held, whatever was said"
    show checkpoint list zane --as summer
    says held "missed by summer"
    show checkpoint show "$(first_of hayden)" --as hayden
    says moved held
    show checkpoint show "$(denied_of natalya)" --as natalya
    says missed "we did not talk"
    while IFS=$'\t' read -r manager _; do
        quietly auditor checkpoint list "$manager" --limit 1000
        printf '%s\n' "$answer"
    done <"$tables/managers.tsv" | awk '$1 ~ /^C/ { count[$4]++ }
        END { printf "\nof all one-to-ones of the quarter %d were held, %d missed\n", count["held"], count["missed"] }'
}

look_at_feedback() {
    say "Feedback: down, up, asked for, and a recognition that its receiver shows to the team"
    show feedback show "$note_to_violet" --as violet
    says developmental replied
    show feedback show "$note_to_melvin" --as melvin
    says niesha seen
    show feedback list wilburn --as elizabeth
    says recognition
    show mirror --as cara
    says "person by person"
}

look_at_agreements() {
    say "How to get there is the seller's to propose, and the manager's to answer"
    show strategy list --as auditor
    says adopted accepted declined late
    say "One agreement as of two dates: as it was proposed, and in December with the verdicts of two months"
    show agreement show "$agreement" --as-of 2017-09-25 --as violet
    show agreement show "$agreement" --as-of 2017-12-10 --as violet
    say "Amended by both; lowered by an absence, with the arithmetic; ended by both; set without agreement"
    show agreement show "$(agreement_of corliss)" --as corliss
    says "proposed an amendment" 34600
    show agreement show "$(agreement_of cecily)" --as cecily
    says "away 5 of 22 working days: 21900 × 17 ÷ 22"
    show agreement show "$(agreement_of carl)" --as carl
    says ended "Good for both"
    show agreement show "$set_agreement" --as cassey
    says "closed, not agreed" "co-signed by hr"
    say "A question about a metric is owed an answer; and what the work of one seller is for"
    show metric questions --as elizabeth
    says "which is no miss"
    show why --as violet
    says "Win 3300000 dollars"
}

say_what_it_took() {
    local events bytes took
    events=$(log_size)
    took=$(($(date +%s%N) - began))
    bytes=$(du -s --block-size=1 "$home/ledger" | cut -f 1)
    say "What it took"
    show status --as hr
    printf '\n%s events in %d.%d s; %d KiB on disk in %s\n' "$events" $((took / 1000000000)) \
        $((took / 100000000 % 10)) $((bytes / 1024)) "$home/ledger"
}
