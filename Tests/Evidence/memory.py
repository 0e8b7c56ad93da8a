#!/usr/bin/env python3
"""How much memory a verifier takes for small zips: of which one event shows many large values, with manifests and lines made
to take much when they are read. Exits 0 if no more than it may.

    python3 memory.py MIB COMMAND…    runs the command with each zip's path behind it
"""

import os
import pathlib
import subprocess
import sys
import tempfile

VALUES, EMPTY_LISTS = 20, 250_000  # each value is as long as a line of disclosures.jsonl may be


DEEP = b"[" * 60 + b"]" * 60


def make(folder):
    """Zips, each named by the status that it should come to."""
    import bundles

    ledger = bundles.Ledger("memory").live(6)
    sealed = [(f"/{number:02}", [[]] * EMPTY_LISTS, "U2") for number in range(VALUES)]
    ledger.append("feedback.given", "agreement/12", "U2", ["U2", "U3"], {}, sealed)
    parts = ledger.export("agreement/12")
    files = parts.bundle()
    many = b",".join([DEEP] * 68_000)
    zips = {"3 values": files, "1 lists": {**files, "manifest.json": b"[" + many + b"]\n"}}
    zips["1 a text"] = {**files, "manifest.json": b'["\xf0\x9f\x98\x80' + b"x" * (8_000_000) + b'"]\n'}
    ledger = bundles.Ledger("memory").live(6)
    for _ in range(3):  # each as long as a line may be
        ledger.append("policy.published", "ledger", "U1", [], {"text": 424242})
        ledger.leaves[-1] = ledger.leaves[-1].replace(b"424242", b"[" + b",".join([DEEP] * 8_600) + b"]")
    zips["3 lines"] = ledger.export("all").bundle()
    for name, each in zips.items():
        pathlib.Path(folder, f"{name}.zip").write_bytes(bundles.zipped(each))


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        # By another process: what this one had would count as its child's.
        subprocess.run([sys.executable, "-B", __file__, "--make", place], check=True)
        for bundle in sorted(pathlib.Path(place).iterdir()):
            child = os.posix_spawnp(sys.argv[2], [*sys.argv[2:], str(bundle)], os.environ)
            _, status, used = os.wait4(child, 0)
            peak, size, status = used.ru_maxrss >> 10, bundle.stat().st_size >> 10, os.waitstatus_to_exitcode(status)
            print(f"{peak} MiB for a zip of {size} KiB, {bundle.stem}, status {status}")
            wrong += str(status) != bundle.stem[0] or peak > int(sys.argv[1])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(make(sys.argv[2]) if sys.argv[1] == "--make" else main())
