# On what the demo printed and a page: puts real output into every block "<!-- tour:NAME lines=N -->" of the page whose first
# line is a command that the demo showed; at most N lines of it, where N is said. Folders of this machine are left out.
# A block's command may differ from run to run behind its first words (keys, numbers of events).
function words(line,    part) { split(line, part, " "); return part[1] " " part[2] " " part[3] " " part[4] }

function clean(line) { gsub(/ \/[^ ]*\//, " ", line); sub(/ +$/, "", line); return line }

FNR == 1 { file++ }
file == 1 {
    if ($0 ~ /^== /) shown = ""
    else if ($0 ~ /^\$ ledger/) {
        shown = clean($0)
        output[shown] = ""
        if (!(words(shown) in like)) like[words(shown)] = shown
    } else if (shown != "") output[shown] = output[shown] clean($0) "\n"
    next
}
/^<!-- tour:/ {
    print
    most = match($0, /lines=[0-9]+/) ? substr($0, RSTART + 6, RLENGTH - 6) + 0 : 100000
    inside = 1
    next
}
inside && /^<!-- end -->/ { inside = 0 }
inside && /^\$ ledger/ {
    shown = ($0 in output) ? $0 : like[words($0)]
    if (shown == "") { print "tour.awk: the demo did not show " $0 >"/dev/stderr"; exit 1 }
    text = output[shown]
    sub(/\n+$/, "", text)
    count = split(text, line, "\n")
    print shown
    for (i = 1; i <= count && i <= most; i++) print line[i]
    if (count > most) print "…"
    next
}
inside && !/^```/ { next }
{ print }
