# shellcheck shell=bash
# A conversation with the command line, typed as a person types it: on a terminal, after each question.

# Whether a terminal can be made here: `script` of util-linux does it.
can_converse() { script --quiet --return --command true /dev/null </dev/null >/dev/null 2>&1; }

# Shows a command, and a conversation with it; each line of standard input is "part of a question|what is answered".
converse() { # converse COMMAND… <<MOVES
    printf '\n$ %s\n' "$(typed "$@")"
    talk "$@"
    printf '%s\n' "$shown"
}

# Types an answer whenever the ledger waits for one; what a person would see stays in $shown.
talk() { # talk COMMAND… <<MOVES
    local command wanted answer letter process heard='' rest=''
    command=$(printf '%q ' "$programs/ledger" "$@")
    coproc LINE {
        exec env -u VISUAL -u EDITOR LC_ALL=C.UTF-8 TERM=dumb NO_COLOR=1 COLUMNS=100 \
            script --quiet --return --flush --command "$command" /dev/null 2>&1
    }
    process=$LINE_PID
    # Copies: bash takes its own away when the other side ends.
    exec 7<&"${LINE[0]}" 8>&"${LINE[1]}"
    eval "exec ${LINE[1]}>&-"
    while IFS='|' read -r wanted answer; do
        # A question ends with one of two prompts, and then nothing more comes.
        until [[ $rest == *"$wanted"* && ($rest == *'› ' || $rest == *'] ') ]]; do
            IFS= read -r -t 20 -N 1 letter <&7 || stop_with "\"$wanted\" was not asked in: ${heard//$'\r'/}"
            heard+=$letter
            rest+=$letter
        done
        printf '%s\n' "$answer" >&8
        rest=''
    done
    # Whatever else it asks is answered by Ctrl-D.
    exec 8>&-
    heard+=$(timeout 20 cat <&7) || stop_with "no end after: ${heard//$'\r'/}"
    exec 7<&-
    shown=${heard//$'\r'/}
    wait "$process" || stop_with "a conversation ended with status $?: $shown"
}
