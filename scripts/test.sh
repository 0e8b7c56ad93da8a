#!/usr/bin/env bash
# Builds and runs every test. The last line counts them: "N passed, N failed".
# Arguments go to `swift test`. Exits as it did, and not with 0 when no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."

log=.build/test.log
mkdir -p .build
rm -f .build/test-summary
status=0
swift test --disable-xctest "$@" 2>&1 | tee "$log" || status=$?

# "Test run with N tests … passed|failed after …" comes last, unless the process died in the middle:
# then what had passed counts, and whatever ended it (a crash, a build that failed) as one failure.
summary=$(awk '
    / Test run with [0-9]+ tests? / { total = $5; ended = 1; next }
    /^✔ Test .* passed after / { passed++ }
    /^✘ Test .* failed after / { failed++ }
    END {
        if (ended) passed = total - failed
        else failed += 1
        printf "%d passed, %d failed\n", passed, failed
    }' "$log")
echo "$summary" | tee .build/test-summary
if [[ $status == 0 && $summary == "0 passed"* ]]; then
    echo "test.sh: no test ran" >&2
    status=1
fi
exit "$status"
