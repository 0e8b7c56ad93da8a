# shellcheck shell=bash
# One agreement with each seller: proposed by the manager, sometimes answered with other terms, confirmed by each for
# themselves. Both keep a receipt for the moment from which it is in force.

agree_with_everybody() {
    local seller manager agreement mine theirs countered=0
    say "An agreement with each seller: the quarter before, the target, a milestone a month, what it contributes to"
    awk -F'\t' -v dir="$home/terms" -f scripts/demo/terms.awk "$tables/goals.tsv" "$tables/sellers.tsv" \
        >"$tables/agreed.tsv"
    awk -F'\t' -f scripts/demo/words.awk "$tables/agreed.tsv" "$tables/sellers.tsv" >"$tables/words.tsv"
    while IFS=$'\t' read -r seller _ manager _; do
        quietly "$manager" agreement propose "$seller" --file "$home/terms/$seller.yaml" --json
        find_member agreement 'A[0-9]+'
        printf '%s\t%s\t%s\n' "$found" "$seller" "$manager"
    done <"$tables/sellers.tsv" >"$tables/agreements.tsv"
    echo "proposed by their managers: $(wc -l <"$tables/agreements.tsv"), one of them in $home/terms/violet.yaml:"
    sed 's/^/    /' "$home/terms/violet.yaml"
    act cara agreement invite "$(agreement_of corliss)" --until 2017-09-26
    act rosie agreement ask "$(agreement_of rosie)" "Does a renewal count as won?"

    go_to 2017-09-26
    act cara agreement answer "$(agreement_of rosie)" "Yes, where the CRM has it as a deal of its own."
    act corliss agreement waive-invitation "$(agreement_of corliss)"
    while IFS=$'\t' read -r agreement seller manager; do
        if [[ -f $home/terms/$seller.counter.yaml ]]; then
            quietly "$seller" agreement counter "$agreement" --file "$home/terms/$seller.counter.yaml"
            countered=$((countered + 1))
        fi
    done <"$tables/agreements.tsv"
    echo "answered by their sellers with other terms, now at revision 2: $countered"

    go_to 2017-09-27
    while IFS=$'\t' read -r seller mine theirs; do
        agreement=$(agreement_of "$seller")
        confirm_as_seller "$seller" "$agreement" "$mine"
    done <"$tables/words.tsv"
    go_to 2017-09-28
    while IFS=$'\t' read -r seller mine theirs; do
        agreement=$(agreement_of "$seller")
        manager=$(awk -F'\t' -v seller="$seller" '$2 == seller { print $3 }' "$tables/agreements.tsv")
        confirm_as_manager "$seller" "$manager" "$agreement" "$theirs"
    done <"$tables/words.tsv"
    echo "confirmed by both and in force: $(find "$home/receipts" -mindepth 1 -maxdepth 1 | wc -l)," \
        "with a receipt for each side: $(find "$home/receipts" -mindepth 2 -maxdepth 2 | wc -l)"
}

agreement_of() { awk -F'\t' -v seller="$1" '$2 == seller { print $1; exit }' "$tables/agreements.tsv"; }

confirm_as_seller() { # confirm_as_seller SELLER AGREEMENT WORDS
    local final=$home/terms/$1.yaml support=()
    if [[ -f $home/terms/$1.counter.yaml ]]; then final=$home/terms/$1.counter.yaml; fi
    grep -q '^promises:' "$final" || support=(--no-support-needed)
    quietly "$1" agreement confirm "$2" --own-words "$3" ${support[@]+"${support[@]}"}
}

# The second confirmation brings the agreement into force; that event is what both receipts are for.
confirm_as_manager() { # confirm_as_manager SELLER MANAGER AGREEMENT WORDS
    local entered
    quietly "$2" agreement confirm "$3" --own-words "$4" --json
    [[ $answer =~ \"seq\":([0-9]+),\"stream\":\"[^\"]*\",\"type\":\"agreement.enteredForce\" ]] ||
        stop_with "$3 did not enter into force: $answer"
    entered=${BASH_REMATCH[1]}
    mkdir -p "$home/receipts/$3/$2" "$home/receipts/$3/$1"
    quietly "$2" receipt "$entered" --output "$home/receipts/$3/$2"
    quietly "$1" receipt "$entered" --output "$home/receipts/$3/$1"
}
