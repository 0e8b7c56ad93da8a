#!/usr/bin/env bash
# Measures the ledger beside PostgreSQL and Redis: same disk, same hour, by turns.
#
# ROUNDS (3)          rounds, of which medians are taken; in each every program has its turn
# QUICK (0)           1: half a second a figure and a log of 100 000 events, to see that everything works
# EVENTS (1000000)    events in the long logs
# BENCH_DIR ($TMPDIR or /tmp)   on the disk to be measured
# RESULTS (.build/bench-peers)  where the figures of each round and the table go
# BIN                 folder of ledger, ledgerd and ledger-bench (default: the release build)
#
# Its exit status tells whether all was measured, not whether the targets were met.
set -euo pipefail
cd "$(dirname "$0")/.."

ROUNDS=${ROUNDS:-3}
QUICK=${QUICK:-0}
EVENTS=${EVENTS:-$([[ $QUICK == 1 ]] && echo 100000 || echo 1000000)}
RESULTS=${RESULTS:-.build/bench-peers}
BIN=${BIN:-$(swift build -c release --static-swift-stdlib --show-bin-path)}
# Bytes of the value that the peers keep for an event: what a leaf has.
PAYLOAD_BYTES=${PAYLOAD_BYTES:-450}
# Streams that the events are spread over: as many as the ledger's own measurement has members.
STREAMS=100
if [[ $QUICK == 1 ]]; then seconds=0.5 ours=(--quick) runs=30; else seconds=3 ours=() runs=100; fi

# shellcheck source=scripts/bench/peers.sh
source scripts/bench/peers.sh
# shellcheck source=scripts/bench/postgres.sh
source scripts/bench/postgres.sh
# shellcheck source=scripts/bench/redis.sh
source scripts/bench/redis.sh

if [[ ! -x $BIN/ledger-bench || ! -x $BIN/ledgerd ]]; then
    echo "bench-peers: no ledger-bench and ledgerd in $BIN: type 'make build' first" >&2
    exit 1
fi
need_peers

mkdir -p "$RESULTS"
raw=$RESULTS/figures.jsonl
: >"$raw"
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/bench-peers.XXXXXX")
chmod 755 "$work"
finish() {
    redis_stop
    postgres_stop
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

note "starting PostgreSQL and Redis in $work"
postgres_start
redis_start
begun=$SECONDS

ledger_figures() { # ledger_figures ROUND GROUP…
    local round=$1
    shift
    settle
    note "round $round: ledger: $*"
    "$BIN/ledger-bench" run "$@" "${ours[@]}" --events "$EVENTS" --in "$work" | emit "$round" ledger
}

for ((round = 1; round <= ROUNDS; round++)); do
    ledger_figures "$round" floor
    postgres_record "$round"
    ledger_figures "$round" record
    redis_record "$round"
    postgres_mixed "$round"
    ledger_figures "$round" mixed
    ledger_figures "$round" many
    postgres_commitments "$round"
    ledger_figures "$round" query
    postgres_copy "$round"
    redis_range "$round"
    ledger_figures "$round" start large
    digest_speed "$round"
    if [[ -x $BIN/ledger ]]; then ledger_figures "$round" cli; fi
    redis_ping "$round"
done

note "all measured in $((SECONDS - begun)) s; every figure: $raw"
awk -f scripts/bench/table.awk "$raw" | tee "$RESULTS/table.md"
