"""A damaged bundle that is to be judged, and the bench on which it is made."""

import copy
import json


class Case:
    """A bundle to be judged: files (written as a directory or as a zip), or the bytes of a zip, and what is held."""

    def __init__(self, kind, files=None, raw=None, must_fail=True, key=None, head=None, receipt=None, digest=None, leaf=None, extra=None, exact=True):
        self.kind, self.files, self.raw, self.must_fail = kind, files, raw, must_fail
        self.key, self.head, self.receipt, self.digest = key, head, receipt, digest
        self.leaf = leaf
        self.extra = extra  # called with the directory when it is written: links, pipes, folders
        self.exact = exact  # whether two verifiers must name the same finding; otherwise the same verdict, broken or unusable


class Bench:
    """A valid bundle, its ledger, another ledger, and chance."""

    def __init__(self, random, ledger, parts, other):
        self.random, self.ledger, self.other = random, ledger, other
        self.whole = parts
        self.parts = copy.deepcopy(parts)

    def case(self, kind, **more):
        more.setdefault("key", self.whole.key)
        files = self.parts.bundle()
        more["must_fail"] = more.get("must_fail", True) and files != self.whole.bundle()
        return Case(kind, files, **more)

    def leaf(self, index):
        return json.loads(self.parts.leaves[index])


def corrupt(data, random, times=1):
    """Bytes changed, left out, put in, cut off: never the same bytes again."""
    changed = data
    while changed == data:
        for _ in range(times):
            at, how = random.randrange(len(changed) + 1), random.randrange(7)
            if how == 0:
                changed = changed[:at]
            elif how == 1:
                changed = changed[:at] + random.randbytes(random.randrange(1, 4)) + changed[at:]
            elif how == 2:
                changed = changed[:at] + changed[at + random.randrange(1, 9) :]
            elif how == 3:
                changed = changed[:at] + random.choice([b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\0", b"\r", b"\n", b" "]) + changed[at:]
            elif how == 4:
                other = random.randrange(len(changed) + 1)
                changed = changed[:at] + changed[other : other + 64] + changed[at:]
            elif at < len(changed):
                changed = changed[:at] + bytes([changed[at] ^ 1 << random.randrange(8)]) + changed[at + 1 :]
    return changed
