"""Ways to damage a bundle, each by a seeded chance: what somebody could do who bears it, and what a bad disk could.

Each takes a `Bench` and returns a `Case`. A damage with `must_fail` may never be said to hold; the others are what a bearer
may do (hide more, leave out context, pack anew): there the verifiers have only to agree.
"""

import copy
import json
import os

import bundles
from bundles import canonical, sha, url64, with_manifest
from cases import Case, corrupt
from ledgers import empty_scope, kept_event, large_and_alike, odd_keys, odd_ledger, rewritten
from zips import zip_bytes, zip_tricks


HELD = ["events.jsonl", "proofs.jsonl", "disclosures.jsonl", "redactions.json", "head.txt", "policy.txt"]


def any_file(bench):
    files = bench.parts.bundle()
    name = bench.random.choice(sorted(files))
    files[name] = corrupt(files[name], bench.random, bench.random.randrange(1, 4))
    return Case(f"bytes of {name}", files, key=bench.whole.key)


def relisted(bench):
    files = bench.parts.files()
    name = bench.random.choice([name for name in HELD if name in files])
    files[name] = corrupt(files[name], bench.random)
    return Case(f"bytes of {name}, listed anew", with_manifest(files, bench.parts.manifest), key=bench.whole.key)


def several(bench):
    """In more than one place: which of them is found first is a rule too."""
    files, random = bench.parts.files(), bench.random
    names = random.sample([name for name in HELD[:4] if name in files], 2)
    for name in names:
        lines = files[name].splitlines(keepends=True)
        at = random.randrange(len(lines))
        lines[at] = random.choice([b"", corrupt(lines[at], random), lines[0], lines[-1], lines[at] * 2])
        files[name] = b"".join(lines)
    return Case(f"bytes of {' and '.join(names)}", with_manifest(files, bench.parts.manifest), key=bench.whole.key, must_fail=False)


def some_lines(bench):
    files, random = bench.parts.files(), bench.random
    name = random.choice([name for name in HELD[:4] if name in files])
    lines = files[name].splitlines(keepends=True)
    before, at, how = list(lines), random.randrange(len(lines)), random.randrange(5)
    if how == 0:
        other = random.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 1:
        lines.insert(random.randrange(len(lines) + 1), lines[at])
    elif how == 2:
        del lines[at]
    elif how == 3:
        others = bench.other.files().get(name, b"{}\n").splitlines(keepends=True)
        lines[at] = random.choice(others)
    else:
        del lines[at:]
    files[name] = b"".join(lines)
    return Case(f"lines of {name}", with_manifest(files, bench.parts.manifest), key=bench.whole.key, must_fail=lines != before)


def odd_json(bench):
    """Lines that are no canonical JSON though something in them could be read."""
    files, random = bench.parts.files(), bench.random
    name = random.choice(HELD[:1] + HELD[2:3] + [name for name in HELD[1:2] if name in files])
    lines = files[name].splitlines()
    at = random.randrange(len(lines))
    line = lines[at]
    lines[at] = random.choice([
        line.replace(b":", b": ", 1), line + b" ", b" " + line, line[:-1] + b',"a":1}', line[:-1] + b',"z":1.0}',
        line[:-1] + b',"z":1e3}', line[:-1] + b',"z":-0}', line[:-1] + b',"z":9007199254740992}', line[:-1] + b',"z":NaN}',
        line[:-1] + b',"z":"\\ud800"}', line[:-1] + b',"z":"\xed\xa0\x80"}', line[:-1] + b',"z":"\\u0041"}',
        line[:-1] + b',"z":' + b"[" * 70 + b"]" * 70 + b"}", line[:-1] + b',"z":' + b"[" * 100_000 + b"}",
        line[:-1] + b',"z":"' + b"x" * (1 << 20) + b'"}', b"", b"null", b"[]", b"1", b'"seq"', b"\xef\xbb\xbf" + line,
        line[:-1] + b',"seq":1}', line[:-1] + b',"z":1,"z":1}', b"9" * 5000, line + b"\r",
    ])
    files[name] = b"\n".join(lines) + b"\n"
    return Case(f"JSON of {name}", with_manifest(files, bench.parts.manifest), key=bench.whole.key)


def odd_manifest(bench):
    files, random = bench.parts.bundle(), bench.random
    line = files["manifest.json"][:-1]
    files["manifest.json"] = random.choice([
        line, line + b"\r\n", line + b"\n\n", line.replace(b":", b": ", 1) + b"\n", line.replace(b'"export"', b'"expor\\u0074"') + b"\n",
        line[:-1] + b',"scope":"all"}\n', line[:-1] + b',"z":0}\n', line.replace(b'"size":', b'"size":-') + b"\n", b"[]\n", b"\n", b"",
        line.replace(b',"export":', b'.0,"export":') + b"\n", b"\xef\xbb\xbf" + line + b"\n", b"[" * 100_000 + b"\n",
        line.replace(b'"files":[', b'"files":[{},') + b"\n", line.replace(b'"files":[', b'"files":[' + b"{}," * 600_000) + b"\n",
        line.replace(b'"requester":', b'"recipient":"\\ud800","requester":') + b"\n", b" " * (1 << 24) + line + b"\n", b"[" + b",".join([b"[" * 60 + b"]" * 60] * 60_000) + b"]\n",
        line.replace(b'"requester":', b'"recipient":"' + b"x" * ((1 << 16) + random.choice([0, 1])) + b'","requester":') + b"\n",
        line.replace(b'"of":"', b'"of":"' + b"a" * (1 << 16), 1) + b"\n", line.replace(b'"path":"', b'"path":"' + b"a" * (1 << 16), 1) + b"\n"])
    return Case("JSON of manifest.json", files, key=bench.whole.key)


def odd_notes(bench):
    """A head, and a key, that could be read, but are spelled as they should not be."""
    files, random = bench.parts.files(), bench.random
    name = random.choice(["head.txt", "policy.txt"])
    text, parts = files[name], bench.parts
    size = b"\n%d\n" % parts.manifest["head"]["size"]
    signed = bundles.base64.b64decode(parts.head.split(b" ")[-1])
    more = int.from_bytes(signed[36:], "little") + bundles.ORDER  # the same signature by another number
    forged = bundles.base64.b64encode(signed[:36] + more.to_bytes(32, "little"))
    identity = parts.key.split("+")[1]
    files[name] = random.choice([
        text.replace(b"\n", b"\r\n"), text[:-1], text + b"\n", b"\n" + text, text.replace(b"\n", b"\n\n", 1), b"\xef\xbb\xbf" + text,
        text.replace(size, size.replace(b"\n", b"\n0", 1)), text.replace(size, size.replace(b"\n", b"\n+", 1)),
        text.replace(parts.head.split(b" ")[-1], forged + b"\n"), text.replace(b"=", b""), text.replace(b"quorum none", b"quorum all"),
        text.replace(identity.encode(), identity.upper().encode()), text.replace(identity.encode(), b"00000000"),
        text.replace(b"\xe2\x80\x94", b"-"), text.replace(b" ", b"  "), text + text.splitlines(keepends=True)[-1], text + b"x\n",
        text.replace(b"\n\n", b"\nextension\n\n"), text + b"\xe2\x80\x94 other AAAAAAA=\n", text + b"\xe2\x80\x94 other AAAAAAB=\n",
        text + b"\xe2\x80\x94 oth\xc2\xa0er AAAAAAA=\n", text + b"\xe2\x80\x94 other AAAA\n", text.replace(b"log ", b"log  "),
        text + b"witness x " + parts.key.encode() + b"\n", text.replace(b"log ", b"# a comment\nlog ")])
    return Case(f"text of {name}", with_manifest(files, parts.manifest), key=bench.whole.key, must_fail=False)


def edited_leaf(bench):
    """A leaf that says something else, canonical and listed anew."""
    random, at = bench.random, bench.random.randrange(len(bench.parts.leaves))
    leaf = bench.leaf(at)
    member = random.choice(sorted(leaf))
    leaf[member] = random.choice([
        leaf[member], 0, 1, -1, True, None, "", "U9", "clock", [], ["U9"], {}, leaf["seq"] + 1, "agreement/12", {"z": "A" * 43},
        "2026-13-99T99:99:99.999999Z", "2026-09-01T00:00:00.000000Z", [1], {"/a": 1}])
    if random.random() < 0.2:
        leaf["unknown"] = "member"
    if random.random() < 0.2:
        del leaf[member]
    bench.parts.leaves[at] = canonical(leaf)
    return bench.case(f"leaf: {member}")


def edited_leaf_and_disclosure(bench):
    """What somebody said, with its digest put right in the leaf: the proof does not hold any more."""
    shown = bench.random.choice(bench.parts.disclosures)
    at = [proof["index"] for proof in bench.parts.proofs].index(shown["seq"])
    shown["disclosure"] = url64(canonical(["c2FsdHNhbHRzYWx0c2FsdA", shown["name"], "other words"]))
    leaf = bench.leaf(at)
    leaf["sealed"][shown["name"]] = url64(sha(shown["disclosure"].encode()))
    bench.parts.leaves[at] = canonical(leaf)
    return bench.case("a disclosure and its digest")


def edited_disclosure(bench):
    random = bench.random
    shown = random.choice(bench.parts.disclosures)
    salt, name, value = json.loads(bundles.base64.urlsafe_b64decode(shown["disclosure"] + "=="))
    parts = random.choice([
        [salt, name, "other words"], [salt, name, 0], [salt, name], [salt, name, value, 1], [1, name, value], [salt, "/x", value],
        {"salt": salt}, [name, salt, value], "", 0])
    shown["disclosure"] = random.choice([
        url64(canonical(parts)), shown["disclosure"] + "=", shown["disclosure"][:-1], shown["disclosure"] + "A", "", "é", "+/",
        url64(json.dumps([salt, name, value]).encode())])
    return bench.case("a disclosure")


def swapped_disclosures(bench):
    one, two = bench.random.choice(bench.parts.disclosures), bench.random.choice(bench.parts.disclosures)
    member = bench.random.choice(["disclosure", "name", "seq"])
    one[member], two[member] = two[member], one[member]
    return bench.case(f"two disclosures' {member}")


def withheld(bench):
    """A disclosure is taken away; perhaps a redaction is put in its place, which its bearer may do if nothing counts on it."""
    shown = bench.random.choice(bench.parts.disclosures)
    bench.parts.disclosures.remove(shown)
    hidden = bench.random.random() < 0.7
    if hidden:
        redaction = {"ground": bench.random.choice(["withheld", "erased"]), "name": shown["name"], "seq": shown["seq"]}
        bench.parts.redactions.append(redaction)
        bench.parts.redactions.sort(key=lambda each: (each["seq"], each["name"].encode()))
    person = "".join(claim["of"] for claim in bench.parts.manifest["complete"][:1])
    needed = shown["name"] in ("/purpose", "/recipient") and shown["seq"] == bench.parts.manifest["export"]
    needed = needed or (shown["name"] == f"ordinal/{person}" and shown["seq"] < bench.parts.manifest["export"])
    return bench.case("a disclosure withheld" + " and redacted" * hidden, must_fail=needed or not hidden)


def edited_redaction(bench):
    if not bench.parts.redactions:
        return withheld(bench)
    random, redactions = bench.random, bench.parts.redactions
    hidden, how = random.choice(redactions), random.randrange(6)
    if how == 0:
        hidden["ground"] = random.choice(["third-person", "count", "withheld", "not-visible", "erased"])
    elif how == 1:
        hidden["ground"] = random.choice(["", "secret", "Count", None, 1])
    elif how == 2:
        hidden["name"] = random.choice(["", "/none", "ordinal/U99"])
    elif how == 3:
        hidden["seq"] = random.choice([0, hidden["seq"] + 1, 10**9, -1, "1"])
    elif how == 4:
        shown = random.choice(bench.parts.disclosures)
        redactions.append({"ground": "withheld", "name": shown["name"], "seq": shown["seq"]})
        redactions.sort(key=lambda each: (str(each["seq"]).zfill(20), str(each["name"]).encode()))
    else:
        redactions.remove(hidden)
    return bench.case("a redaction", must_fail=how != 0)


def left_out(bench):
    """An event with all that belongs to it: a missing revision or ordinal, unless it is context that nothing counts."""
    at = bench.random.randrange(len(bench.parts.leaves))
    leaf, parts = bench.leaf(at), bench.parts
    seq = leaf["seq"]
    del parts.leaves[at], parts.proofs[at]
    parts.disclosures = [each for each in parts.disclosures if each["seq"] != seq]
    parts.redactions = [each for each in parts.redactions if each["seq"] != seq]
    if bench.random.random() < 0.8:
        parts.manifest["events"] -= 1
    claimed = {claim["of"] for claim in parts.manifest["complete"]}
    counted = leaf["stream"] in claimed or claimed & set(leaf["subjects"]) or parts.manifest["scope"] == "all"
    short = parts.manifest["events"] != len(parts.leaves)
    return bench.case("an event left out", must_fail=bool(counted or short or seq == parts.manifest["export"]))


def edited_manifest(bench):
    random, manifest = bench.random, bench.parts.manifest
    member = random.choice(sorted(manifest))
    value = manifest[member]
    if member == "complete" and value and random.random() < 0.7:
        claims = manifest["complete"]
        claim, how = random.choice(claims), random.randrange(5)
        if how == 0:
            claim["count"] += random.choice([-1, 1])
        elif how == 1:
            claim["of"] = random.choice(["all", "U2", "U4", "agreement/12", "agreement/13", "ledger", "", "U0", "a/1/2/3", "U4294967296"])
        elif how == 2:
            claims.remove(claim)
        elif how == 3:
            claims.append(dict(claim))
        else:
            claim["more"] = 1
    elif member == "head" and random.random() < 0.7:
        value[random.choice(["root", "size"])] = random.choice([value["root"], value["size"], value["size"] + 1, "A" * 43, 0, -1])
    else:
        manifest[member] = random.choice([
            value, 0, 1, -1, True, "", "all", "person/2", "agreement/12", "agreement/012", "U2", [], {}, None, "2026-09-01T00:00:00.000000Z",
            value + 1 if isinstance(value, int) else [value], 1 << 53, bench.other.manifest.get(member)])
    if random.random() < 0.1:
        manifest["more"] = 1
    if random.random() < 0.1:
        del manifest[member]
    return bench.case(f"manifest: {member}")


def edited_list(bench):
    """The manifest's list of files: paths with tricks, wrong sizes, doubled and missing entries."""
    random, files = bench.random, bench.parts.bundle()
    manifest = json.loads(files["manifest.json"])
    before = copy.deepcopy(manifest)
    listed, how = manifest["files"], random.randrange(7)
    entry = random.choice(listed)
    if how == 0:
        entry["path"] = random.choice([
            "../x", "/etc/passwd", "schemas/../head.txt", "./head.txt", "schemas//a.b.json", "schemas/a.json", "manifest.json", "",
            "attachments/" + "a" * 64, "schemas/a.b-0.json", "schemas/" + "a" * 120 + ".b.json", "schemas\\a.b.json", "head.txt\0", "HEAD.TXT", "schemas", "ü"])
    elif how == 1:
        entry["bytes"] = random.choice([0, entry["bytes"] + 1, 1 << 40, (1 << 53) - 1, -1, "1", None])
    elif how == 2:
        entry["sha256"] = random.choice(["", "a" * 64, entry["sha256"].upper(), url64(bytes(32)), None])
    elif how == 3:
        listed.remove(entry)
    elif how == 4:
        listed.append(dict(entry))
    elif how == 5:
        random.shuffle(listed)
    else:
        listed.append({"bytes": 0, "path": "schemas/a.b.json", "sha256": sha(b"").hex()})
    if random.random() < 0.8 and how != 5:
        listed.sort(key=lambda each: each["path"].encode())
    files["manifest.json"] = canonical(manifest) + b"\n"
    return Case("manifest: files", files, must_fail=manifest != before, key=bench.whole.key)


def file_tricks(bench):
    random, files = bench.random, bench.parts.bundle()
    name = random.choice(sorted(files))
    how = random.choice(["remove", "add", "rename", "folder", "link", "folder link", "pipe", "empty folder", "listed folder", "alike", "encoding"])
    extra = None
    if how == "remove":
        del files[name]
    elif how == "add":
        files[random.choice(["json.py", "schemas/x", "zz", "schemas/a.b.json", "attachments/" + "b" * 64, "a", "ü"])] = b"{}\n"
    elif how == "rename":
        files[name + random.choice(["~", ".txt", "A"])] = files.pop(name)
    elif how == "alike":  # U+212A is the same as K to Unicode, and so to some languages
        files = with_manifest({**bench.parts.files(), "schemas/Key.made.json": b"{}\n"}, bench.parts.manifest)
        files["schemas/\u212aey.made.json"] = b"{}\n"
    elif how == "folder":
        files["more/" + name] = files[name]
    else:
        def extra(folder):
            path = folder / name
            if how == "link":
                path.rename(folder.parent / "elsewhere")
                path.symlink_to(folder.parent / "elsewhere")
            elif how == "folder link":
                (folder / "schemas").rename(folder.parent / "schemas")
                (folder / "schemas").symlink_to(folder.parent / "schemas")
            elif how == "encoding":
                for each in random.sample([b"\xffa", b"\xc3\xbc", b"\xe2\x82x", b"\xf0\x9f\x98"], 2):
                    open(os.path.join(os.fsencode(folder), each), "wb").close()
            elif how == "pipe":
                path.unlink()
                os.mkfifo(path)
            elif how == "listed folder":
                path.unlink()
                path.mkdir()
            else:
                (folder / "schemas" / "deeper").mkdir()
    return Case(f"files: {how}", files, extra=extra, key=bench.whole.key)


def other_heads(bench):
    """Another ledger's head, an older one, one signed anew by another key; the manifest goes along with it or not."""
    random, parts, ledger = bench.random, bench.parts, bench.ledger
    how = random.choice(["other ledger's", "older", "signed anew", "forged", "cosigned", "two keys"])
    leaves = [sha(b"\0" + leaf) for leaf in ledger.leaves]
    key, must_fail = bench.whole.key, True
    if how == "other ledger's":
        parts.head = bench.other.head
        if random.random() < 0.5:
            parts.key = bench.other.key
    elif how == "older":
        size = random.randrange(1, len(leaves))
        parts.head = ledger.signer.note(size, bundles.root(leaves[:size]))
        if random.random() < 0.7:
            parts.manifest["head"] = {"root": url64(bundles.root(leaves[:size])), "size": size}
    elif how == "signed anew":
        stranger = bundles.Signer(ledger.origin, random.randbytes(32))
        parts.head = stranger.note(len(leaves), bundles.root(leaves))
        parts.key = random.choice([stranger.key, parts.key])
    elif how == "forged":  # a whole other history by another key: only what is held elsewhere can tell
        stranger = bundles.Ledger(random.random()).live(8)
        stranger.origin = ledger.origin
        stranger.signer = bundles.Signer(ledger.origin, random.randbytes(32))
        bench.parts = stranger.export(parts.manifest["scope"])
    elif how == "cosigned":  # by a witness too, as any C2SP note may be
        witness = bundles.Signer("witness.example", random.randbytes(32))
        text = parts.head[: parts.head.index(b"\n\n") + 1]
        parts.head += witness.note(1, bytes(32)).split(b"\n")[-2] + b"\n" if text else b""
        must_fail = False
    else:
        first = parts.head.splitlines(keepends=True)[-1]
        parts.head += corrupt(first, random) if random.random() < 0.5 else first
        must_fail = False
    return bench.case(f"head: {how}", key=key, must_fail=must_fail)


def anchors(bench):
    """A sound bundle, and things held elsewhere that fit it or do not."""
    random, ledger, parts = bench.random, bench.ledger, bench.parts
    leaves = [sha(b"\0" + leaf) for leaf in ledger.leaves]
    held, must_fail = {"key": random.choice([None, parts.key])}, False
    how = random.choice(["key", "head", "fork", "receipt", "other receipt", "nonsense", "larger", "digest", "other digest"])
    size = random.randrange(1, len(leaves) + 1)
    if how == "key":
        held["key"], must_fail = bench.other.key, True
    elif how == "head":
        held["head"] = ledger.signer.note(size, bundles.root(leaves[:size]))
    elif how == "larger":
        size = random.choice([len(leaves) + size, 2**53 - 1, 2**53, 2**63 - 1, 2**63])
        held["head"] = ledger.signer.note(size, bytes(32))
        must_fail = size >= 2**53
    elif how == "fork":
        size = random.choice([0, size, len(leaves)])
        held["head"] = ledger.signer.note(size, bytes(32))
        must_fail = size in (0, len(leaves)) or parts.manifest["scope"] == "all"
        must_fail = must_fail or not {size - 1, size}.isdisjoint(proof["index"] for proof in parts.proofs)
    elif how == "receipt":
        held["receipt"] = parts.receipt(ledger, random.randrange(size), size)
    elif how == "other receipt":
        leaf = random.randrange(size)
        held["receipt"] = parts.receipt(ledger, leaf, size).replace(b"index %d\n" % leaf, b"index %d\n" % (size - 1 - leaf), 1)
        here = size - 1 - leaf in [proof["index"] for proof in parts.proofs]
        must_fail = here and leaf != size - 1 - leaf
    elif how == "digest":
        digest = sha(parts.bundle()["manifest.json"])
        held["digest"] = random.choice([digest.hex(), bundles.base64.urlsafe_b64encode(digest).rstrip(b"=").decode()])
    elif how == "other digest":
        right = sha(parts.bundle()["manifest.json"]).hex()
        held["digest"] = random.choice([random.randbytes(32).hex(), right.upper(), right[:-1], right + "0", "+" + right[1:]])
        must_fail = True
    else:
        held[random.choice(["head", "receipt"])] = corrupt(parts.receipt(ledger, 0, size), random)
    return Case(f"held: {how}", parts.bundle(), must_fail=must_fail, **held)


def sound(bench):
    return Case("none", bench.parts.bundle(), must_fail=False, key=bench.random.choice([None, bench.whole.key]))


ALL = [
    any_file, any_file, relisted, relisted, several, several, odd_ledger, large_and_alike, odd_keys, some_lines, some_lines, odd_json, odd_manifest,
    odd_notes, odd_notes, edited_leaf, edited_leaf_and_disclosure, edited_disclosure, swapped_disclosures, withheld,
    edited_redaction, left_out, left_out, edited_manifest, edited_manifest, edited_list, file_tricks, file_tricks, other_heads, other_heads, anchors, anchors, rewritten, kept_event, kept_event, empty_scope, zip_bytes, zip_tricks,
    zip_tricks, zip_tricks, sound,
]
