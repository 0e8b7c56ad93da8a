#!/usr/bin/env python3
"""How much memory a verifier takes for a small zip of which one event shows many large values. Exits 0 if no more than it may.

    python3 memory.py MIB COMMAND…    runs the command with the zip's path behind it
"""

import os
import pathlib
import subprocess
import sys
import tempfile

VALUES, EMPTY_LISTS = 20, 250_000  # each value is as long as a line of disclosures.jsonl may be


def make(target):
    import bundles

    ledger = bundles.Ledger("memory").live(6)
    sealed = [(f"/{number:02}", [[]] * EMPTY_LISTS, "U2") for number in range(VALUES)]
    ledger.append("feedback.given", "agreement/12", "U2", ["U2", "U3"], {}, sealed)
    pathlib.Path(target).write_bytes(bundles.zipped(ledger.export("agreement/12").bundle()))


def main():
    with tempfile.TemporaryDirectory() as place:
        bundle = f"{place}/bundle.zip"
        # By another process: what this one had would count as its child's.
        subprocess.run([sys.executable, "-B", __file__, "--make", bundle], check=True)
        child = os.posix_spawnp(sys.argv[2], [*sys.argv[2:], bundle], os.environ)
        _, status, used = os.wait4(child, 0)
        peak, size = used.ru_maxrss >> 10, os.path.getsize(bundle) >> 10
    print(f"{peak} MiB for a zip of {size} KiB, status {os.waitstatus_to_exitcode(status)}")
    return 0 if os.waitstatus_to_exitcode(status) == 3 and peak <= int(sys.argv[1]) else 1


if __name__ == "__main__":
    sys.exit(make(sys.argv[2]) if sys.argv[1] == "--make" else main())
