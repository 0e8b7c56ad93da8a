#!/usr/bin/env python3
"""Thousands of bundles, damaged by chance, judged by verify.py; and laid out so that another verifier can judge them too.

    python3 damaged.py DIR SEED COUNT

Writes below DIR the bundles, and `cases.jsonl`: for each of them a line with the path of the bundle, what is held (`key`,
`digest`, and paths of `head`, `receipt` and `leaf`), what verify.py says (`finding`, `verdict`), whether another verifier must find exactly
that (`exact`) or only refuse as well, and what was done to it (`kind`). Exits 0 if no damage passed, 1 if one did.
"""

import collections
import json
import pathlib
import random
import sys
import warnings

import bundles
import damages
from cases import Bench
from verifier import judged_path, verify


def contents(path):
    """What verify.py read out of a zip that it took."""
    with verify.opened(str(path)) as bundle:
        return {entry: b"".join(bundle.chunks(entry, 1 << 24)) for entry in bundle.first}


def main():
    folder, seed, number = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(seed)
    ledgers = [(name, ledger, parts) for part in range(3) for name, ledger, parts in bundles.samples(f"{seed}.{part}", 8 + 8 * part)]
    checks, verdicts, wrong = collections.Counter(), collections.Counter(), 0
    with open(folder / "cases.jsonl", "w", encoding="utf-8") as cases:
        for index in range(number):
            _, ledger, parts = chance.choice(ledgers)
            other = chance.choice([parts for _, another, parts in ledgers if another is not ledger])
            bench = Bench(random.Random(f"{seed} {index}"), ledger, parts, other)
            case = damages.ALL[index % len(damages.ALL)](bench)
            place = folder / str(index)
            place.mkdir()
            bundle = place / "bundle"
            if case.raw is not None:
                bundle = place / "bundle.zip"
                bundle.write_bytes(case.raw)
            elif case.extra is None and bench.random.random() < 0.7:
                bundle = place / "bundle.zip"
                bundle.write_bytes(bundles.zipped(case.files, bench.random.choice([0, 8])))
            else:
                bundles.write(case.files, bundle)
                if case.extra is not None:
                    case.extra(bundle)
            verdict = judged_path(bundle, case.key, case.head, case.receipt, case.digest, case.leaf)
            holds = verdict["verdict"] in ("anchored", "consistent")
            if holds and case.must_fail:
                wrong += 1
                print(f"seed {seed}, case {index}: {case.kind} passes: {bundle} is said to be {verdict['verdict']}")
            if holds and case.kind == "zip: bytes" and contents(bundle) != parts.bundle():
                wrong += 1
                print(f"seed {seed}, case {index}: a damaged zip passes with other contents: {bundle}")
            if case.kind == "none" and not holds:
                wrong += 1
                print(f"seed {seed}, case {index}: a sound bundle does not hold: {bundle}: {verdict}")
            verdicts[verdict["verdict"]] += 1
            checks[verdict["finding"]["check"] if verdict["finding"] else "none"] += 1
            line = {"bundle": str(bundle), "case": index, "exact": case.exact, "key": case.key, "digest": case.digest, "kind": case.kind, **verdict}
            for name, data in ("head", case.head), ("receipt", case.receipt), ("leaf", case.leaf):
                if data is not None:
                    (place / name).write_bytes(data)
                line[name] = str(place / name) if data is not None else None
            cases.write(json.dumps(line) + "\n")
    print(f"seed {seed}: {number} bundles: {dict(verdicts)}; first findings: {dict(checks)}; {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    warnings.simplefilter("error")
    sys.exit(main())
