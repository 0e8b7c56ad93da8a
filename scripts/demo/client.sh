# shellcheck shell=bash
# How the demo speaks: headings, and the command line run quietly or for show.

say() { printf '\n== %s\n' "$*"; }

stop_with() {
    printf 'demo: %s\n' "$*" >&2
    exit 1
}

# Runs `ledger … --as WHO` and keeps what it prints in $answer; a command that fails ends the demo.
quietly() { # quietly WHO COMMAND…
    if ! answer=$("$programs/ledger" "${@:2}" --as "$1" 2>"$home/refusal.txt" </dev/null); then
        printf 'demo: this failed: ledger' >&2
        printf ' %q' "${@:2}" --as "$1" >&2
        printf '\n%s\n' "$answer" >&2
        cat "$home/refusal.txt" >&2
        exit 1
    fi
}

# A command as somebody would type it.
typed() {
    local word line='ledger'
    for word in "$@"; do
        case $word in
            '' | *[!A-Za-z0-9_./:=,@+-]*) line+=" \"$word\"" ;;
            *) line+=" $word" ;;
        esac
    done
    printf '%s' "$line"
}

# Prints a command, runs it and prints what it says, which stays in $shown.
show() {
    printf '\n$ %s\n' "$(typed "$@")"
    shown=$("$programs/ledger" "$@" </dev/null 2>&1) ||
        stop_with "the command above failed with status $?: $shown"
    printf '%s\n' "$shown"
}

# The demo goes on only if the last thing shown says what it is shown for.
says() {
    local text
    for text in "$@"; do
        [[ $shown == *"$text"* ]] || stop_with "that does not say \"$text\""
    done
}

# Somebody does something: the day, the command, and in the next line what came of it, which stays in $answer.
act() { # act WHO COMMAND…
    quietly "$@"
    printf '%s  $ %s\n%s\n' "$today" "$(typed "${@:2}" --as "$1")" "            ${answer//$'\n'/$'\n'            }"
}

# Finds the first id with that letter in $answer and keeps it in $found.
find_id() { # find_id P
    [[ $answer =~ (^|[^A-Za-z0-9])($1[0-9]+) ]] || stop_with "no id with $1 in: $answer"
    found=${BASH_REMATCH[2]}
}

# Puts the clock of the ledger forward, never back.
go_to() { # go_to DAY
    if [[ $1 > $today ]]; then
        quietly hr clock advance "$1"
        today=$1
    fi
}

# Finds the first member NAME in $answer (canonical JSON, so without white space) and keeps its value in $found.
find_member() { # find_member NAME PATTERN
    [[ $answer =~ \"$1\":\"?($2) ]] || stop_with "no member \"$1\" in: $answer"
    found=${BASH_REMATCH[1]}
}
