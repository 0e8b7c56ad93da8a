# shellcheck shell=bash
# What people ask of a ledger, each with the command that answers it.

look_around() {
    local agreement manager receipt leaf key
    agreement=$(agreement_of violet)
    say "What one manager owes and is owed"
    show commitments --as cara
    say "What one seller owes and is owed"
    show commitments --as darcel
    say "Every milestone's verdict, manager by manager; then agreement by agreement"
    while IFS=$'\t' read -r manager _; do
        show commitments "$manager" --creditor --state done --as auditor
    done <"$tables/managers.tsv"
    show agreement list --as auditor
    say "One agreement as of two dates: as it was proposed, and in December with the verdicts of two months"
    show agreement show "$agreement" --as-of 2017-09-25 --as violet
    show agreement show "$agreement" --as-of 2017-12-10 --as violet

    say "A receipt, checked without the daemon: these terms entered into force, and the log that signed it has them"
    receipt=$(find "$home/receipts/$agreement/violet" -type f -name '*.tlog-proof' | head -n 1)
    leaf=$(find "$home/receipts/$agreement/violet" -type f -name '*.json' | head -n 1)
    # The key that this client pinned when it first met the ledger, not one that the receipt brings along.
    key=$(find "$XDG_STATE_HOME" -name '*.key' -exec cat {} +)
    LEDGER_SOCKET=/nowhere show verify --receipt "$receipt" --leaf "$leaf" --key "$key"

    say "The whole log read back, its root recomputed and compared with the signed head"
    show verify --as auditor
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
