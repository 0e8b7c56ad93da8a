#!/usr/bin/env bash
# The rules of the house that no compiler checks. Lists every breach, then exits 1.
set -euo pipefail
cd "$(dirname "$0")/.."

breaches=0
breach() {
    printf 'lint: %s\n' "$*" >&2
    breaches=$((breaches + 1))
}

files() { # what git keeps or would keep, by pattern
    git ls-files --cached --others --exclude-standard -- "$@" | sort -u | while IFS= read -r file; do
        if [[ -f $file ]]; then printf '%s\n' "$file"; fi
    done
}

swift format lint --strict --recursive --parallel Package.swift Sources Tests || breach "not in form (make format)"

while IFS= read -r file; do
    lines=$(wc -l <"$file")
    # A bundle's verifier is one file by its purpose, and comes with nothing else: Docs/Decisions/0034.
    most=500
    if [[ $file == Sources/LedgerAudit/Resources/verify.py ]]; then most=700; fi
    if ((lines > most)); then breach "$file has $lines lines; $most are the most: split it by topic"; fi
done < <(files '*.swift' '*.sh' '*.py' '*.awk' .ci/run)

# The words are split so that this file does not break its own rule.
while IFS= read -r hit; do
    breach "unfinished: $hit"
done < <(files '*.swift' '*.sh' '*.py' '*.awk' '*.md' Makefile .ci/run | tr '\n' '\0' |
    xargs -0 grep -nE '\b(TO''DO|FIX''ME)\b' || true)

# Links between our own pages: the target must exist beside the page; anchors and other sites are not followed.
while IFS= read -r page; do
    while IFS= read -r target; do
        target=${target%%#*}
        if [[ -n $target && ! -e $(dirname "$page")/$target ]]; then
            breach "$page links to $target, which is not there"
        fi
    done < <(grep -oE '\]\([^) ]+\)' "$page" | sed -E 's/^\]\(//; s/\)$//' | grep -vE '^(https?:|mailto:|#)' || true)
done < <(files '*.md')

while IFS= read -r script; do
    bash -n "$script" || breach "$script does not parse"
    # Parts that are only sourced have no #! line: they are read with the script that sources them.
    if command -v shellcheck >/dev/null && [[ $(head -c 2 "$script") == '#!' ]]; then
        shellcheck --external-sources "$script" || breach "$script: see above"
    fi
done < <(files '*.sh' .ci/run)

if ((breaches > 0)); then
    echo "lint: $breaches breaches" >&2
    exit 1
fi
echo "lint: nothing to say"
