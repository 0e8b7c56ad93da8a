#!/usr/bin/env python3
"""Reads CloudEvents, one JSON a line, from standard input with the SDK of the CloudEvents project.

Prints "id type source" of each; the data must hash to `leafhash`. Exits 0 when each line is a CloudEvent 1.0 whose hash
is right, 1 when one is not, 2 when it cannot judge.
"""

import base64
import hashlib
import json
import sys

try:
    from cloudevents.core.exceptions import CloudEventValidationError
    from cloudevents.core.formats.json import JSONFormat
    from cloudevents.core.v1.event import CloudEvent
except ImportError:
    print("the SDK for CloudEvents is missing: scripts/need.sh test")
    sys.exit(2)


def leaf_hash(data) -> str:
    leaf = data.get("leaf", data)
    # The ledger's names are ASCII and its numbers integers: sorted and without spaces is RFC 8785.
    canonical = json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(b"\0" + canonical).digest()).rstrip(b"=").decode()


def main() -> int:
    wrong = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            event = JSONFormat().read(CloudEvent, line)
        except (CloudEventValidationError, ValueError) as error:
            print(f"line {number}: {error}")
            wrong += 1
            continue
        if leaf_hash(event.get_data()) != event.get_extension("leafhash"):
            print(f"line {number}: the data has another hash than leafhash")
            wrong += 1
        print(event.get_id(), event.get_type(), event.get_source())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
