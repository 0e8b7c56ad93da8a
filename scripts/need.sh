#!/usr/bin/env bash
# Installs what is missing for the purposes named: build, test, lint, bench.
# What is there already is left as it is; without root, says the line to type and stops.
set -euo pipefail

packages=()

need_command() { # need_command PROGRAM PACKAGE
    command -v "$1" >/dev/null || packages+=("$2")
}

has_validator() { # JSON Schema 2020-12 came to jsonschema with version 4
    python3 -c 'from jsonschema import Draft202012Validator' 2>/dev/null
}

has_terminal() { # programs are talked to on a terminal of their own
    python3 -c 'import pexpect' 2>/dev/null
}

# In a folder of its own: no Debian has it, and a Python that Debian manages is not to be added to.
own_python="$(cd "$(dirname "$0")/.." && pwd)/.build/python"

has_cloudevents() { # the SDK for CloudEvents, as it is since version 2
    PYTHONPATH="$own_python" python3 -c 'from cloudevents.core.formats.json import JSONFormat' 2>/dev/null
}

for purpose in "$@"; do
    case $purpose in
        build)
            if ! command -v swift >/dev/null; then
                echo "need.sh: no Swift toolchain: install Swift 6.2 or later from swift.org, and put it on PATH" >&2
                exit 1
            fi
            need_command pkg-config pkg-config
            pkg-config --exists lmdb 2>/dev/null || packages+=(liblmdb-dev)
            ;;
        test)
            need_command python3 python3
            has_validator || packages+=(python3-jsonschema)
            has_terminal || packages+=(python3-pexpect)
            # Looks at the pages of evidence bundles; Python's own library drives it.
            need_command chromium chromium
            has_cloudevents || python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
            need_command ssh openssh-client
            [[ -x /usr/sbin/sshd ]] || packages+=(openssh-server)
            ;;
        lint) need_command shellcheck shellcheck ;;
        bench) need_command openssl openssl ;;
        *)
            echo "need.sh: unknown purpose '$purpose' (build, test, lint, bench)" >&2
            exit 2
            ;;
    esac
done

if [[ ${#packages[@]} -gt 0 ]]; then
    if ! command -v apt-get >/dev/null; then
        echo "need.sh: no apt-get here; install what Debian calls: ${packages[*]}" >&2
        exit 1
    fi
    if [[ $(id -u) != 0 ]]; then
        printf 'need.sh: missing: %s\n  type: sudo apt-get install -y %s\n' "${packages[*]}" "${packages[*]}" >&2
        exit 1
    fi
    echo "installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # The tests run an sshd of their own: a package that brings one must not open this machine's port 22, neither now
    # (services are not started at runlevel 1) nor after the next start.
    RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    if [[ " ${packages[*]} " == *" openssh-server "* ]] && command -v systemctl >/dev/null; then
        systemctl disable --quiet ssh.service ssh.socket 2>/dev/null || true
    fi
fi

# Where another Python stands before Debian's on PATH, it needs the package of its own.
if [[ " $* " == *" test "* ]] && ! { has_validator && has_terminal; }; then
    echo "installing jsonschema and pexpect for $(command -v python3)"
    python3 -m pip install --quiet 'jsonschema>=4' 'pexpect>=4.8'
fi
if [[ " $* " == *" test "* ]] && ! has_cloudevents; then
    echo "installing cloudevents into .build/python"
    python3 -m pip install --quiet --disable-pip-version-check --target "$own_python" 'cloudevents>=2'
fi
