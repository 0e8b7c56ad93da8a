#!/usr/bin/env bash
# Makes the documentation of the library for integrators: its public symbols, from the built module, with its pages.
# A link that leads nowhere, or a symbol that is not there, ends it with an error.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build --target LedgerClient >&2
built=$(swift build --show-bin-path)
target=$(swiftc -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["triple"])')
graphs=.build/symbol-graphs
rm -rf "$graphs" .build/docs
mkdir -p "$graphs"

swift symbolgraph-extract -module-name LedgerClient -target "$target" -I "$built/Modules" -output-dir "$graphs" \
    -minimum-access-level public -skip-synthesized-members
docc convert Sources/LedgerClient/LedgerClient.docc --additional-symbol-graph-dir "$graphs" \
    --fallback-display-name LedgerClient --fallback-bundle-identifier ledger.LedgerClient \
    --output-path .build/docs --warnings-as-errors
echo "documentation: .build/docs"
