#!/usr/bin/env python3
"""Every single-byte change of a small bundle of each scope is caught by verify.py.

    python3 single_bytes.py [SEED]

Twice: as it is, and with the manifest's list of files made to fit the changed file, so that the deeper checks must catch
it. Each byte is changed in two ways, the second of them chosen by the seed, and where the list is made to fit it is also
left out or doubled. Exits 0 when all of them were caught, 1 when one was not.
"""

import collections
import random
import sys

import bundles
from verifier import Memory, given, judged

# Nobody signs these: a list that was made to fit them is all that holds them.
HELD_BY_THE_MANIFEST_ALONE = ("VERIFY.txt", "verify.py", "report.html", "schemas/", "attachments/")


def changed(data, at, random):
    byte = data[at]
    for other in (byte ^ 0x20, byte ^ random.choice([bits for bits in range(1, 256) if bits != 0x20])):
        yield data[:at] + bytes([other]) + data[at + 1 :]


def shifted(data, at):
    return [data[:at] + data[at + 1 :], data[:at] + data[at : at + 1] + data[at:]]


def main():
    seed = sys.argv[1] if len(sys.argv) > 1 else "1"
    chance = random.Random(seed)
    tried, caught, passed = 0, collections.Counter(), 0

    def attempt(files, anchors, name, at):
        nonlocal tried, passed
        tried += 1
        verdict = judged(Memory(files), anchors)
        if verdict["verdict"] == "broken":
            caught[verdict["finding"]["check"]] += 1
        else:
            passed += 1
            print(f"seed {seed}: a change of {name} at byte {at} passes: {verdict}")

    for scope, ledger, parts in bundles.samples(seed, events=6):
        whole, anchors = parts.bundle(), given(key=parts.key)
        right = judged(Memory(whole), anchors)
        if right["verdict"] != "anchored":
            print(f"seed {seed}: the bundle of {scope} does not hold: {right}")
            return 1
        for name, data in whole.items():
            for at in range(len(data)):
                for other in changed(data, at, chance):
                    attempt({**whole, name: other}, anchors, name, at)
        fitted = parts.files()
        for name, data in fitted.items():
            if name.startswith(HELD_BY_THE_MANIFEST_ALONE):
                continue
            for at in range(len(data)):
                for other in [*changed(data, at, chance), chance.choice(shifted(data, at))]:
                    if other != data:
                        attempt(bundles.with_manifest({**fitted, name: other}, parts.manifest), anchors, name, at)
    print(f"seed {seed}: {tried} changes, {passed} passed; caught by {dict(caught)}")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
