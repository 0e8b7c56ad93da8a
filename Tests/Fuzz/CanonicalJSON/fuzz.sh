#!/bin/sh
# Fuzzes the JSON reader and writer for some seconds (60 by default). Needs swiftc with -sanitize=fuzzer.
# A failing input is left beside the corpus in $FUZZ_DIR (a temporary directory by default); its path is printed.
set -eu
seconds=${1:-60}
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/../../../Sources/CanonicalJSON
work=${FUZZ_DIR:-$(mktemp -d)}
mkdir -p "$work/corpus"

# The backtracer of Swift would catch the signals that libFuzzer listens to.
export SWIFT_BACKTRACE=enable=no

find -L "$sources" -name '*.swift' -exec \
    swiftc -O -swift-version 6 -sanitize=fuzzer -parse-as-library -package-name ledger -module-name CanonicalJSONFuzz \
    -o "$work/fuzz" "$here/Fuzz.swift" {} +

# Seeds: the published vectors, and one document with a bit of everything.
cp "$here"/../../CanonicalJSONTests/Fixtures/jcs-rfc8785/input/*.json "$work/corpus/"
cp "$here"/../../CanonicalJSONTests/Fixtures/jcs-rfc8785/output/*.json "$work/corpus/" 2>/dev/null || true
printf '%s' '{"id":7,"name":"\u0041\ud83d\ude02","list":[true,false,null],"map":{"a":"b"},"n":-12}' >"$work/corpus/all.json"

cd "$work"
./fuzz -dict="$here/json.dict" -max_total_time="$seconds" -max_len=4096 -timeout=5 -print_final_stats=1 corpus
echo "fuzz: $seconds s without a finding; corpus in $work/corpus"
