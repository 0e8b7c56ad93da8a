#!/usr/bin/env python3
"""Judges JSON Lines {"schema": path, "instance": ..., "valid": bool, "change"?: text} from standard input.

Paths are relative to the folder given as the first argument. A schema is of draft 2020-12 unless it says another.
Exits 0 when every instance is judged as `valid` says, 1 when one is not, 2 when it cannot judge.
"""

import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import validator_for
except ImportError:
    print("Python's jsonschema (Draft 2020-12) is missing: python3 -m pip install jsonschema")
    sys.exit(2)


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    validators = {}
    judged = wrong = 0
    for line in sys.stdin.buffer:
        case = json.loads(line)
        path = case["schema"]
        if path not in validators:
            schema = json.loads((root / path).read_bytes())
            validator = validator_for(schema, default=Draft202012Validator)
            validator.check_schema(schema)
            validators[path] = validator(schema)
        judged += 1
        error = next(validators[path].iter_errors(case["instance"]), None)
        if (error is None) == case["valid"]:
            continue
        wrong += 1
        if wrong <= 20:
            verdict = "refuses" if error else "takes"
            because = f": {error.json_path} {error.message}" if error else ""
            print(f"{path} {verdict} what the code {'takes' if error else 'refuses'} ({case.get('change', 'as it is')}){because}")
    print(f"{judged} judged, {wrong} otherwise than the code")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
