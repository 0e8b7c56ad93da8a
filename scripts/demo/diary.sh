# shellcheck shell=bash
# What people did in the quarter beside winning deals, a function for each day. The numbers are the CRM's; these words
# and deeds are made up. Help that terms promise has its own ids, found by who owes whom.

# Plays every day that has something, before the day given.
live_until() { # live_until DAY
    local day
    for day in "${days_to_live[@]}"; do
        if [[ $day < $1 && ! $day < $today ]]; then
            if [[ -n ${lived[$day]:-} ]]; then continue; fi
            lived[$day]=yes
            go_to "$day"
            if [[ " ${one_to_one_days//$'\n'/ } " == *" $day "* ]]; then hold_one_to_ones; fi
            if declare -F "day_${day//-/_}" >/dev/null; then "day_${day//-/_}"; fi
        fi
    done
}

# Those of this page and those on which people meet, in order.
find_days_to_live() {
    local name
    # Of two functions of one name bash keeps the last, without a word.
    [[ $(cat scripts/demo/*.sh | grep -c '^day_') == $(compgen -A function day_ | wc -l) ]] ||
        stop_with "two functions of scripts/demo have the same day"
    mapfile -t days_to_live < <({
        tr ' ' '\n' <<<"$one_to_one_days"
        for name in $(compgen -A function day_); do
            name=${name#day_}
            echo "${name//_/-}"
        done
    } | sort -u)
}

declare -A lived=()

check_that_all_was_lived() {
    local day
    for day in "${days_to_live[@]}"; do
        [[ -n ${lived[$day]:-} ]] || stop_with "$day was never played: the clock had passed it"
    done
}

# Every promise of the terms in force, once: id, debtor, creditor.
find_promised_help() {
    local manager
    while IFS=$'\t' read -r manager _; do
        quietly "$manager" promise list --debtor
        awk 'NR > 1 { print $1 "\t" $4 "\t" $5 }' <<<"$answer"
    done <"$tables/managers.tsv" >"$tables/help.tsv"
}

help_for() { awk -F'\t' -v creditor="$1" '$3 == creditor { print $1; exit }' "$tables/help.tsv"; }

day_2017_10_03() {
    act darcel strategy propose "$(agreement_of darcel)" "The ten largest accounts first, one a week"
    find_id S && act melvin strategy adopt "$found"
    act gladys strategy propose "$(agreement_of gladys)" "Only customers of last year in October, no cold calls"
    find_id S && act melvin strategy adapt "$found" "Until the 15th; from then on half of each"
    act gladys strategy accept "$found"
    act boris strategy propose "$(agreement_of boris)" "Discounts up to fifteen per cent without asking"
    find_id S && act rocco strategy decline "$found" "Finance decides on discounts, and I cannot give that away"
    act natalya strategy propose "$(agreement_of natalya)" "The first month beside Donn, then accounts of my own"
}

day_2017_10_06() {
    act kary ask summer "access to the new price tool" friday --support --about "$(agreement_of kary)" --yes
    find_id P && price_tool=$found
    act summer ok "$price_tool"
    act zane ask kami "half an hour on the demonstration" +5d --yes
    find_id P && act kami no "$found" "I am at the fair all week: ask me again after it" --yes
    act natalya ask rocco "a second screen" --support --yes
    act james promise summer "the list of stalled deals" 2017-10-12 --yes
    find_id P && stalled=$found
}

day_2017_10_10() {
    cat >"$home/terms/cassey.set.yaml" <<TERMS
outcome: Deals close within 45 days on average in November and December
measures:
  - { metric: days_to_close, baseline: 47, target: 45 }
milestones:
  - { metric: days_to_close, from: 2017-11-01, to: 2017-12-31, target: 45 }
contribution:
  none: it serves no published goal; long deals hide how the quarter stands
promises:
  - { kind: support, what: "A template for the first offer", debtor: rocco, due: 2017-10-31 }
cadence-days: 14
window: { from: 2017-10-30, to: 2017-12-31 }
TERMS
    act rocco agreement propose cassey --file "$home/terms/cassey.set.yaml"
    find_id A && set_agreement=$found
    printf '%s\tcassey\trocco\n' "$set_agreement" >>"$tables/agreements.tsv"
    printf 'cassey\t1\tdays_to_close\t2017-11-01\t2017-12-31\t45\n' >>"$tables/agreed.tsv"
    act cassey agreement ask "$set_agreement" "Why days, when I am asked for dollars?"
    act rocco agreement answer "$set_agreement" "Because long deals hide how the quarter stands."
}

day_2017_10_12() {
    act summer "done" "$price_tool" "The account works since this morning"
    act melvin "done" "$(help_for mei-mei)"
    act summer "done" "$(help_for carl)"
    act james "done" "$stalled"
}

day_2017_10_13() {
    act kary ok "$price_tool" --yes
    act mei-mei ok "$(help_for mei-mei)" --yes
    act carl ok "$(help_for carl)" --yes
    act celia "done" "$(help_for carol)"
    act celia checkpoint move "$(next_one_to_one hayden)" 2017-10-17 --reason "I am at the fair until Monday"
    act summer checkpoint move "$(next_one_to_one zane)" 2017-10-17 --reason "The board wants its numbers"
}

day_2017_10_16() {
    act rocco agreement set "$set_agreement" "We have talked twice, and November begins" --yes
    act hr agreement cosign "$set_agreement" --yes
    act summer checkpoint move "$(next_one_to_one zane)" 2017-10-20 --reason "The board again"
}

day_2017_10_17() {
    act cassey agreement receive "$set_agreement"
    act cassey agreement decline "$set_agreement" "Two measures that pull apart are no help" --yes
}

day_2017_10_20() {
    act cara note violet "In Monday's call you named the price before you asked what they need" \
        --led-to "They talked about discounts for half an hour" --next "Ask three questions first, then the price" \
        --metric closed_won --on monday --yes
    find_id F && note_to_violet=$found
    act garret thank wilburn "He took my demonstration when my train stood still" --led-to "The customer signed" --yes
    find_id F && thanks=$found
    act niesha note melvin "Our last two talks began late and ended early" \
        --led-to "We never came to the second half of my list" --next "Keep the hour, or move it a day before" --yes
    find_id F && note_to_melvin=$found
    act cara feedback request rosie "What should I do differently in our talks?"
    find_id F && asked_of_rosie=$found
}

day_2017_10_21() {
    act violet feedback see "$note_to_violet"
    act violet feedback reply "$note_to_violet" "True. I will bring the three questions to our next talk."
    act wilburn feedback share "$thanks"
    act melvin feedback see "$note_to_melvin"
    act melvin promise niesha "the whole hour, every week of November" 2017-11-30 --yes
    find_id P && whole_hour=$found
    act rosie feedback give cara "You look at the numbers before you ask how it goes" \
        "I prepare for the numbers, and not for what is hard" "Ask first, then look" --request "$asked_of_rosie"
}

day_2017_10_23() {
    act natalya checkpoint deny "$(last_held natalya)" "He wrote to me; we did not talk" --yes
    act cara "done" "$(help_for elizabeth)" "Two days, and the deal with the hospital from start to end"
}

day_2017_10_24() { act elizabeth ok "$(help_for elizabeth)" --yes; }

day_2017_10_30() {
    find_promised_help
    act rocco "done" "$(help_for cassey)"
}

day_2017_11_06() {
    act elizabeth metric question closed_won "The CRM has no deal under my name. What am I measured by?" \
        --agreement "$(agreement_of elizabeth)"
    act cara metric answer closed_won "By nothing yet: until it counts you, it says not measured, which is no miss."
}

# Five of November's 22 working days.
day_2017_11_10() {
    act cecily absence record 2017-11-13 2017-11-17
    printf 'absent\tcecily\t2\t5\t22\n' >>"$tables/changes.tsv"
}

day_2017_11_14() {
    act corliss amend "$(agreement_of corliss)" target=140000 "Two of my accounts went to the West office" --yes
    act cara confirm "$(agreement_of corliss)"
    act corliss confirm "$(agreement_of corliss)" --own-words "140000 dollars now, and 34600 of them in December."
    awk 'BEGIN { FS = OFS = "\t" } $1 == "corliss" && $2 == 3 { $6 = 34600 } { print }' "$tables/agreed.tsv" \
        >"$tables/amended.tsv"
    mv "$tables/amended.tsv" "$tables/agreed.tsv"
}

day_2017_11_30() {
    act melvin "done" "$whole_hour"
    act niesha ok "$whole_hour" --yes
}

day_2017_12_04() {
    act carl agreement end "$(agreement_of carl)" "I go to the service department in January"
    act summer agreement accept-end "$(agreement_of carl)" --reason "Good for both" --yes
    printf 'ended\tcarl\t%s\n' "$today" >>"$tables/changes.tsv"
}

day_2017_12_15() {
    act melvin "done" "$(help_for jonathan)"
    act jonathan ok "$(help_for jonathan)" --yes
    act celia "done" "$(help_for vicki)"
    act vicki no "$(help_for vicki)" "A specialist came to four of the ten" --yes
}

day_2017_12_19() {
    act director promise settle "$(help_for vicki)" broken --reason "Four of ten is not the ten that were promised"
}

day_2017_12_27() {
    local seller
    act celia promise move "$(help_for elease)" 2018-01-12 --reason "I was ill for two weeks"
    act elease ok "$(help_for elease)" --yes
    for seller in cecily versie lajuana moses; do act dustin "done" "$(help_for "$seller")"; done
    for seller in rosie garret wilburn; do act cara "done" "$(help_for "$seller")"; done
    act melvin "done" "$(help_for niesha)"
    for seller in cecily versie lajuana moses garret wilburn niesha; do act "$seller" ok "$(help_for "$seller")" --yes; done
}
