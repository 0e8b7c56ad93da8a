# shellcheck shell=bash
# One-to-ones: each agreement plans its own; here they are held, with what each side says of how it goes.

# Mondays, but for holidays, and the two days to which a one-to-one was moved. Those planned for the weekend before may
# still be held then.
one_to_one_days='2017-10-09 2017-10-16 2017-10-17 2017-10-20 2017-10-23 2017-10-30 2017-11-06 2017-11-13 2017-11-20
2017-11-27 2017-12-04 2017-12-11 2017-12-18 2017-12-26 2018-01-02'

# Who has one planned for today or before holds it, but for rocco and natalya, who are a story of their own. The lines
# are those of the protocol, as any program sends them; the command line's stdio carries them.
hold_one_to_ones() {
    local manager held
    while IFS=$'\t' read -r manager _; do
        quietly "$manager" checkpoint list --state scheduled
        printf '%s\n' "$answer"
    done <"$tables/managers.tsv" >"$tables/planned.txt"
    awk -v today="$today" -f scripts/demo/meetings.awk "$tables/agreed.tsv" "$tables/people.tsv" \
        "$crm/sales_pipeline.csv" "$tables/planned.txt" >"$tables/lines.json"
    "$programs/ledger" stdio <"$tables/lines.json" >"$tables/answers.json" || stop_with "ledger stdio failed"
    if grep '"error"' "$tables/answers.json" >&2; then stop_with "a one-to-one was refused, see above"; fi
    held=$(grep -c checkpoint.hold "$tables/lines.json" || true)
    if ((held > 0)); then echo "$today  one-to-ones held, with a view of each side: $held"; fi
}

next_one_to_one() { # next_one_to_one SELLER
    quietly "$1" checkpoint list --state scheduled
    find_id C
    printf '%s' "$found"
}

last_held() { # last_held SELLER
    quietly "$1" checkpoint list --state held
    answer=$(tail -n 1 <<<"$answer")
    find_id C
    printf '%s' "$found"
}

# The first one-to-one of a seller, and the one of which the seller says that it was not held.
first_of() {
    quietly "$1" checkpoint list
    find_id C
    printf '%s' "$found"
}

denied_of() {
    quietly "$1" checkpoint list --state missed
    answer=$(tail -n 1 <<<"$answer")
    find_id C
    printf '%s' "$found"
}
