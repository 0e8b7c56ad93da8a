# With calendar.awk and -F, on people.tsv and then sales_pipeline.csv: what each seller brings from the quarter before,
# and what is asked of them for the next →
# seller, name, manager, manager's name, region, baseline, target, mean days.
# baseline: dollars won from 1 July to 24 September, "-" for who has no deal at all (a new starter).
# target: the baseline for 92 days instead of 86, and 5 % more, in hundreds; 30 000 for a new starter.
# mean days: from engaging to closing, of the deals in the baseline, in whole days; "-" without one.
BEGIN { OFS = "\t" }

FNR == NR { person[++count] = $0; split($0, fields, "\t"); name_of[count] = fields[2]; next }
FNR == 1 { next }
{ seen[$2] = 1 }
$5 == "Won" && $7 >= "2017-07-01" && $7 <= "2017-09-24" {
    won[$2] += $8; deals[$2]++; spent[$2] += days($7) - days($6)
}

END {
    for (i = 1; i <= count; i++) {
        name = name_of[i]
        if (!(name in seen)) { print person[i], "-", 30000, "-"; continue }
        print person[i], won[name], int(won[name] * 92 / 86 * 1.05 / 100 + 0.5) * 100, int(spent[name] / deals[name])
    }
}
