# shellcheck shell=bash
# Where the demo's ledger lies, and its daemon's life: never left running unless that was asked for.

daemon=
socket=
today=2017-09-25

# $1: the folder asked for, or nothing.
prepare_directory() {
    if [[ -z $1 ]]; then
        home=$PWD/.build/demo
        if [[ -f $home/ledgerd.pid ]] && kill -0 "$(cat "$home/ledgerd.pid")" 2>/dev/null; then
            stop_with "the last demo's daemon still runs: kill $(cat "$home/ledgerd.pid"), or give another DIR="
        fi
        rm -rf "$home"
    else
        # Not every shell takes the ~ of DIR=~/ledger for a home.
        home=$(realpath -m "${1/#\~\//$HOME/}")
        if [[ -n $(ls -A "$home" 2>/dev/null) ]]; then stop_with "$home is not empty: give an empty or new DIR="; fi
    fi
    mkdir -p "$home"/{tables,terms,receipts}
    tables=$home/tables
    # A socket's path has 107 bytes at most.
    socket=$home/ledger.sock
    if ((${#socket} > 107)); then socket=$(mktemp -d /tmp/ledger-demo-XXXXXX)/ledger.sock; fi
    export LEDGER_SOCKET=$socket
    # What the client remembers of tree heads belongs to this play, not to who plays it.
    export XDG_STATE_HOME=$home/client-state
}

open_ledger() {
    say "A simulated ledger, opened on 25 September 2017; its clock moves only when told"
    "$programs/ledgerd" init --directory "$home/ledger" --name "Sales, fourth quarter" --zone America/New_York \
        --simulated "$today" --hr "$(id -un)" --hr-handle hr >"$home/init.txt" ||
        stop_with "ledgerd init failed"
    setsid "$programs/ledgerd" run --directory "$home/ledger" --socket "$socket" \
        </dev/null >"$home/ledgerd.log" 2>&1 &
    daemon=$!
    echo "$daemon" >"$home/ledgerd.pid"
    trap 'after_failure $?' EXIT
    trap 'exit 130' INT TERM
    local try
    for ((try = 0; try < 200; try++)); do
        if "$programs/ledger" status >/dev/null 2>&1; then return; fi
        kill -0 "$daemon" 2>/dev/null || stop_with "ledgerd ended before it answered"
        sleep 0.05
    done
    stop_with "ledgerd did not answer within ten seconds"
}

stop_daemon() {
    [[ -n $daemon ]] || return 0
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" || echo "demo: ledgerd stopped with status $?" >&2
    daemon=
    rm -f "$home/ledgerd.pid"
}

# Runs at every end; $1: the status with which the demo ends.
after_failure() {
    trap - EXIT
    if [[ $1 != 0 ]]; then
        printf '\ndemo: stopped; the last of %s:\n' "$home/ledgerd.log" >&2
        tail -n 20 "$home/ledgerd.log" >&2 || true
    fi
    stop_daemon
    exit "$1"
}

# $1: KEEP. The last line a kept demo prints is what another program needs.
leave() {
    trap - EXIT INT TERM
    local run="$programs/ledgerd run --directory $home/ledger --socket $socket"
    say "To go on"
    if [[ $1 == 1 ]]; then
        echo "The daemon runs on (process $daemon); kill $daemon stops it."
    else
        stop_daemon
        printf '%s &\n' "$run"
    fi
    cat <<TEXT
export LEDGER_SOCKET=$socket XDG_STATE_HOME=$XDG_STATE_HOME
alias ledger=$programs/ledger
ledger agreement show $(agreement_of violet) --as cara     # you may act as anybody here: this ledger is simulated
ledger agreement discuss $(agreement_of violet) "Shall we look at January together?" --as violet
ledger goal tree --as director
ledger --help
TEXT
    if [[ $1 == 1 ]]; then echo "LEDGER_SOCKET=$socket"; fi
}
