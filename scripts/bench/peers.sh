# Words, figures and installation that both peers share; sourced by bench-peers.sh and bench-out.sh.
# shellcheck shell=bash disable=SC2154  # what is set by the script that sources this

note() { printf 'bench-peers: %s\n' "$*" >&2; }

emit() { # emit ROUND WHO: figures come in on standard input, go to the raw results and are shown
    sed -u "s/^{/{\"round\":$1,\"who\":\"$2\",/" | tee -a "$raw" >&2
}

figure() { # figure ROUND WHO NAME UNIT VALUE [KEY VALUE]…
    local round=$1 who=$2 line
    line="{\"figure\":\"$3\",\"unit\":\"$4\",\"value\":$5"
    shift 5
    while (($# > 1)); do
        line+=",\"$1\":$2"
        shift 2
    done
    printf '%s}\n' "$line" | emit "$round" "$who"
}

need_peers() { # installs what is missing, or says what to install
    local missing=()
    [[ -x /usr/lib/postgresql/15/bin/initdb && -x /usr/lib/postgresql/15/bin/pgbench ]] || missing+=(postgresql-15)
    command -v redis-server >/dev/null || missing+=(redis-server)
    command -v redis-benchmark >/dev/null || missing+=(redis-tools)
    command -v openssl >/dev/null || missing+=(openssl)
    if ((${#missing[@]} == 0)); then return; fi
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        printf 'bench-peers: missing: %s\n  type: sudo apt-get install -y --no-install-recommends %s\n' \
            "${missing[*]}" "${missing[*]}" >&2
        exit 1
    fi
    note "installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

settle() { # what one program still has to write must not slow down the next one's turn
    psql -q -c checkpoint
    sync
}

payload() { # a JSON object of PAYLOAD_BYTES bytes, with the members that a measurement has
    local head='{"ref":"0123456789abcdef","asOf":"2026-02-14","value":"1054.5","member":"U50","metric":"M1@1","pad":"'
    printf '%s%s"}' "$head" "$(head -c $((PAYLOAD_BYTES - ${#head} - 2)) /dev/zero | tr '\0' 'x')"
}

digest_speed() { # digest_speed ROUND: SHA-256 of 512-byte pieces on one core
    note "round $1: openssl"
    local rate
    rate=$(openssl speed -evp sha256 -bytes 512 -seconds 1 2>/dev/null |
        awk 'tolower($1) == "sha256" { sub(/k$/, "", $2); printf "%.0f", $2 * 1000 }')
    figure "$1" openssl sha256-512 "bytes/s of one core" "$rate"
}
