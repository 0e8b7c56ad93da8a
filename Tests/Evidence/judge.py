#!/usr/bin/env python3
"""Judges many bundles with verify.py in one process.

    python3 judge.py FILE    reads lines {"bundle": path, "key": text or null}, prints each with `finding`, `verdict` and `why`
"""

import json
import sys

from verifier import judged_path

if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            print(json.dumps({**case, **judged_path(case["bundle"], case["key"])}))
