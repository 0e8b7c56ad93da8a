# shellcheck shell=bash
# Replays a page of Docs/Guides on the ledger that was just played: every command of its console blocks is typed on a
# terminal, with the answers that stand behind its questions, and what comes out is what the page must show.

# check: the page must say what came out, but for numbers that shift; write: the page gets it.
replay_guide() { # replay_guide check|write
    local page=Docs/Guides/first-week.md
    say "The guide of the first week, replayed"
    if ! can_converse; then
        echo "not here: nothing makes a terminal (script of util-linux)"
        return
    fi
    typed_again <"$page" >"$home/guide.md"
    if [[ $1 == write ]]; then cp "$home/guide.md" "$page"; fi
    diff -u <(without_numbers "$page") <(without_numbers "$home/guide.md") ||
        stop_with "$page (-) does not show what comes out (+): GUIDE=write make demo puts it right; read it then"
    echo "$(grep -c '^[$] ledger' "$page") commands, each as $page has it"
}

# Numbers of events and names that other events shift.
without_numbers() { sed -E 's/[0-9]{4,}/N/g; s/\b[CFPS][0-9]+/N/g; s/ +/ /g' "$1"; }

typed_again() {
    local line block='' command='' moves='' yes_or_no='\[(Y/n|y/N)\] ?(.*)$'
    while IFS= read -r line; do
        case $block$line in
            'in$ '* | 'in```')
                if [[ -n $command ]]; then again "$command" "$moves"; fi
                command='' moves=''
                if [[ $line == '```' ]]; then
                    block=''
                    printf '%s\n' "$line"
                else
                    command=${line#'$ '}
                fi
                ;;
            'in›'*)
                line=${line#›}
                moves+="|${line# }"$'\n'
                ;;
            in*) if [[ $line =~ $yes_or_no ]]; then moves+="|${BASH_REMATCH[2]}"$'\n'; fi ;;
            '```console')
                block=in
                printf '%s\n' "$line"
                ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}

again() { # again COMMAND MOVES
    printf '$ %s\n' "$1"
    # The page is ours: its commands are words as a shell reads them.
    eval "set -- $1 ${2@Q}"
    talk "${@:2:$#-2}" < <(printf '%s' "${*: -1}")
    sed 's/ *$//' <<<"$shown"
}
