# PostgreSQL, as a team would otherwise use it; sourced by bench-peers.sh and bench-out.sh.
# shellcheck shell=bash disable=SC2154

pg_bin=/usr/lib/postgresql/15/bin

as_postgres() { # PostgreSQL refuses to run as root
    if [[ $(id -u) != 0 ]]; then
        "$@"
    elif getent passwd postgres >/dev/null; then
        runuser -u postgres -- "$@"
    else
        runuser -u nobody -- "$@"
    fi
}

postgres_start() {
    local home=$work/postgres owner=postgres
    getent passwd postgres >/dev/null || owner=nobody
    mkdir "$home"
    if [[ $(id -u) == 0 ]]; then chown "$owner" "$home"; fi
    export PGHOST=$home PGUSER=bench PGDATABASE=bench
    cd "$home" # a folder that the other user may stand in
    as_postgres "$pg_bin/initdb" -D "$home/data" -A trust -U bench -E UTF8 --locale=C >"$home/initdb.log"
    # Everything else is as installed: fsync and synchronous_commit are on.
    as_postgres tee -a "$home/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$home'
shared_buffers = 256MB
synchronous_commit = on
fsync = on
CONF
    as_postgres "$pg_bin/pg_ctl" -D "$home/data" -l "$home/log" -w start >/dev/null
    cd "$OLDPWD"
    "$pg_bin/createdb" bench
    psql -q -v ON_ERROR_STOP=1 -v streams="$STREAMS" -v archive="$EVENTS" -v payload="$(payload)" \
        -f scripts/bench/postgres.sql
}

postgres_stop() {
    if [[ -f $work/postgres/data/postmaster.pid ]]; then
        (cd "$work/postgres" && as_postgres "$pg_bin/pg_ctl" -D "$work/postgres/data" -m immediate stop >/dev/null) || true
    fi
}

pgbench_log() { # pgbench_log CLIENTS SCRIPT…: runs, and prints "latency-in-µs script" of each transaction that counts
    local clients=$1 threads=$(($1 > 1 ? 2 : 1)) folder=$work/pgbench script arguments=()
    shift
    for script in "$@"; do arguments+=(-f "scripts/bench/$script.pgbench"); done
    rm -rf "$folder"
    mkdir "$folder"
    "$pg_bin/pgbench" -n -M prepared -c "$clients" -j "$threads" -T "$(awk "BEGIN { print int($seconds + 1) }")" \
        -D streams="$STREAMS" -D payload="$(payload)" -l --log-prefix="$folder/log" "${arguments[@]}" \
        >"$folder/report" 2>&1 || { cat "$folder/report" >&2; return 1; }
    # The first half second is warming up; then what ends within the measured time counts.
    local first
    first=$(awk 'FNR == 1 { t = $5 + $6 / 1e6; if (first == "" || t < first) first = t } END { printf "%.6f", first }' \
        "$folder"/log.*)
    awk -v from="$first" -v seconds="$seconds" '
        { t = $5 + $6 / 1e6 - from }
        t >= 0.5 && t < 0.5 + seconds { print $3, $4 }' "$folder"/log.*
}

pg_figure() { # pg_figure ROUND NAME UNIT SCRIPT: from the lines of pgbench_log; the rate and its percentiles
    local rate p50 p99
    read -r rate p50 p99 < <(awk -v script="$4" '$2 == script { print $1 }' | sort -n | awk -v seconds="$seconds" '
        { latency[NR] = $1 }
        function at(share) { return latency[int(NR * share + 0.999999) > 0 ? int(NR * share + 0.999999) : 1] }
        END { printf "%.0f %d %d\n", NR / seconds, at(0.5), at(0.99) }')
    figure "$1" postgres "$2" "$3" "$rate" p50us "$p50" p99us "$p99"
}

postgres_record() { # postgres_record ROUND
    settle
    note "round $1: PostgreSQL: record"
    local clients
    for clients in 64 16 1; do
        pgbench_log "$clients" record | pg_figure "$1" "record-$clients" commands/s 0
    done
}

postgres_mixed() { # postgres_mixed ROUND: every second transaction, by chance, lists twenty commitments
    settle
    note "round $1: PostgreSQL: record, with half queries"
    local clients log=$work/mixed.log
    for clients in 64 16 1; do
        pgbench_log "$clients" record commitments >"$log"
        pg_figure "$1" "mixed-$clients-commands" commands/s 0 <"$log"
        pg_figure "$1" "mixed-$clients-queries" queries/s 1 <"$log"
    done
}

postgres_commitments() { # postgres_commitments ROUND
    settle
    note "round $1: PostgreSQL: commitments"
    local clients
    for clients in 1 16; do
        pgbench_log "$clients" commitments | pg_figure "$1" "commitments-$clients" queries/s 0
    done
}

postgres_copy() { # postgres_copy ROUND: the long log, read whole
    settle
    note "round $1: PostgreSQL: COPY"
    local begun=${EPOCHREALTIME/[.,]/}
    psql -q -c 'copy archive to stdout' >/dev/null
    figure "$1" postgres log-read events/s "$((EVENTS * 1000000 / (${EPOCHREALTIME/[.,]/} - begun)))"
}
