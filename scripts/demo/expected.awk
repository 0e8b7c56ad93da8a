# With calendar.awk and -F, on sellers.tsv, agreed.tsv, changes.tsv (all tab-separated) and sales_pipeline.csv: the
# verdict of every milestone as the file says it, without the ledger → seller, number, metric, from, to, target, value,
# verdict. A seller who does not occur in the pipeline is not measured: value "-".
# changes.tsv has "absent, seller, number, days away, working days" and "ended, seller, day".
BEGIN { OFS = "\t" }

# A quotient to six decimals, half away from zero, as the ledger's decimals are; exact while sums stay under 2^32.
function quotient(sum, n,    millionths, text) {
    millionths = int((sum * 2000000 + n) / (2 * n))
    text = sprintf("%d.%06d", int(millionths / 1000000), millionths % 1000000)
    sub(/\.?0+$/, "", text)
    return text
}

FNR == 1 { file++ }
file == 1 { split($0, fields, "\t"); name_of[fields[1]] = fields[2]; next }
file == 2 { milestone[++count] = $0; next }
file == 3 {
    split($0, fields, "\t")
    if (fields[1] == "ended") ended[fields[2]] = fields[3]
    else { away[fields[2], fields[3]] = fields[4]; working[fields[2], fields[3]] = fields[5] }
    next
}
FNR == 1 { next }
{ seen[$2] = 1 }
$5 == "Won" { deal[++deals] = $2; closed[deals] = $7; spent[deals] = days($7) - days($6); dollars[deals] = $8 }

END {
    for (i = 1; i <= count; i++) {
        split(milestone[i], fields, "\t")
        name = name_of[fields[1]]; sum = 0; n = 0
        for (d = 1; d <= deals; d++)
            if (deal[d] == name && closed[d] >= fields[4] && closed[d] <= fields[5]) {
                n++
                sum += fields[3] == "closed_won" ? dollars[d] : spent[d]
            }
        target = fields[6]
        # What is left of a target by absence is for the days that were worked.
        if ((fields[1], fields[2]) in away && fields[3] == "closed_won")
            target = quotient(target * (working[fields[1], fields[2]] - away[fields[1], fields[2]]), \
                working[fields[1], fields[2]])
        printf "%s\t%s\t%s\t%s\t%s\t%s\t", fields[1], fields[2], fields[3], fields[4], fields[5], target
        if ((fields[1] in ended) && ended[fields[1]] <= fields[5]) print "-", "-"
        else if (!(name in seen) || (fields[3] == "days_to_close" && n == 0)) print "-", "notMeasured"
        else if (fields[3] == "closed_won") print sum, (sum >= target ? "met" : "missed")
        else print quotient(sum, n), (sum <= target * n ? "met" : "missed")
    }
}
