"""Ledgers that sign what no ledger should, or what nobody would expect: what somebody could do who runs one."""

import copy
import json

import bundles
from bundles import canonical, sha, url64


class OddLedger(bundles.Ledger):
    """A ledger whose own events are not what they should be, and which signs them: proofs hold, and claims do not."""

    def append(self, type, stream, actor, subjects, data=None, sealed=()):
        random = self.random
        if type == "export.made":
            how, data, sealed = random.randrange(11), dict(data), list(sealed)
            if how == 0:
                data["listing"] = random.choice(["A" * 43, None, 1, data["listing"] + "="])
            elif how == 1:
                data["scope"] = random.choice(["all", "person/2", "agreement/12", None, 1])
            elif how == 2:
                del data[random.choice(sorted(data))]
            elif how == 3:
                actor = random.choice(["U2", "clock"])
            elif how == 4:
                type = random.choice(["export.made/2", "export.delivered"])
            elif how == 5:
                sealed = sealed[1:]
            elif how == 6:
                sealed = [(name, random.choice([1, None, [value], value + " "]), owner) for name, value, owner in sealed]
            elif how == 7:
                sealed.append(("/recipient", "somebody else", "U3"))
        elif random.random() < 0.1:
            how = random.randrange(6)
            if how == 4:
                stream = random.choice(["all", "U2", "", "agreement/12"])
            elif how == 5:
                subjects = subjects + [random.choice(["all", "", "agreement/12", "U0"])]
            elif how == 0 and subjects:
                self.ordinals[subjects[0]] = random.choice([0, self.ordinals.get(subjects[0], 0) + 1])
            elif how == 1:
                self.revisions[stream] = random.choice([0, self.revisions.get(stream, 0) + 1])
            elif how == 2 and subjects:
                subjects = subjects + subjects[:1]
            else:
                self.micros -= random.randrange(3)
        return super().append(type, stream, actor, subjects, data, sealed)


def odd_ledger(bench):
    ledger = OddLedger(bench.random.random()).live(bench.random.randrange(6, 14))
    bench.parts = ledger.export(bench.whole.manifest["scope"], recipient=bench.random.choice([None, "somebody"]))
    return bench.case("a ledger that signs what is wrong", key=bench.parts.key, must_fail=False)


def large_and_alike(bench):
    """What a ledger could sign and nobody would expect: lines as long as they may be, names that look alike, texts of commas."""
    random, ledger = bench.random, bundles.Ledger(bench.random.random()).live(6)
    how, purpose, must_fail = random.choice(["line", "names", "ordinals", "purpose"]), "to settle a dispute", False
    if how == "line":  # by one byte too long, or as long as a line may be
        over = random.choice([0, 1])
        ledger.append("policy.published", "ledger", "U1", [], {"text": ""})
        spare = (1 << 20) - 1 - len(ledger.leaves[-1]) + over
        ledger.leaves[-1] = ledger.leaves[-1].replace(b'"text":""', b'"text":"%s"' % (b"x" * spare))
        must_fail = over == 1
    elif how == "names":  # the same to people and to Unicode
        sealed = [("/\u00e9", "one", "U2"), ("/e\u0301", "another", random.choice(["U2", "U4"]))]
        ledger.append("feedback.given", "agreement/12", "U2", ["U2", "U3"], {}, sealed)
    elif how == "ordinals":
        sealed = [(f"ordinal/{person}", random.choice([0, "0", [0], -1]), "U2") for person in ("\u00e9", "e\u0301", "U2\u0301", "")]
        ledger.append("feedback.given", "agreement/12", "U2", ["U2", "U3", "e\u0301"][: random.choice([2, 3])], {}, sealed[: random.choice([2, 4])])
    else:
        purpose = random.choice(["," * 600_000, '",\\"' * 100_000, "\\" * 7 + "," * 600_000, '"' * 200_000])
    bench.parts = ledger.export("all", purpose) if how == "line" else ledger.export("agreement/12", purpose)
    return bench.case(f"large or alike: {how}", key=bench.parts.key, must_fail=must_fail)


class Neutral(bundles.Signer):
    """Of a key that is no secret: a point of small order, spelled in some way. Everybody signs for it."""

    def __init__(self, origin, public):
        super().__init__(origin, b"")
        self.scalar, self.public = 0, public
        self.id = sha(origin.encode() + b"\n\x01" + public)[:4]
        self.key = f"{origin}+{self.id.hex()}+" + bundles.base64.b64encode(b"\x01" + public).decode()


def odd_keys(bench):
    """A key for which anybody can sign, or which stands for its point in another way than it should, or for none."""
    parts, ledger, prime, one, sign = bench.parts, bench.ledger, bundles.PRIME, 1, 1 << 255
    eighth = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826  # y of four of the eight points of small order
    public = bench.random.choice([0, one, prime + one, prime - one, prime, eighth, prime - eighth, 2, sign - 1])
    public |= bench.random.choice([0, sign])
    signer, hashes = Neutral(ledger.origin, public.to_bytes(32, "little")), [sha(b"\0" + leaf) for leaf in ledger.leaves]
    parts.head, parts.key = signer.note(len(hashes), bundles.root(hashes)), signer.key
    return bench.case("an odd key", key=bench.random.choice([None, signer.key]), must_fail=True)


def rewritten(bench):
    """A ledger that changed one event, in the bundle or not, after somebody kept a receipt for a later one, or a head."""
    random, scope = bench.random, bench.whole.manifest["scope"]
    kept = bundles.Ledger(random.random()).live(random.randrange(8, 24))
    ledger = copy.deepcopy(kept)
    changed = random.randrange(len(kept.leaves) - 1)
    ledger.leaves[changed] = canonical({**json.loads(kept.leaves[changed]), "salt": url64(random.randbytes(16))})
    bench.parts = ledger.export(scope)
    later = [proof["index"] for proof in bench.parts.proofs if changed < proof["index"] < len(kept.leaves)]
    size, more, held = random.randrange(changed + 1, len(kept.leaves) + 1), random.randrange(10), {}
    if random.random() < 0.3 or not later:
        must_fail = not {size - 1, size}.isdisjoint(proof["index"] for proof in bench.parts.proofs)
        held["head"] = kept.signer.note(size, bundles.root([sha(b"\0" + leaf) for leaf in kept.leaves[:size]]))
    else:  # under a head that is perhaps larger than the bundle's, which cannot be compared itself
        seq, must_fail = random.choice(later), True
        for _ in range(more):
            kept.append("policy.published", "ledger", "U1", [], {"version": 0})
        held["receipt"] = bench.parts.receipt(kept, seq, random.randrange(seq + 1, len(kept.leaves) + 1))
    return bench.case("a history rewritten", key=bench.parts.key, must_fail=must_fail, **held)


class Hiding(bundles.Ledger):
    """A ledger that leaves the last events of what an export is of out of it, and counts the fewer."""

    def chosen(self, scope, export):
        seqs, complete = super().chosen(scope, export)
        own = scope.replace("person/", "U")
        mine = [seq for seq in seqs if own in (json.loads(self.leaves[seq])["stream"], *json.loads(self.leaves[seq])["subjects"])]
        hidden = mine[max(1, len(mine) - 1 - self.random.randrange(2)):]
        for claim in complete:
            claim["count"] -= len(hidden) if claim["of"] == own else 0
        return [seq for seq in seqs if seq not in hidden], complete


def kept_event(bench):
    """Somebody kept an event and its receipt; the bundle has it, or hides it, or need not have it."""
    random, scope = bench.random, bench.whole.manifest["scope"]
    ledger = (bundles.Ledger if scope == "all" or random.random() < 0.3 else Hiding)(random.random()).live(random.randrange(10, 24))
    bench.parts = ledger.export(scope)
    claimed = {claim["of"] for claim in bench.parts.manifest["complete"]}
    seq = random.randrange(len(ledger.leaves) - 1)
    leaf = json.loads(ledger.leaves[seq])
    here = scope == "all" or seq in [proof["index"] for proof in bench.parts.proofs]
    due = seq < bench.parts.manifest["export"] and not claimed.isdisjoint([leaf["stream"], *leaf["subjects"]])
    kept, must_fail = ledger.leaves[seq], due and not here
    receipt = bench.parts.receipt(ledger, seq, random.randrange(seq + 1, len(ledger.leaves) + 1))
    if random.random() < 0.3:
        kept = random.choice([kept + b"\n", b"", b"{}", ledger.leaves[seq + 1], canonical({**leaf, "salt": "x"}), b"[" * 70])
        must_fail = True
    elif random.random() < 0.1:
        receipt, must_fail = None, True
    return bench.case("an event that was kept", key=bench.parts.key, receipt=receipt, leaf=kept, must_fail=must_fail)


class Empty(bundles.Ledger):
    """A ledger that signs exports in which nothing of their own scope is said to be complete."""

    def chosen(self, scope, export):
        seqs, complete = super().chosen(scope, export)
        own, how = scope.replace("person/", "U"), self.random.randrange(3)
        if how == 0 or scope == "all":
            return seqs, []
        others = [claim for claim in complete if claim["of"] != own]
        if how == 1:
            return seqs, others
        apart = [seq for seq in seqs if not {json.loads(self.leaves[seq])["stream"], *json.loads(self.leaves[seq])["subjects"]} & {own}]
        return apart, [{"count": 0, "of": own}] + others


def empty_scope(bench):
    bench.parts = Empty(bench.random.random()).live(bench.random.randrange(8, 14)).export(bench.whole.manifest["scope"])
    return bench.case("a scope of which nothing is complete", key=bench.parts.key)
