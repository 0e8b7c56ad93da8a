# shellcheck shell=bash
# The quarter after: one team agrees on it in December, and in January manager and seller talk about it.

declare -A agreed_next=()

day_2017_12_18() {
    local seller target goal
    act director goal publish "Win 3300000 dollars in the first quarter" --from 2018-01-01 --to 2018-03-31 \
        --metric closed_won --target 3300000
    find_id G
    act cara goal publish "Cara Losch's team: 381000 dollars" --parent "$found" --from 2018-01-01 --to 2018-03-31 \
        --metric closed_won --target 381000
    find_id G && goal=$found
    act cara agree violet closed_won 36000 q1 --goal "$goal" --outcome "Deals worth 36000 dollars won by the end of March" \
        --how "Violet's deals are 9 % of what the team is to bring" --yes
    find_id A && agreed_next[violet]=$found
    while read -r seller target; do
        quietly cara agree "$seller" closed_won "$target" q1 --goal "$goal" \
            --outcome "Deals worth $target dollars won by the end of March" --yes
        find_id A && agreed_next[$seller]=$found
    done <<<$'corliss 150000\nrosie 70000\ngarret 50000\nwilburn 45000\nelizabeth 30000'
    echo "            and the five others of the team likewise"
}

day_2017_12_20() {
    local seller
    act violet confirm "${agreed_next[violet]}" --own-words "36000 dollars by the end of March, 12000 a month." \
        --no-support-needed
    act cara confirm "${agreed_next[violet]}"
    for seller in corliss rosie garret wilburn elizabeth; do
        quietly "$seller" confirm "${agreed_next[$seller]}" --skip-own-words --no-support-needed
        quietly cara confirm "${agreed_next[$seller]}"
    done
    echo "            and the five others of the team likewise"
}

day_2017_12_21() {
    act cara ask violet "a price sheet for the new line" 2018-01-04 --yes
    find_id P && price_sheet=$found
    act violet ok "$price_sheet"
}

day_2018_01_03() {
    act violet "done" "$price_sheet" "It is on the team's drive"
    act violet strategy propose "${agreed_next[violet]}" "Three questions in every first call, the answers written down"
    find_id S && three_questions=$found
    act violet agenda raise cara "My quota, if the territory changes in spring"
    [[ $answer =~ ^point\ ([0-9]+) ]] && quota=${BASH_REMATCH[1]}
    act violet checkpoint view "$(next_one_to_one violet)" at-risk --note "Two of my largest deals went to February" \
        --confidence 5
    act rosie agenda raise cara "Which of my accounts go to the West office?"
}

# What follows is typed on a terminal of its own, answer by answer.
check_in() {
    local meeting
    meeting=$(next_one_to_one violet)
    say "A whole check-in: manager and seller talk, and the manager types"
    if can_converse; then
        converse checkin violet --as cara <<'MOVES'
An hour every week|done
what shows it|Twelve hours since October; the last one today
a price sheet|yes
Three questions|adopt
Talked about|y
put on the agenda|
[skip]|on track
In a sentence|The first calls of the year went well
How sure|7
call three accounts|violet: call the three oldest leads, friday
call three accounts|me: ask whether the territory changes, 2018-01-12
call three accounts|
I saw|You let the hospital finish before you named a price
It led to|They asked for the larger contract
Next time|The same with whoever decides
I saw|
hold it now|y
Send these|y
MOVES
    else
        # Nothing here makes a terminal: the same conversation in flags, without questions.
        show checkin violet --yes --answer "$(help_for violet)=done:Twelve hours since October; the last one today" \
            --answer "$price_sheet=yes" --answer "$three_questions=adopt" --talked "$quota" \
            --view "on track: The first calls of the year went well" --confidence 7 \
            --promise "violet: call the three oldest leads, friday" \
            --promise "me: ask whether the territory changes, 2018-01-12" \
            --saw "You let the hospital finish before you named a price" \
            --led-to "They asked for the larger contract" --next "The same with whoever decides" --hold --as cara
    fi
    says "sent:"
    show checkpoint show "$meeting" --as violet
    says held "at risk" "on track"

    say "What \`ledger\` alone then shows the seller"
    show --as violet
    show next --all --as violet
}
