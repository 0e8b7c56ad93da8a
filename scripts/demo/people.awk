# sales_teams.csv → seller, name, manager, manager's name, region: tab-separated, handles made from first names.
# No field of the file is quoted.
BEGIN { FS = ","; OFS = "\t" }

# The first name in lower case; a later namesake gets letters of the last name behind it.
function handle_of(name,    parts, wanted, n) {
    if (name in handles) return handles[name]
    split(name, parts, " ")
    wanted = tolower(parts[1])
    for (n = 1; wanted in taken; n++) wanted = tolower(parts[1] "-" substr(parts[2], 1, n))
    taken[wanted] = 1
    return handles[name] = wanted
}

NR == 1 { next }
{ print handle_of($1), $1, handle_of($2), $2, $3 }
