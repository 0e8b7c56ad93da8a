# shellcheck shell=bash
# Who works here, for whom, on what, and how it is measured.

register_people() {
    local handle name manager
    say "35 sellers, 6 managers, a director, an auditor, and the CRM as an integration"
    awk -f scripts/demo/people.awk "$crm/sales_teams.csv" >"$tables/people.tsv"
    awk -F, -f scripts/demo/calendar.awk -f scripts/demo/targets.awk "$tables/people.tsv" "$crm/sales_pipeline.csv" \
        >"$tables/sellers.tsv"
    cut -f 3-5 "$tables/people.tsv" | uniq >"$tables/managers.tsv"

    quietly hr member add director --name "Director"
    quietly hr member add auditor --name "Outside auditor"
    quietly hr member add crm --name "The CRM"
    quietly hr role grant auditor auditor
    while IFS=$'\t' read -r handle name _; do
        quietly hr member add "$handle" --name "$name"
        quietly hr relate "$handle" director
    done <"$tables/managers.tsv"
    while IFS=$'\t' read -r handle name manager _; do
        quietly hr member add "$handle" --name "$name"
        quietly hr relate "$handle" "$manager"
    done <"$tables/people.tsv"
    echo "handles from first names, such as $(cut -f 1 "$tables/people.tsv" | head -n 5 | paste -sd ' ')"
}

define_metrics() {
    say "Two outcome metrics from the CRM; it may record these and nothing else"
    quietly hr metric define closed_won --unit USD --direction up --aggregate sum --counts outcome \
        --formula "close_value of won deals, on their close date" --source crm --collector crm --settle 3
    quietly hr metric define days_to_close --unit days --direction down --aggregate mean --counts outcome \
        --formula "days from engage_date to close_date of won deals" --source crm --collector crm --settle 3
    quietly hr role grant crm integration --metrics closed_won,days_to_close
    show metric list --as hr
}

# Company, regions, managers: each under the one above, with the sum of what its sellers are asked for.
publish_goals() {
    local company manager name region target
    local -A goal_of_region
    say "Goals for the quarter: company, regions, managers"
    target=$(awk -F'\t' '{ sum += $7 } END { print sum }' "$tables/sellers.tsv")
    publish director "Win $target dollars in the fourth quarter" "$target"
    company=$goal
    while IFS=$'\t' read -r region target; do
        publish director "$region: $target dollars" "$target" --parent "$company"
        goal_of_region[$region]=$goal
    done < <(awk -F'\t' '{ sum[$5] += $7 } END { for (region in sum) print region "\t" sum[region] }' \
        "$tables/sellers.tsv" | sort)
    while IFS=$'\t' read -r manager name region; do
        target=$(awk -F'\t' -v manager="$manager" '$3 == manager { sum += $7 } END { print sum }' "$tables/sellers.tsv")
        publish "$manager" "$name's team: $target dollars" "$target" --parent "${goal_of_region[$region]}"
        printf '%s\t%s\n' "$manager" "$goal"
    done <"$tables/managers.tsv" >"$tables/goals.tsv"
    show goal tree --as director
}

publish() { # publish WHO TITLE TARGET OPTIONS… → $goal
    quietly "$1" goal publish "$2" --from "${quarter%..*}" --to "${quarter#*..}" --metric closed_won --target "$3" \
        "${@:4}" --json
    find_member goal 'G[0-9]+'
    goal=$found
}
