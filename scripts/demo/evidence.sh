# shellcheck shell=bash
# What a seller takes out of the ledger at the end: a bundle that whoever gets it checks without us.

# The key as one writes it down on the first day: what comes with a bundle later proves nothing by itself.
note_key() {
    noted_key=$(find "$XDG_STATE_HOME" -name '*.key' -exec cat {} + | head -n 1)
}

take_evidence() {
    local agreement bundle browser
    agreement=$(agreement_of violet)
    bundle=$home/evidence-$agreement
    say "A bundle of one agreement: taken by the seller, known to her manager, checked by two programs that are not one"
    show evidence export "$agreement" --purpose "To talk it over with the works council" --out "$bundle" --as violet
    says "verify.py" "cara will be told"
    quietly cara next --all
    [[ $answer == *"exported this agreement"* ]] || stop_with "cara was not told of the export"
    LEDGER_SOCKET=/nowhere show verify --key "$noted_key" "$bundle"
    printf '\n$ python3 -I %s/verify.py --key "%s" %s\n' "$bundle" "$noted_key" "$bundle"
    python3 -I "$bundle/verify.py" --key "$noted_key" "$bundle" || stop_with "verify.py says no: $?"
    show evidence list --as violet
    says "works council"
    for browser in chromium chromium-browser google-chrome; do
        command -v "$browser" >/dev/null || continue
        if timeout 60 "$browser" --headless --no-sandbox --disable-gpu --window-size=1000,2400 \
            --user-data-dir="$home/browser" --screenshot="$home/report.png" "file://$bundle/report.html" \
            >/dev/null 2>&1; then
            printf '\nfor people who look rather than read: %s/report.html, as %s shows it in %s/report.png\n' \
                "$bundle" "$browser" "$home"
        fi
        break
    done
}
