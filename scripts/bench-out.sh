#!/usr/bin/env bash
# Measures what it costs to take a long log out of the ledger: by a subscriber, beside PostgreSQL's COPY of as many events
# on the same disk; what commands notice of ten who follow; and as evidence: exported, and verified by two programs.
#
# QUICK (0)           1: a log of 100 000 events, to see that everything works
# EVENTS (1000000)    events in the logs
# BENCH_DIR ($TMPDIR or /tmp)   on the disk to be measured
# RESULTS (.build/bench-out)    where the figures go
# BIN                 folder of ledger, ledgerd and ledger-bench (default: the release build)
set -euo pipefail
cd "$(dirname "$0")/.."

QUICK=${QUICK:-0}
EVENTS=${EVENTS:-$([[ $QUICK == 1 ]] && echo 100000 || echo 1000000)}
RESULTS=${RESULTS:-.build/bench-out}
BIN=${BIN:-$(swift build -c release --static-swift-stdlib --show-bin-path)}
PAYLOAD_BYTES=${PAYLOAD_BYTES:-450}
# What the shared parts of bench-peers.sh want to know.
# shellcheck disable=SC2034
STREAMS=100 seconds=3
if [[ $QUICK == 1 ]]; then ours=(--quick); else ours=(); fi

# shellcheck source=scripts/bench/peers.sh
source scripts/bench/peers.sh
# shellcheck source=scripts/bench/postgres.sh
source scripts/bench/postgres.sh

need_peers
mkdir -p "$RESULTS"
raw=$RESULTS/figures.jsonl
: >"$raw"
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/bench-out.XXXXXX")
chmod 755 "$work"
daemon=
finish() {
    if [[ -n $daemon ]]; then kill "$daemon" 2>/dev/null || true; fi
    postgres_stop
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Runs a command; says its seconds, and the most memory that it had, in MiB.
peak() { # peak FIGURE COMMAND…
    python3 - "$@" <<'PYTHON'
import json, resource, subprocess, sys, time
begun = time.monotonic()
status = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"figure": sys.argv[1], "unit": "s", "value": round(time.monotonic() - begun, 2),
                  "peakMiB": round(used.ru_maxrss / 1024, 1), "processorSeconds": round(used.ru_utime + used.ru_stime, 2),
                  "status": status}, separators=(",", ":")))
sys.exit(status)
PYTHON
}

note "PostgreSQL with $EVENTS events"
postgres_start
postgres_copy 1
postgres_copy 1
note "the ledger, followed"
"$BIN/ledger-bench" run follow "${ours[@]}" --events "$EVENTS" --in "$work" --keep | emit 1 ledger
postgres_copy 2
postgres_copy 2

ledger=$(dirname "$(dirname "$(find "$work" -path '*/data/data.mdb' -not -path '*/postgres/*' | head -n 1)")")
export LEDGER_SOCKET=$work/out.sock XDG_STATE_HOME=$work/state
"$BIN/ledgerd" run --directory "$ledger" --socket "$LEDGER_SOCKET" 2>"$work/out.log" &
daemon=$!
for _ in {1..100}; do [[ -S $LEDGER_SOCKET ]] && break; sleep 0.1; done
note "as evidence"
peak evidence-export "$BIN/ledger" evidence export all --purpose "an audit" --out "$work/evidence" --yes --as auditor |
    emit 1 ledger
sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p; s/^RssAnon:[^0-9]*\([0-9]*\) kB/anonymous \1/p' "/proc/$daemon/status" |
    awk '/anonymous/ { printf "{\"figure\":\"evidence-export-daemon-anonymous\",\"unit\":\"MiB\",\"value\":%.1f}\n", $2 / 1024 }' |
    emit 1 ledger
kill "$daemon"
wait "$daemon" || true
daemon=
key=$(find "$XDG_STATE_HOME" -name '*.key' -exec cat {} + | head -n 1)
peak evidence-verify "$BIN/ledger" verify --key "$key" "$work/evidence" | emit 1 ledger
peak evidence-verify-py python3 -I "$work/evidence/verify.py" --key "$key" "$work/evidence" | emit 1 python
note "every figure: $raw"
