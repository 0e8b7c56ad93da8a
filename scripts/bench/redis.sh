# Redis, every write synced before its answer; sourced by bench-peers.sh.
# shellcheck shell=bash disable=SC2154

redis_start() {
    redis_socket=$work/redis.sock
    mkdir "$work/redis"
    redis-server --port 0 --unixsocket "$redis_socket" --dir "$work/redis" --save '' \
        --appendonly yes --appendfsync always >"$work/redis/log" 2>&1 &
    redis_process=$!
    local tries
    for ((tries = 0; tries < 200; tries++)); do
        if [[ $(redis-cli -s "$redis_socket" ping 2>/dev/null) == PONG ]]; then return; fi
        sleep 0.05
    done
    cat "$work/redis/log" >&2
    return 1
}

redis_stop() {
    if [[ -n ${redis_process:-} ]]; then
        kill "$redis_process" 2>/dev/null || true
        wait "$redis_process" 2>/dev/null || true
    fi
}

redis_run() { # redis_run CLIENTS REQUESTS WORD…: prints rate, p50 and p99 in µs
    local clients=$1 requests=$2
    shift 2
    redis-benchmark -s "$redis_socket" -c "$clients" -n "$requests" --csv "$@" | tail -n 1 | awk -F '","|"' '
        # The command stands in the first column; the figures are counted from the end.
        { n = NF; if ($n == "") n--; printf "%.0f %.0f %.0f\n", $(n - 6), $(n - 3) * 1000, $(n - 1) * 1000 }'
}

redis_record() { # redis_record ROUND
    settle
    note "round $1: Redis: XADD"
    local clients rate p50 p99 requests
    # As many requests as take about the time of the other figures on a disk with 10 000 syncs a second.
    for clients in 64 16 1; do
        requests=$(awk -v c="$clients" -v s="$seconds" 'BEGIN { print int(s * (c == 1 ? 5000 : c == 16 ? 28000 : 60000)) }')
        read -r rate p50 p99 < <(redis_run "$clients" "$requests" XADD events '*' event "$(payload)")
        figure "$1" redis "record-$clients" commands/s "$rate" p50us "$p50" p99us "$p99"
    done
}

redis_range() { # redis_range ROUND: pages of 4 096 events
    settle
    note "round $1: Redis: XRANGE"
    local rate p50 p99
    read -r rate p50 p99 < <(redis_run 1 100 XRANGE events - + COUNT 4096)
    figure "$1" redis log-read events/s "$((rate * 4096))" p50us "$p50" p99us "$p99"
}

redis_ping() { # redis_ping ROUND: one whole run of its command line
    note "round $1: redis-cli ping"
    "$BIN/ledger-bench" spawn --name cli-ping --times "$runs" -- redis-cli -s "$redis_socket" ping | emit "$1" redis
}
