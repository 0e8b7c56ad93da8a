"""Small ledgers and valid bundles of them, made from Docs/Format.md alone: no line of this is shared with verify.py or
with the programs, so that a mistake in one of the three is a disagreement.

    python3 bundles.py DIR    writes one bundle of every scope below DIR, each as a directory and as a zip, with the key
"""

import base64
import hashlib
import io
import json
import pathlib
import random
import sys
import zipfile

# ---- Ed25519, signing: RFC 8032, section 6, in affine coordinates ---------------------------------------------------

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
BASE = (
    15112221349535400772501151409588531511454012693041857206046113283949847762202,
    46316835694926478169428394003475163141307993866256225615783033603165251855960,
)


def plus(a, b):
    crossed = CURVE * a[0] * b[0] * a[1] * b[1] % PRIME
    return (
        (a[0] * b[1] + b[0] * a[1]) * pow(1 + crossed, -1, PRIME) % PRIME,
        (a[1] * b[1] + a[0] * b[0]) * pow(1 - crossed, -1, PRIME) % PRIME,
    )


def times(number, point):
    sum = (0, 1)
    while number:
        if number & 1:
            sum = plus(sum, point)
        point, number = plus(point, point), number >> 1
    return sum


def packed(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


class Signer:
    """A key and its origin."""

    def __init__(self, origin, secret):
        self.origin = origin
        stretched = hashlib.sha512(secret).digest()
        self.scalar = int.from_bytes(stretched[:32], "little") & ((1 << 254) - 8) | 1 << 254
        self.prefix = stretched[32:]
        self.public = packed(times(self.scalar, BASE))
        self.id = hashlib.sha256(origin.encode() + b"\n\x01" + self.public).digest()[:4]
        self.key = f"{origin}+{self.id.hex()}+" + base64.b64encode(b"\x01" + self.public).decode()

    def sign(self, message):
        nonce = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), "little") % ORDER
        first = packed(times(nonce, BASE))
        challenge = int.from_bytes(hashlib.sha512(first + self.public + message).digest(), "little")
        return first + ((nonce + challenge * self.scalar) % ORDER).to_bytes(32, "little")

    def note(self, size, root):
        text = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n".encode()
        return text + b"\n\xe2\x80\x94 " + self.origin.encode() + b" " + base64.b64encode(self.id + self.sign(text)) + b"\n"


# ---- The tree, by its definition (RFC 6962, 2.1) --------------------------------------------------------------------


def sha(data):
    return hashlib.sha256(data).digest()


def split(size):
    return 1 << (size - 1).bit_length() - 1


def root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha(b"")
    middle = split(len(hashes))
    return sha(b"\x01" + root(hashes[:middle]) + root(hashes[middle:]))


def path(index, hashes):
    """From leaf to root."""
    if len(hashes) < 2:
        return []
    middle = split(len(hashes))
    if index < middle:
        return path(index, hashes[:middle]) + [root(hashes[middle:])]
    return path(index - middle, hashes[middle:]) + [root(hashes[:middle])]


# ---- Text -----------------------------------------------------------------------------------------------------------


def canonical(value):
    """RFC 8785 for what is here: member names are in the Basic Multilingual Plane, numbers are integers."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def url64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def lines(values):
    return b"".join(canonical(value) + b"\n" for value in values)


# ---- A ledger -------------------------------------------------------------------------------------------------------

WORDS = ["Quarterly pipeline", "zwölf Gespräche im März", "„gut“ – 好", 'a "quoted"\\line\nand\ttab', "😀 done", "", "U17"]


class Ledger:
    """Events in memory: leaves' bytes, and what opens their sealed members with the owner of each."""

    def __init__(self, seed, name="acme"):
        self.random = random.Random(seed)
        self.leaves, self.opened, self.revisions, self.ordinals = [], [], {}, {}
        self.origin = f"{name}/{self.random.randbytes(16).hex()}/simulated"
        self.signer = Signer(self.origin, self.random.randbytes(32))
        self.micros = 0

    def append(self, type, stream, actor, subjects, data=None, sealed=()):
        """`sealed`: (pointer, value, owner). Every subject's ordinal is sealed besides."""
        seq, revision = len(self.leaves), self.revisions.get(stream, 0)
        self.revisions[stream] = revision + 1
        self.micros += self.random.randrange(1, 10_000_000)
        members = list(sealed)
        for person in subjects:
            members.append((f"ordinal/{person}", self.ordinals.get(person, 0), person))
            self.ordinals[person] = self.ordinals.get(person, 0) + 1
        opened = {}
        for name, value, owner in members:
            opened[name] = (url64(canonical([url64(self.random.randbytes(16)), name, value])), owner)
        minutes, micros = divmod(self.micros, 60_000_000)
        leaf = {
            "actor": actor, "at": f"2026-09-{1 + minutes // 1440:02}T{minutes // 60 % 24:02}:{minutes % 60:02}:"
            f"{micros // 1_000_000:02}.{micros % 1_000_000:06}Z",
            "cmd": f"{self.random.randbytes(4).hex()}-4dcc-7173-93a6-{self.random.randbytes(6).hex()}",
            "data": data or {}, "part": [0, 1], "rev": revision, "salt": url64(self.random.randbytes(16)),
            "sealed": {name: url64(sha(text.encode())) for name, (text, _) in opened.items()}, "seq": seq,
            "stream": stream, "subjects": subjects, "type": type, "v": 1,
        }
        if self.random.random() < 0.2:
            leaf["via"] = "U1"
        if seq > 2 and self.random.random() < 0.2:
            leaf["cause"], leaf["basis"] = seq - 1, [seq - 3, seq - 2]
        self.leaves.append(canonical(leaf))
        self.opened.append(opened)
        return seq

    def words(self):
        return self.random.choice(WORDS)

    def live(self, events):
        """People U1 to U4, agreement/12 between U2 and U3, promise/9 of it, and other things in between."""
        self.append("ledger.opened", "ledger", "operator", [], {"name": "Acme", "zone": "Europe/Berlin"})
        for person in range(1, 5):
            self.append("member.registered", f"person/{person}", "operator", [f"U{person}"],
                        sealed=[("/handle", f"person{person}", f"U{person}"), ("/name", self.words(), f"U{person}")])
        self.append("agreement.discussed", "agreement/12", "U2", ["U3", "U2"], {"revision": 1}, [("/text", self.words(), "U2")])
        while len(self.leaves) < events:
            kind = self.random.randrange(5)
            if kind == 0:
                self.append("agreement.discussed", "agreement/12", "U2", ["U3", "U2"], {"revision": 1},
                            [("/text", self.words(), "U2")])
            elif kind == 1:
                self.append("promise.made", "promise/9", "U3", ["U3", "U2"], {"due": "2026-10-01"},
                            [("/what", self.words(), "U3")])
            elif kind == 2:
                self.append("feedback.given", f"feedback/{len(self.leaves)}", "U4", ["U4", "U2"], {"kind": "praise"},
                            [("/how", self.words(), "U2"), ("/what", self.words(), "U2")])
            elif kind == 3:
                self.append("measurement.recorded", "measurement/5/3", "U1", ["U3"], {"value": "17.25"})
            else:
                self.append("policy.published", "ledger", "U1", [], {"version": len(self.leaves)})
        return self

    # ---- What a scope takes of it -----------------------------------------------------------------------------------

    def chosen(self, scope, export):
        """The events of a scope before the export, and what is complete of them."""
        leaves = [json.loads(leaf) for leaf in self.leaves[:export]]
        if scope == "all":
            return list(range(export)), [{"count": export, "of": "all"}]
        if scope.startswith("person/"):
            person = "U" + scope[7:]
            mine = [leaf["seq"] for leaf in leaves if person in leaf["subjects"]]
            return mine, [{"count": len(mine), "of": person}]
        streams = [scope, "promise/9"]
        seqs = [leaf["seq"] for leaf in leaves if leaf["stream"] in streams or leaf["type"] == "member.registered"]
        counts = [sum(leaf["stream"] == stream for leaf in leaves) for stream in streams]
        return seqs, [{"count": count, "of": stream} for count, stream in zip(counts, streams) if count]

    def export(self, scope, purpose="to settle a dispute", recipient=None, after=3, about=("U2", "U3")):
        """Appends `export.made` and some more, and returns the parts of a bundle."""
        export = len(self.leaves)
        seqs, complete = self.chosen(scope, export)
        sealed = [("/purpose", purpose, "U3")] + ([("/recipient", recipient, "U3")] if recipient is not None else [])
        self.append("export.made", f"export/{export}", "U3", ["U3"],
                    {"listing": url64(sha(canonical(complete))), "scope": scope}, sealed)
        for _ in range(after):
            self.append("policy.published", "ledger", "U1", [], {"version": len(self.leaves)})
        seqs = list(range(len(self.leaves))) if scope == "all" else seqs + [export]
        shown = about if scope != "all" else ("U1", "U2", "U3")
        shown = ("U" + scope[7:], "U3") if scope.startswith("person/") else shown
        return Parts(self, scope, seqs, complete, export, purpose, recipient, shown)


class Parts:
    """What a bundle is made of, before it is bytes: damage done here is damage that the manifest bears out."""

    def __init__(self, ledger, scope, seqs, complete, export, purpose, recipient, about):
        hashes = [sha(b"\x00" + leaf) for leaf in ledger.leaves]
        made = json.loads(ledger.leaves[export])
        self.signer = ledger.signer
        self.leaves = [ledger.leaves[seq] for seq in seqs]
        self.proofs = [{"hashes": list(map(url64, path(seq, hashes))), "index": seq} for seq in seqs]
        self.disclosures, self.redactions = [], []
        for seq in seqs:
            for name, (text, owner) in sorted(ledger.opened[seq].items(), key=lambda member: member[0].encode()):
                if owner in about:
                    self.disclosures.append({"disclosure": text, "name": name, "seq": seq})
                else:
                    ground = "count" if name.startswith("ordinal/") else "third-person"
                    self.redactions.append({"ground": ground, "name": name, "seq": seq})
        self.head = ledger.signer.note(len(hashes), root(hashes))
        self.key = ledger.signer.key
        self.manifest = {
            "complete": complete, "events": len(seqs), "export": export, "format": "ledger-evidence/1",
            "head": {"root": url64(root(hashes)), "size": len(hashes)}, "madeAt": made["at"], "origin": ledger.origin,
            "purpose": purpose, "requester": "U3", "scope": scope,
        }
        if recipient is not None:
            self.manifest["recipient"] = recipient

    def receipt(self, ledger, seq, size):
        """As if it had been kept since the log had that size."""
        hashes = [sha(b"\x00" + leaf) for leaf in ledger.leaves[:size]]
        body = "".join(base64.b64encode(hash).decode() + "\n" for hash in path(seq, hashes))
        return f"c2sp.org/tlog-proof@v1\nindex {seq}\n{body}\n".encode() + ledger.signer.note(size, root(hashes))

    def files(self):
        """Path → bytes, without the manifest."""
        elements = [canonical(redaction) for redaction in self.redactions]
        files = {
            "VERIFY.txt": b"sha256sum -c\n", "verify.py": b"print()\n", "report.html": b"<!DOCTYPE html>\n",
            "head.txt": self.head, "policy.txt": f"log {self.key}\nquorum none\n".encode(),
            "events.jsonl": b"".join(leaf + b"\n" for leaf in self.leaves),
            "disclosures.jsonl": lines(self.disclosures),
            "redactions.json": b'{"redactions":[\n' + b"".join(
                element + (b",\n" if index + 1 < len(elements) else b"\n") for index, element in enumerate(elements)
            ) + b"]}\n",
        }
        if self.manifest.get("scope") != "all":
            files["proofs.jsonl"] = lines(self.proofs)
        files["schemas/export.made.json"] = b"{}\n"
        attachment = b"attached"
        files["attachments/" + sha(attachment).hex()] = attachment
        return files

    def bundle(self):
        return with_manifest(self.files(), self.manifest)


def with_manifest(files, manifest):
    """All files with a manifest that lists them as they are."""
    listed = [{"bytes": len(files[name]), "path": name, "sha256": sha(files[name]).hex()} for name in sorted(files)]
    return {**files, "manifest.json": canonical({**manifest, "files": listed}) + b"\n"}


def write(files, target):
    for name, data in files.items():
        file = pathlib.Path(target, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return target


def zipped(files, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 0, 0, 0)), data, method)
    return buffer.getvalue()


def samples(seed, events=24):
    """One ledger of every scope: (name, ledger, parts)."""
    for name, scope, recipient in [
        ("all", "all", None), ("person", "person/2", "works council"), ("agreement", "agreement/12", "Amtsgericht"),
    ]:
        ledger = Ledger(f"{seed} {name}").live(events)
        yield name, ledger, ledger.export(scope, recipient=recipient)


if __name__ == "__main__":
    for name, ledger, parts in samples(1):
        folder = pathlib.Path(sys.argv[1])
        write(parts.bundle(), folder / name)
        (folder / f"{name}.zip").write_bytes(zipped(parts.bundle()))
        (folder / f"{name}.key").write_text(parts.key + "\n")
        (folder / f"{name}.head").write_bytes(parts.head)
        (folder / f"{name}.tlog-proof").write_bytes(parts.receipt(ledger, parts.manifest["export"], len(ledger.leaves) - 1))
