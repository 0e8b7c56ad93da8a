# With -F'\t' on agreed.tsv and sellers.tsv → seller, the seller's words, the manager's words: what each understood of
# what was agreed, from its facts.
BEGIN { OFS = "\t" }

function first_name(name,    parts) { split(name, parts, " "); return parts[1] }

FNR == NR {
    if ($3 == "closed_won") { month[$1, $2] = $6; total[$1] += $6 } else speed[$1] = $6
    next
}
{
    me = first_name($2); boss = first_name($4)
    if ($6 == "-")
        mine = "I am new here. I work towards " total[$1] " dollars; until the CRM counts my deals, nobody can say" \
            " from it whether I am there."
    else if ($1 in speed)
        mine = "I am judged by two things: " total[$1] " dollars won by the end of December, and deals that close" \
            " within " speed[$1] " days on average."
    else if (FNR % 3 == 0)
        mine = "By the end of December my won deals come to " total[$1] " dollars: " month[$1, 1] " in October, " \
            month[$1, 2] " in November, " month[$1, 3] " in December. How I get there is mine."
    else if (FNR % 3 == 1)
        mine = "The quarter before I won " $6 " dollars, now it is " total[$1] ". If October stays under " \
            month[$1, 1] " I tell " boss " before we meet."
    else
        mine = "My part of the team's goal is " total[$1] " dollars of won deals. We look at it together every month."

    if ($6 == "-")
        theirs = me " starts with us. I owe the training by 13 October, and no verdict before the source counts " me "."
    else if (FNR % 2 == 0)
        theirs = me " answers for " total[$1] " dollars by the end of the year; the way there is not mine to say."
    else
        theirs = total[$1] " dollars by December, a third each month. I keep our talks, and say early what I see."
    print $1, mine, theirs
}
