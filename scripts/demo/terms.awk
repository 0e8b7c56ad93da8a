# With -F'\t' on goals.tsv (manager, goal) and sellers.tsv: writes the terms of every agreement as YAML,
# dir/SELLER.yaml, and dir/SELLER.counter.yaml where the seller asks for something else; prints what is agreed in the
# end, a line a milestone: seller, number, metric, from, to, target.
# Variables: dir.
BEGIN {
    OFS = "\t"
    split("2017-10-01 2017-11-01 2017-12-01", begins, " ")
    split("2017-10-31 2017-11-30 2017-12-31", ends, " ")
}

function first_name(name,    parts) { split(name, parts, " "); return parts[1] }

# A third for each month in hundreds of dollars; the last month takes what is left over.
function share(target, month,    third) {
    third = int(target / 300) * 100
    return month < 3 ? third : target - 2 * third
}

function promise(file, what, debtor, due) {
    printf "promises:\n  - { kind: support, what: \"%s\", debtor: %s, due: %s }\n", what, debtor, due >file
}

# One file of terms. support: "training", "time", "demonstrations" or "". speed: days to close, or "-".
function write_terms(file, seller, target, support, speed,    month) {
    printf "outcome: Deals worth %d dollars won by the end of December\nmeasures:\n", target >file
    printf "  - { metric: closed_won, %starget: %d }\n", \
        baseline[seller] == "-" ? "" : "baseline: " baseline[seller] ", ", target >file
    if (speed != "-") printf "  - { metric: days_to_close, baseline: %d, target: %d }\n", speed, speed >file
    print "milestones:" >file
    for (month = 1; month <= 3; month++)
        printf "  - { metric: closed_won, from: %s, to: %s, target: %d }\n", \
            begins[month], ends[month], share(target, month) >file
    if (speed != "-")
        printf "  - { metric: days_to_close, from: %s, to: %s, target: %d }\n", begins[1], ends[3], speed >file
    printf "contribution:\n  goal: %s\n  how: %s's deals are %d %% of what the team is to bring\n", \
        goal[manager[seller]], first_name(name[seller]), 100 * asked[seller] / team[manager[seller]] + 0.5 >file
    if (support == "training")
        promise(file, "Two days of product training, and a deal followed from start to end beside a colleague", \
            manager[seller], "2017-10-13")
    if (support == "time")
        promise(file, "An hour every week on the open deals, together", manager[seller], "2017-12-29")
    if (support == "demonstrations")
        promise(file, "A product specialist beside me in the ten largest demonstrations", manager[seller], "2017-12-15")
    printf "cadence-days: %d\nwindow: { from: 2017-10-01, to: 2017-12-31 }\n", support == "" ? 14 : 7 >file
    close(file)
}

function agree(seller, target, speed,    month) {
    for (month = 1; month <= 3; month++)
        print seller, month, "closed_won", begins[month], ends[month], share(target, month)
    if (speed != "-") print seller, 4, "days_to_close", begins[1], ends[3], speed
}

FNR == NR { goal[$1] = $2; next }
{
    order[++count] = $1; name[$1] = $2; manager[$1] = $3; baseline[$1] = $6; asked[$1] = $7; speed_of[$1] = $8
    team[$3] += $7
}

END {
    for (i = 1; i <= count; i++) {
        seller = order[i]; target = asked[seller]; speed = "-"
        support = baseline[seller] == "-" ? "training" : baseline[seller] < 60000 ? "time" : ""
        write_terms(dir "/" seller ".yaml", seller, target, support, "-")
        # The first seller of each team answers with terms of their own, in turn: less money, help, or a second measure.
        if (!(manager[seller] in answered)) {
            answered[manager[seller]] = 1
            way = teams++ % 3
            if (way == 0) target = int(baseline[seller] * 92 / 86 / 100 + 0.5) * 100
            if (way == 1) support = "demonstrations"
            if (way == 2) speed = speed_of[seller]
            write_terms(dir "/" seller ".counter.yaml", seller, target, support, speed)
        }
        agree(seller, target, speed)
    }
}
