# Makes the table of Docs/Performance.md from the raw figures, one JSON object a line.
#
# A ratio is taken within each round, where both sides had the same disk in the same minutes; the table shows the
# median of these ratios, and the median of each side's own figures beside it. "best" stands for the best rate of
# PostgreSQL's three client counts in the round.

function member(line, key,    at, rest) {
    at = index(line, "\"" key "\":")
    if (!at) return ""
    rest = substr(line, at + length(key) + 3)
    if (substr(rest, 1, 1) == "\"") { rest = substr(rest, 2); sub(/".*/, "", rest) } else sub(/[,}].*/, "", rest)
    return rest
}

{
    round = member($0, "round") + 0
    if (round > rounds) rounds = round
    name = member($0, "who") "/" member($0, "figure")
    split("value p50us p99us", keys, " ")
    for (k = 1; k <= 3; k++) {
        text = member($0, keys[k])
        if (text != "" && text != "null") seen[name "/" keys[k], round] = text + 0
    }
    if (name ~ /^postgres\/record-/ && member($0, "value") + 0 > seen["postgres/best/value", round])
        seen["postgres/best/value", round] = member($0, "value") + 0
    if (name == "ledger/disk-per-event") seen["ledger/leaf/value", round] = member($0, "leafBytes") + 0
}

# The middle of numbers[1…n]; of an even number the mean of the middle two.
function median(numbers, n,    i, j, t) {
    for (i = 2; i <= n; i++) {
        t = numbers[i]
        for (j = i - 1; j >= 1 && numbers[j] > t; j--) numbers[j + 1] = numbers[j]
        numbers[j + 1] = t
    }
    return n % 2 ? numbers[(n + 1) / 2] : (numbers[n / 2] + numbers[n / 2 + 1]) / 2
}

function middle(name,    r, n, list) {
    for (r = 1; r <= rounds; r++) if ((name, r) in seen) list[++n] = seen[name, r]
    return n ? median(list, n) : ""
}

function middle_ratio(a, b,    r, n, list) {
    for (r = 1; r <= rounds; r++)
        if ((a, r) in seen && (b, r) in seen && seen[b, r] > 0) list[++n] = seen[a, r] / seen[b, r]
    return n ? median(list, n) : ""
}

function shown(x) {
    if (x == "") return "–"
    if (x >= 1e6) return sprintf("%.2f M", x / 1e6)
    if (x >= 1e4) return sprintf("%.1f k", x / 1e3)
    if (x >= 100) return sprintf("%.0f", x)
    return sprintf("%.2f", x)
}

function mark(x, sign, bound) {
    if (x == "") return "not measured"
    return (sign == "≥" ? x >= bound : x <= bound) ? "✓" : "✗"
}

# A figure against a peer's, or another of our own: the ratio decides.
function ratio(label, ours, theirs, sign, bound, redis,    x) {
    x = middle_ratio(ours, theirs)
    printf "| %s | %s | %s | %s | %s | %s %s × | %s |\n", label, shown(middle(ours)), shown(middle(theirs)),
        redis == "" ? "" : shown(middle(redis)), x == "" ? "–" : sprintf("%.2f", x), sign, bound, mark(x, sign, bound)
}

# A figure against a fixed bound.
function bounded(label, ours, sign, bound, unit,    x) {
    x = middle(ours)
    printf "| %s | %s | | | | %s %s %s | %s |\n", label, shown(x), sign, bound, unit, mark(x, sign, bound)
}

END {
    print "| figure | ledger | beside it | Redis | ratio | target | |"
    print "| --- | ---: | ---: | ---: | ---: | --- | --- |"
    v = "/value"; p = "/p99us"; l = "ledger/"; g = "postgres/"; r = "redis/"
    ratio("`measurement.record`/s, 1 connection", l "record-1" v, g "record-1" v, "≥", 1.0, r "record-1" v)
    ratio("16 connections", l "record-16" v, g "record-16" v, "≥", 1.3, r "record-16" v)
    ratio("64 connections", l "record-64" v, g "record-64" v, "≥", 2.2, r "record-64" v)
    ratio("1 connection, 64 pipelined (beside PostgreSQL's best)", l "record-pipelined-64" v, g "best" v, "≥", 2)
    ratio("`measurement.recordMany` of 1 000, measurements/s", l "record-many" v, g "best" v, "≥", 4)
    ratio("p99 at 64 connections, µs", l "record-64" p, g "record-64" p, "≤", 0.7, r "record-64" p)
    ratio("p99 of commands at 64 connections with half queries, µs", l "mixed-64-commands" p, g "mixed-64-commands" p, "≤", 0.7)
    ratio("p99 of queries there, µs", l "mixed-64-queries" p, g "mixed-64-queries" p, "≤", 0.7)
    ratio("commands/s with half queries beside those without, 1 connection", l "mixed-1-commands" v, l "record-1" v, "≥", 0.5)
    ratio("16 connections", l "mixed-16-commands" v, l "record-16" v, "≥", 0.5)
    ratio("64 connections", l "mixed-64-commands" v, l "record-64" v, "≥", 0.5)
    ratio("`commitments.list` of 20 rows, 1 connection", l "commitments-1" v, g "commitments-1" v, "≥", 1)
    ratio("16 connections", l "commitments-16" v, g "commitments-16" v, "≥", 1)
    ratio("log by pages, events/s (beside COPY)", l "log-read" v, g "log-read" v, "≥", 3, r "log-read" v)
    ratio("two pages asked for ahead", l "log-read-ahead-2" v, g "log-read" v, "≥", 3)
    ratio("with disclosures", l "log-read-disclosed" v, g "log-read" v, "≥", 0.5)
    ratio("with disclosures, two pages ahead", l "log-read-disclosed-ahead-2" v, g "log-read" v, "≥", 0.5)
    ratio("`ledger verify`, leaf bytes/s of one core (beside openssl)", l "verify" v, "openssl/sha256-512" v, "≥", 0.6)
    ratio("start-up, long log beside short, ms", l "start-large" v, l "start-small" v, "≤", 1.5)
    bounded("start-up, long log, ms", l "start-large" v, "≤", 150, "ms")
    ratio("commands/s, long log beside short", l "record-long-log-64" v, l "record-short-log-64" v, "≥", 0.5)
    bounded("pages that the device writes an event", l "device-pages-per-event" v, "≤", 4, "pages")
    bounded("anonymous resident memory, long log, 64 connections", l "anonymous-memory" v, "≤", 160, "MiB")
    bounded("one CLI command, ms", l "cli-status" v, "≤", 10, "ms")
    ratio("the same beside `redis-cli ping`, ms", l "cli-status" v, r "cli-ping" v, "≤", 2)
    ratio("disk an event beside the leaf's own bytes", l "disk-per-event" v, l "leaf" v, "≤", 3)
    printf "\nMedians of %d rounds. This disk's floor, 4 KiB and fdatasync: %s a second. A leaf has %s bytes.\n", rounds,
        shown(middle(l "floor" v)), shown(middle(l "leaf" v))
}
