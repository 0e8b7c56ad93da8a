#!/usr/bin/env python3
"""verify.py as it is run: exit statuses, `--json`, what it prints, and that it writes and runs nothing. Exits 0 if all fits."""

import base64
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import bundles
from verifier import SCRIPT

wrong = []


def run(*arguments, script=SCRIPT, cwd=None, isolated=("-I",), env=None):
    return subprocess.run(
        [sys.executable, "-W", "error", *isolated, str(script), *map(str, arguments)], capture_output=True, cwd=cwd, env=env)


def expect(status, what, *arguments, **more):
    ended = run(*arguments, **more)
    if ended.returncode != status or b"Traceback" in ended.stderr:
        wrong.append(f"{what}: status {ended.returncode}, not {status}: {ended.stdout} {ended.stderr}")
    return ended.stdout


def tree(folder):
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}


def main(folder):
    (name, ledger, parts), (_, _, other) = list(bundles.samples("statuses", 12))[1:]
    whole = parts.bundle()
    bundle = bundles.write(whole, folder / "bundle")
    shutil.copy(SCRIPT, folder / "kept.py")
    files = {
        "key": parts.key.encode() + b"\n", "head": parts.head, "receipt": parts.receipt(ledger, 3, 9), "nonsense": b"nonsense\n",
        "bundle.zip": bundles.zipped(whole), "cut.zip": bundles.zipped(whole)[:-30], "empty": b"",
        "two keys": f"{parts.key}\n{other.key}\n".encode(), "an empty line behind": parts.key.encode() + b"\n\n",
        "a head of 2^53 - 1": ledger.signer.note(2**53 - 1, bytes(32)), "a head of 2^53": ledger.signer.note(2**53, bytes(32)),
        "a receipt under 2^53": b"c2sp.org/tlog-proof@v1\nindex 3\n\n" + ledger.signer.note(2**53, bytes(32)),
        "a receipt for 2^53": b"c2sp.org/tlog-proof@v1\nindex %d\n\n" % 2**53 + ledger.signer.note(2**62, bytes(32)),
        "an empty line before": b"\n" + parts.key.encode() + b"\n",
    }
    for file, data in files.items():
        (folder / file).write_bytes(data)
    (folder / "empty folder").mkdir()
    before = tree(folder)
    expect(3, "nothing given", bundle)
    expect(3, "a zip", folder / "bundle.zip")
    said = expect(0, "a key", "--key", parts.key, bundle)
    for words in b"anchored", b"trusted: the key", b"complete: U2", b"whoever runs the ledger", b"works council":
        if words not in said:
            wrong.append(f"{words} is not said: {said}")
    expect(0, "a key's file", "--key", folder / "key", bundle)
    expect(0, "a head", "--head", folder / "head", bundle)
    expect(0, "a receipt", "--receipt", folder / "receipt", folder / "bundle.zip")
    digest = hashlib.sha256(whole["manifest.json"]).digest()
    for spelled in digest.hex(), base64.urlsafe_b64encode(digest).rstrip(b"=").decode():
        if b"signed or not" not in expect(0, "a digest", "--digest", spelled, bundle):
            wrong.append("a digest does not say that it holds every file")
    expect(1, "another digest", "--digest", hashlib.sha256(b"").hexdigest(), bundle)
    expect(2, "no digest", "--digest", digest.hex().upper(), bundle)
    expect(1, "another key", "--key", other.key, bundle)
    if b"no signature holds these" in expect(0, "a digest, of every file", "--digest", digest.hex(), bundle):
        wrong.append("what a digest holds is said to be held by nothing")
    expect(2, "no key", "--key", "nonsense", bundle)
    for empty in "--key", "--head", "--receipt", "--digest":
        expect(2, f"an empty {empty}", empty, "", bundle)
        expect(2, f"an empty {empty} beside a head", empty, "", *(["--key", parts.key] if empty == "--head" else ["--head", folder / "head"]), bundle)
    trap = folder / "parcel" / parts.key  # a forger's key, in a file that is called like the true one
    trap.parent.mkdir(parents=True)
    trap.write_text(other.key + "\n")
    expect(0, "a key like a file's name", "--key", parts.key, bundle, cwd=folder / "parcel")
    shutil.rmtree(folder / "parcel")
    for several in "two keys", "an empty line behind", "an empty line before":
        expect(2, several, "--key", folder / several, bundle)
    expect(0, "a large head", "--head", folder / "a head of 2^53 - 1", bundle)
    expect(2, "too large a head", "--head", folder / "a head of 2^53", bundle)
    for large in "a receipt under 2^53", "a receipt for 2^53":
        expect(2, large, "--receipt", folder / large, bundle)
    expect(2, "no head", "--head", folder / "nonsense", bundle)
    expect(2, "no file", "--receipt", folder / "none", bundle)
    expect(2, "nothing there", folder / "none")
    expect(2, "an empty folder", folder / "empty folder")
    expect(2, "an empty file", folder / "empty")
    expect(2, "a zip that is cut off", folder / "cut.zip")
    expect(2, "an unknown option", "--trust", bundle)
    expect(2, "part of an option's name", "--ke", parts.key, bundle)
    for length, status in (1 << 16, 0), ((1 << 16) + 1, 2), (1 << 20, 2):
        extra = b"extra " + base64.b64encode(bytes(length)) + b"\nindex"
        (folder / "extra").write_bytes(files["receipt"].replace(b"index", extra, 1))
        expect(status, f"a receipt with {length} bytes more", "--receipt", folder / "extra", bundle)
        (folder / "extra").unlink()
    if tree(folder) != before:
        wrong.append("something was written")
    for anchors, verdict in (["--key", parts.key], "anchored"), ([], "consistent"):
        said = json.loads(expect(["anchored", "broken", "unusable", "consistent"].index(verdict), "JSON", "--json", *anchors, bundle))
        if (said["finding"], said["verdict"]) != (None, verdict):
            wrong.append(f"--json says {said}")
    # As it lies in a bundle, started from there, with traps beside it, in a poor terminal.
    parts.manifest["purpose"] = parts.manifest["purpose"] + "\x1b[31m"
    trapped = bundles.write({**whole, "verify.py": SCRIPT.read_bytes(), "json.py": b"print('run')\n", "re.py": b"print('run')\n"},
                            folder / "trapped")
    said = expect(1, "traps beside it", "--json", script=trapped / "verify.py", isolated=(), cwd=trapped, env={"LC_ALL": "C"})
    if json.loads(said)["finding"] != {"check": "files", "file": "json.py", "line": None} or b"run" in said:
        wrong.append(f"what lies beside the verifier was run: {said}")
    whole = bundles.with_manifest({**parts.files(), "verify.py": SCRIPT.read_bytes()}, parts.manifest)
    coloured = bundles.write(whole, folder / "coloured")
    said = expect(1, "no path", script=coloured / "verify.py", isolated=(), cwd=folder, env={"LC_ALL": "C"})
    if b"\x1b" in said or b"claim: manifest.json" not in said:
        wrong.append(f"a purpose that the log does not know: {said}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        main(pathlib.Path(place))
    print("\n".join(wrong) or "all statuses fit")
    sys.exit(1 if wrong else 0)
