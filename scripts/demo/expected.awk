# With calendar.awk and -F, on sellers.tsv, agreed.tsv (both tab-separated) and sales_pipeline.csv: the verdict of every
# milestone as the file says it, without the ledger → seller, number, metric, from, to, target, value, verdict.
# A seller who does not occur in the pipeline is not measured: value "-".
BEGIN { OFS = "\t" }

# A mean to six decimals, half away from zero, as the ledger's decimals are; exact while sums stay under 2^32.
function mean(sum, n,    millionths, text) {
    millionths = int((sum * 2000000 + n) / (2 * n))
    text = sprintf("%d.%06d", int(millionths / 1000000), millionths % 1000000)
    sub(/\.?0+$/, "", text)
    return text
}

FNR == 1 { file++ }
file == 1 { split($0, fields, "\t"); name_of[fields[1]] = fields[2]; next }
file == 2 { milestone[++count] = $0; next }
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
        if (!(name in seen) || (fields[3] == "days_to_close" && n == 0)) print milestone[i], "-", "notMeasured"
        else if (fields[3] == "closed_won") print milestone[i], sum, (sum >= fields[6] ? "met" : "missed")
        else print milestone[i], mean(sum, n), (sum <= fields[6] * n ? "met" : "missed")
    }
}
