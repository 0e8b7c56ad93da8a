# On agreed.tsv, people.tsv, sales_pipeline.csv and what `ledger checkpoint list` shows: lines of the protocol that give
# both views of each one-to-one that is due, and hold it. Variable: today, as 2017-10-08.
# How each sees it follows from the deals of the month so far; the seller is the more confident one.
BEGIN { month = substr(today, 1, 7); elapsed = substr(today, 9, 2) / 31 }

function line(method, who, rest) {
    printf "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":{\"checkpoint\":\"%s\",%s\"meta\":{\"as\":\"%s\"}}}\n", \
        ++lines, method, $1, rest, who
}

function view(who, certain, note,    rating) {
    rating = share >= certain ? "onTrack" : share >= certain / 2 ? "atRisk" : "off"
    line("checkpoint.view", who, "\"rating\":\"" rating "\",\"note\":\"" note "\",")
}

FNR == 1 { file++ }
file == 1 { split($0, f, "\t"); if (f[3] == "closed_won" && substr(f[4], 1, 7) == month) target[f[1]] = f[6]; next }
file == 2 { split($0, f, "\t"); handle[f[2]] = f[1]; next }
file == 3 {
    split($0, f, ",")
    counted[handle[f[2]]] = 1
    if (f[5] == "Won" && substr(f[7], 1, 7) == month && f[7] < today) won[handle[f[2]]] += f[8]
    next
}
$4 != "scheduled" || $3 > today { next }
$5 == "natalya" && today < "2017-10-23" { next }
$5 == "natalya" && today == "2017-10-23" { line("checkpoint.hold", $6, ""); next }
{
    share = !($5 in counted) || !target[$5] ? 1 : won[$5] / target[$5]
    sofar = !($5 in counted) ? "nothing is measured yet" : won[$5] + 0 " of " target[$5] + 0 " dollars"
    view($5, elapsed * 0.6, sofar)
    view($6, elapsed, sofar)
    line("checkpoint.hold", $6, "")
}
