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

# Prints the command as somebody would type it, then runs it.
show() {
    printf '\n$ ledger %s\n' "$*"
    "$programs/ledger" "$@" </dev/null || stop_with "the command above failed with status $?"
}

# Finds the first member NAME in $answer (canonical JSON, so without white space) and keeps its value in $found.
find_member() { # find_member NAME PATTERN
    [[ $answer =~ \"$1\":\"?($2) ]] || stop_with "no member \"$1\" in: $answer"
    found=${BASH_REMATCH[1]}
}
