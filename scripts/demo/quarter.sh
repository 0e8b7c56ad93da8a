# shellcheck shell=bash
# The quarter itself: the clock goes on, deals close, the import brings them, and the ledger says what became of each
# milestone.

play_quarter() {
    local month last from until next spans size_before
    # Who occurs in the pipeline is who the CRM can be complete about.
    covered=$(awk -F, 'FNR == NR { split($0, f, "\t"); handle[f[2]] = f[1]; next }
        FNR > 1 && ($2 in handle) && !seen[$2]++ { list = list "," handle[$2] }
        END { print substr(list, 2) }' "$tables/people.tsv" "$crm/sales_pipeline.csv")

    say "What closed from July to September, so that every baseline can be checked against the record"
    import_closed 2017-07-01 2017-09-24
    cover 2017-07-01 2017-09-24

    say "October to December: what people did, and week by week the deals that closed"
    find_promised_help
    find_days_to_live
    for month in 10 11 12; do
        last=$(if [[ $month == 11 ]]; then echo 30; else echo 31; fi)
        for spans in 01-07-08 08-14-15 15-21-22 22-28-29 29-end-01; do
            IFS=- read -r from until next <<<"$spans"
            from=2017-$month-$from
            if [[ $until == end ]]; then
                until=2017-$month-$last
                next=$(if [[ $month == 12 ]]; then echo 2018-01-01; else echo "2017-$((month + 1))-01"; fi)
            else
                until=2017-$month-$until
                next=2017-$month-$next
            fi
            live_until "$next"
            go_to "$next"
            import_closed "$from" "$until"
        done
        cover "2017-$month-01" "2017-$month-$last"
    done

    say "The last week once more: the same file twice changes nothing"
    size_before=$(log_size)
    import_closed 2017-12-29 2017-12-31
    [[ $(log_size) == "$size_before" ]] || stop_with "the second import appended events: $size_before, then $(log_size)"
    echo "the log has $size_before events before and after"

    # Days to settle: a deal may reach the CRM three days late and still count.
    live_until 2018-01-05
    go_to 2018-01-05
    check_that_all_was_lived
}

import_closed() { # import_closed FROM TO
    quietly crm measurement import --csv "$crm/sales_pipeline.csv" --map "$crm/map.yaml" --from "$1" --to "$2"
    printf '%s  deals closed from %s to %s: %s\n' "$today" "$1" "$2" "$answer"
}

# Says that the CRM was complete for these people and days: no deal is then zero, and not "no data".
cover() { # cover FROM TO
    local metric
    for metric in closed_won days_to_close; do
        quietly crm measurement cover "$metric" --from "$1" --to "$2" --members "$covered"
    done
}

log_size() {
    quietly auditor log head --json
    find_member size '[0-9]+'
    printf '%s' "$found"
}

# A line in the form of expected.awk for the milestone in $answer; what it does not have is "-".
print_verdict() { # print_verdict SELLER
    local name row=$1
    for name in n metricName from to target value verdict; do
        found=-
        if [[ $answer == *"\"$name\":"* ]]; then find_member "$name" '[-_.0-9a-zA-Z]+'; fi
        row+=$'\t'$found
    done
    printf '%s\n' "$row"
}

# Every verdict of the ledger against what awk makes of the file alone.
check_verdicts() {
    local agreement seller milestone
    say "The verdict of every milestone, and what the CSV says"
    awk -F, -f scripts/demo/calendar.awk -f scripts/demo/expected.awk "$tables/sellers.tsv" "$tables/agreed.tsv" \
        "$tables/changes.tsv" "$crm/sales_pipeline.csv" | sort >"$tables/expected.tsv"
    while IFS=$'\t' read -r agreement seller _; do
        quietly auditor agreement show "$agreement" --json
        while IFS= read -r milestone; do
            answer=$milestone
            print_verdict "$seller"
        done < <(grep -o '{[^{}]*"verdictAt"[^{}]*}' <<<"$answer")
    done <"$tables/agreements.tsv" | sort >"$tables/verdicts.tsv"
    if ! diff -u "$tables/expected.tsv" "$tables/verdicts.tsv"; then
        stop_with "the ledger's verdicts (+) are not what the CSV says (-)"
    fi
    cut -f 8 "$tables/verdicts.tsv" | sort | uniq -c | sed 's/^ *//' | paste -s -d ',' | sed 's/,/, /g'
    echo "each equal to what awk computes from the file alone ($tables/expected.tsv)"
}
