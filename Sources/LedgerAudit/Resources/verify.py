#!/usr/bin/env python3
"""Checks an evidence bundle of an accountability ledger. Python 3.9 or later and nothing else; no network; writes nothing.

    python3 -I verify.py [--key KEY] [--head FILE] [--receipt FILE [--leaf FILE]] [--json] [BUNDLE]

BUNDLE is a directory or a .zip; without it, the directory of this file. KEY is the ledger's verifier key, or a file with
it; FILE a tree head, or a receipt and its event. Take these, and this program, from where YOU kept them: what comes with a
bundle can only show that the bundle agrees with itself.

Exit status: 0 it holds, and something from elsewhere vouches for it; 1 it does not hold, and the first finding is named;
2 it cannot be judged; 3 it is consistent in itself, and nothing vouches for it.

Tools come first, then the checks in the order in which they are made. Written from the page "Format" of the ledger's
documentation alone: this shares no line with the programs that write bundles.
"""
import os
import sys
if __name__ == "__main__" and sys.path and os.path.realpath(sys.path[0]) == os.path.dirname(os.path.realpath(__file__)):
    del sys.path[0]  # a json.py that somebody laid beside this file must not become part of it
import argparse, base64, functools, hashlib, itertools, json, re, stat, struct, zipfile, zlib

MANIFEST, EVENTS, PROOFS = "manifest.json", "events.jsonl", "proofs.jsonl"
DISCLOSURES, REDACTIONS = "disclosures.jsonl", "redactions.json"
ALWAYS = {"VERIFY.txt", DISCLOSURES, EVENTS, "head.txt", "policy.txt", REDACTIONS, "report.html", "verify.py"}
OTHERS = re.compile(r"(?!.{129})(schemas/[A-Za-z]+\.[A-Za-z]+(-[1-9][0-9]*)?\.json|attachments/[0-9a-f]{64})")
GROUNDS = {"third-person", "count", "withheld", "not-visible", "erased"}
FILES, CLAIMS, LINE, NOTE, MANIFEST_BYTES, PARTS, TEXT = 4096, 65536, (1 << 20) - 1, 1 << 18, 1 << 23, 600_000, 1 << 16
LIST, TOTAL = 1 << 21, 1 << 40

class Finding(Exception):
    """The first thing that does not hold."""
    def __init__(self, check, file, line, why):
        super().__init__(why)
        self.check, self.file, self.line = check, file, line
class Unusable(Exception):
    """There is nothing that could be judged."""
class Blaming:
    """with Blaming(check, file): whatever does not hold inside is a finding of that check, there."""
    def __init__(self, check, file):
        self.check, self.file, self.line = check, file, None
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        if isinstance(error, ValueError):
            raise Finding(self.check, self.file, self.line, str(error)) from None
def must(holds, why):
    if not holds:
        raise ValueError(why)

# ---- JSON, read so strictly that bytes and meaning are one -----------------------------------------------------------
def integer(digits):
    must(len(digits) <= 17 and abs(int(digits)) < 1 << 53, "an integer is beyond 2^53 - 1")
    return int(digits)
def refuse(number):
    must(False, "a number is no integer")
DECODER = json.JSONDecoder(parse_int=integer, parse_float=refuse, parse_constant=refuse)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
def encoded(value):
    """RFC 8785: members in the order of their UTF-16 code units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return b"{" + b",".join(ENCODER.encode(name).encode() + b":" + encoded(value[name]) for name in names) + b"}"
    return b"[" + b",".join(map(encoded, value)) + b"]" if isinstance(value, list) else ENCODER.encode(value).encode()
def depth(value):
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)
def canonical(line):
    """The value of a line; refuses what would be written otherwise: doubled members, spaces, needless escapes, -0."""
    try:
        text = line.decode("utf-8")
        value = DECODER.decode(text)
        must(text.count("[") + text.count("{") <= 64 or depth(value) <= 64, "it is nested more than 64 deep")
    except RecursionError:
        raise ValueError("it is nested more than 64 deep") from None
    quick, text = text.isascii(), None  # which sorts alike in every encoding; and text may take much memory
    must(line == (ENCODER.encode(value).encode() if quick else encoded(value)), "it is not canonical JSON (RFC 8785)")
    return value
string, array, members = (lambda value, kind=kind: isinstance(value, kind) for kind in (str, list, dict))
def count(value):
    return type(value) is int and value >= 0
def matching(pattern):
    whole = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and whole(value) is not None
def numbered(pattern):
    """N is a number from 1 to 2^32 - 1 without leading zeros."""
    test = matching(pattern.replace("N", "[1-9][0-9]{0,9}"))
    return lambda value: test(value) and all(int(n) < 1 << 32 for n in re.findall("[0-9]{10}", value))
def shape(**members):
    """A test for objects with exactly these members, each of which its own test takes."""
    return lambda value: isinstance(value, dict) and value.keys() == members.keys() and all(
        test(value[name]) for name, test in members.items())
digest = matching("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")  # 32 bytes in base64url; the last letter has two bits to spare

def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
def unurl64(text):
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    must(url64(data) == text, "base64url is spelled otherwise than it should be")
    return data
def un64(text):
    data = base64.b64decode(text, validate=True)
    must(base64.b64encode(data) == text, "base64 is spelled otherwise than it should be")
    return data

# ---- The tree (RFC 6962 and 9162) ------------------------------------------------------------------------------------
def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()
def folded(hashes):
    """The root over complete subtrees, the smallest first: as many as there are ones in the number of leaves."""
    return functools.reduce(lambda right, left: node(left, right), hashes) if hashes else hashlib.sha256().digest()
def pieces(size):
    """Those subtrees for the first leaves: (level, place in it)."""
    return [(level, (size >> level) - 1) for level in range(size.bit_length()) if size >> level & 1]
def early(size, met):
    """The root that there was at a size, if all its subtrees were met."""
    hashes = [met.get(piece) for piece in pieces(size)]
    return None if None in hashes else folded(hashes)
def follow(hash, index, size, path, met):
    """RFC 9162, 2.1.3.2: the root to which a path leads, or None. Of subtrees that are met, those in `met` are noted there."""
    level, last = 0, size - 1
    def meet(at, hash):
        if (level, at) in met and (at + 1) << level <= size:
            met[level, at] = hash
    meet(index, hash)
    for sibling in path:
        if last == 0:
            return None
        right = index & 1 or index == last
        while right and not index & 1:
            index, last, level = index >> 1, last >> 1, level + 1
        meet(index - 1 if right else index + 1, sibling)
        hash = node(sibling, hash) if right else node(hash, sibling)
        index, last, level = index >> 1, last >> 1, level + 1
        meet(index, hash)
    return hash if last == 0 else None
class Edge:
    """A growing tree as its complete subtrees, the largest first."""
    def __init__(self, met):
        self.size, self.subtrees, self.met = 0, [], met
    def append(self, hash):
        self.size += 1
        for level in range((self.size & -self.size).bit_length()):
            hash = node(self.subtrees.pop(), hash) if level else hash
            if (level, (self.size >> level) - 1) in self.met:
                self.met[level, (self.size >> level) - 1] = hash
        self.subtrees.append(hash)
    def root(self):
        return folded(self.subtrees[::-1])

# ---- Ed25519 (RFC 8032, 5.1) and what it signs here (C2SP signed-note, tlog-checkpoint, tlog-proof) -------------------
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):
    """Points are (x, y, z, xy/z), with x/z and y/z on the curve."""
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (t - s) * (v - u) % P, (v + u) * (t + s) % P, (v - u) * (v + u) % P, (t - s) * (t + s) % P
def point(data):
    y, odd = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None  # no point, or one that is not spelled as it should be
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P
ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022  # y of points of that order, or P less that
BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def is_signed(public, message, signature):
    key, s = point(public), int.from_bytes(signature[32:], "little")
    if key is None or len(signature) != 64 or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus, sum = (P - key[0], key[1], 1, P - key[3]), (0, 1, 1, 0)
    terms = None, BASE, minus, add(BASE, minus)
    for bit in range(252, -1, -1):  # s times the base point, less h times the key's, must be the signature's first half
        sum, term = add(sum, sum), terms[s >> bit & 1 | (h >> bit & 1) << 1]
        sum = add(sum, term) if term else sum
    inverse = pow(sum[2], P - 2, P)
    return (sum[1] * inverse % P | (sum[0] * inverse % P & 1) << 255).to_bytes(32, "little") == signature[:32]
def is_name(name):
    return not any(letter.isspace() or letter == "+" for letter in name)
class Key:
    """origin+<its id, 8 hexadecimal digits>+<base64 of 0x01 and 32 bytes>"""
    def __init__(self, text, whole=re.compile(r"([^\0-\x1f+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})").fullmatch):
        parts = whole(text)
        must(parts and is_name(parts[1]), "it is no verifier key: origin+id+public key")
        self.text, self.origin, public = text, parts[1], un64(parts[3].encode())
        self.id, self.public = hashlib.sha256(self.origin.encode() + b"\n" + public).digest()[:4], public[1:]
        must(public[0] == 1 and self.id.hex() == parts[2], "it is no verifier key of Ed25519, or was not copied whole")
        y = int.from_bytes(public[1:], "little") & (1 << 255) - 1
        must(y < P and min(y, P - y) not in (0, 1, ORDER_8), "it is a key for which anybody can sign")

class Head:
    """A tree head: origin, size and root; an empty line; signatures."""
    WHOLE = re.compile(rb"([^\0-\x1f]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/]{43}=)\n\n"
                       rb"((?:\xe2\x80\x94 [^\0- ]+ [A-Za-z0-9+/]+=*\n){1,100})")
    def __init__(self, data):
        parts = self.WHOLE.fullmatch(data) if len(data) <= NOTE else None
        must(parts, "it is no tree head: origin, size, root, an empty line, signatures")
        self.origin, self.size, self.root = parts[1].decode(), int(parts[2]), un64(parts[3])
        must(self.root == hashlib.sha256().digest() if self.size == 0 else self.size < 1 << 53,
             "it is no tree head: of no events, with another root, or of more than 2^53 - 1")
        lines = [line.split(" ") for line in parts[4].decode().splitlines()]
        self.signed, self.signatures = data[:parts.end(3) + 1], [(name, un64(text.encode())) for _, name, text in lines]
        must(all(is_name(name) and len(signature) > 4 for name, signature in self.signatures), "a signature is malformed")
    def is_by(self, key):
        """Signed by this key for its own origin, and everything signed in its name and id is good."""
        own = [s[4:] for name, s in self.signatures if name == key.origin == self.origin and s[:4] == key.id]
        return own != [] and all(is_signed(key.public, self.signed, signature) for signature in own)

class Receipt:
    WHOLE = re.compile(rb"c2sp\.org/tlog-proof@v1\n(?:extra ([A-Za-z0-9+/]*=*)\n)?index (0|[1-9][0-9]{0,18})\n"
                       rb"((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.*)", re.DOTALL)
    def __init__(self, data):
        parts = self.WHOLE.fullmatch(data)
        must(parts, "it is no receipt (c2sp.org/tlog-proof@v1)")
        self.index, self.hashes, self.head = int(parts[2]), list(map(un64, parts[3].split())), Head(parts[4])
        must(self.index < self.head.size and len(un64(parts[1] or b"")) <= 1 << 16,
             "it is no receipt: its index is not in its tree, or its line extra is too long")

# ---- Where the bundle lies: a directory, or a zip of which nothing is unpacked to disk --------------------------------
class Directory:
    """No link is followed: what is not a plain file in a plain folder is not there, and stands out."""
    def __init__(self, path):
        self.path = os.fsencode(path)
        manifest = os.path.join(self.path, MANIFEST.encode())
        if not os.path.lexists(manifest) or not stat.S_ISREG(os.lstat(manifest).st_mode):
            raise Unusable("no file manifest.json lies there: this is no bundle")
    __enter__, __exit__ = lambda self: self, lambda self, *error: None
    def survey(self, listed):
        """Which of the listed files are here; and the first other thing, in the order of bytes."""
        here, strange, pending = set(), None, [b""]
        folders = {path.partition("/")[0] for path in listed if "/" in path}
        while pending:
            folder = pending.pop()
            with os.scandir(os.path.join(self.path, folder)) as entries:
                for entry in entries:
                    path = folder + entry.name
                    name = path.decode("utf-8", "replace")
                    if entry.is_file(follow_symlinks=False) and (name in listed or name == MANIFEST):
                        here.add(name)
                    elif entry.is_dir(follow_symlinks=False) and name in folders:
                        pending.append(path + b"/")
                    else:
                        strange = min(strange or path, path)
        return here, strange and strange.decode("utf-8", "replace")
    def chunks(self, path, limit):
        """Its bytes in pieces, until more than `limit` have come."""
        flags = sum(getattr(os, flag, 0) for flag in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
        with open(os.open(os.path.join(self.path, path.encode()), flags), "rb") as file:
            chunk = b"first"
            while chunk and limit >= 0:
                chunk = file.read(min(1 << 18, limit + 1))
                limit -= len(chunk)
                yield chunk

class Zip(Directory):
    """zipfile reads the list of entries; that each of them is what the list says is looked at here."""
    def __init__(self, path):
        if not os.path.isfile(path):
            raise Unusable("nothing lies there")
        self.file = open(path, "rb")
        try:
            self.start = self.list_start()
            with zipfile.ZipFile(self.file) as archive:
                self.entries = archive.infolist()
            must(archive.start_dir == self.start and 0 in {each.header_offset for each in self.entries}, "it begins with no entry")
            for entry in self.entries:  # bytes that are not UTF-8 stay in order, and are no name of the table
                raw = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437")
                entry.orig_filename = raw.decode("utf-8", "surrogateescape")
            self.first = {entry.orig_filename: entry for entry in reversed(self.entries)}  # of two of a name, the first
            must(MANIFEST in self.first, "no manifest.json is in it")
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, IndexError, struct.error) as error:
            self.file.close()
            raise Unusable(f"it is neither a directory nor a zip that is a bundle: {error}") from None
    def list_start(self):
        """The end record is the last thing, behind ZIP64's two if there are any, and the list reaches to it: no zip but this one."""
        size = self.file.seek(0, os.SEEK_END)
        self.file.seek(max(0, size - 98))
        tail, end = self.file.read(98).rjust(98), size - 22
        sign, disks, length, start, comment = struct.unpack("<4sL4xLLH", tail[76:])
        if tail[56:60] == b"PK\6\7":
            must(tail[60:64] == bytes(4) and tail[72:76] in (bytes(4), b"\1\0\0\0"), "it has other volumes")
            if tail[:4] == b"PK\6\6":
                disks, length, start, end = *struct.unpack("<Q16xQQ", tail[16:56]), size - 98
        must((sign, comment, disks) == (b"PK\5\6", 0, 0) and start + length == end and length <= LIST, "it does not end as a zip")
        self.file.seek(start)
        names, at = self.file.read(length), 0
        while at < length:
            at += 46 + sum(struct.unpack_from("<3H", names, at + 28))
        must(at == length, "its list of entries goes on behind its end")
        return start
    def __exit__(self, kind, error, trace):
        self.file.close()
    def survey(self, listed):
        here, strange, folders = set(), [], {path.partition("/")[0] + "/" for path in listed if "/" in path}
        for entry in self.entries:
            name, kind = entry.orig_filename, entry.external_attr >> 28 << 12
            plain = (name in listed or name == MANIFEST) and kind in (0, stat.S_IFREG)
            folder = name in folders and entry.file_size == 0 and kind in (0, stat.S_IFDIR)
            (here.add if name not in here and (plain or folder) else strange.append)(name)
        first = min((name.encode("utf-8", "surrogateescape") for name in strange), default=None)
        return here, first and first.decode("utf-8", "replace")
    def chunks(self, path, limit):
        entry = self.first[path]
        self.file.seek(entry.header_offset)
        sign, flags, method, n, m = struct.unpack("<4s2xHH16xHH", self.file.read(30).ljust(30))
        at = entry.header_offset + 30 + n + m
        end, made, sum, unpack = at + entry.compress_size, 0, 0, zlib.decompressobj(-15)
        must((sign, flags, method) == (b"PK\3\4", entry.flag_bits, entry.compress_type) and
             self.file.read(n) == path.encode(), "the entry is not what the zip's list says")
        must(not flags & 1 and method in (0, 8), "the entry is encrypted, or packed in an unknown way")
        must(end <= self.start and not any(entry.header_offset <= other.header_offset < end for other in self.entries
                                           if other is not entry), "the entry lies over something else in the zip")
        while at < end and made <= limit:
            self.file.seek(at)
            data = self.file.read(min(1 << 16, end - at))
            must(data, "the entry is cut off")
            at, chunk = at + len(data), data
            while chunk and made <= limit:
                try:
                    chunk = unpack.decompress(data, 1 << 18) if method else data
                except zlib.error:
                    raise ValueError("the entry cannot be unpacked") from None
                must(not unpack.eof or (at == end and not unpack.unused_data), "the entry goes on behind its end")
                data = unpack.unconsumed_tail if method else b""
                made, sum = made + len(chunk), zlib.crc32(chunk, sum)
                yield chunk
        must(made > limit or (made, sum, unpack.eof) == (entry.file_size, entry.CRC, method == 8),
             "the entry has another length or checksum than the zip says")
def whole(bundle, path, limit):
    data = b"".join(bundle.chunks(path, limit))
    must(len(data) <= limit, f"it has more than {limit} bytes")
    return data

class Lines(Blaming):
    """A file's lines one by one, in bounded memory. `with lines:` blames the line that was read last."""
    def __init__(self, bundle, path, check):
        super().__init__(check, path)
        self.line, self.lines = 0, self.split(bundle.chunks(path, TOTAL))
    @staticmethod
    def split(chunks):
        rest = b""
        for chunk in chunks:
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines + [rest] * (len(rest) > LINE):
                must(len(line) <= LINE, "the line is longer than 1 MiB with its line feed")
                yield line
        must(not rest, "the line does not end with a line feed")
    def next(self):
        self.line += 1
        with self:
            return next(self.lines, None)

class Disclosures(Lines):
    """What is shown of the leaves, in their order, read one line ahead."""
    ahead, last, over, form = None, (-1, b""), False, staticmethod(shape(disclosure=string, name=string, seq=count))
    def of(self, seq):
        """The lines about that leaf; there must be none that no leaf comes to."""
        while not self.over:
            with self:
                if self.ahead is None:
                    text = self.text()
                    if text is None:
                        self.over = True
                        return
                    self.ahead = canonical(text)
                    must(self.form(self.ahead), "the line has not the members that it should have")
                    place = self.ahead["seq"], self.ahead["name"].encode("utf-8", "surrogatepass")
                    must(place > self.last, "the line is not behind the one before, by seq and name")
                    self.last = place
                must(self.ahead["seq"] >= seq, "the line is about no leaf that is here")
            if self.ahead["seq"] > seq:
                return
            yield self.ahead
            self.ahead = None
    text = Lines.next

class Redactions(Disclosures):
    """The same, laid out as one JSON document: a header, elements with commas between them, an end."""
    form, due = staticmethod(shape(ground=string, name=string, seq=count)), "element or end"
    def text(self):
        must(self.line > 0 or self.next() == b'{"redactions":[', 'the line is not {"redactions":[')
        line = self.next()
        if line == b"]}" and "end" in self.due:
            must(self.next() is None, "the line stands behind the end")
            return None
        must(line not in (None, b"]}") and "element" in self.due, "the line is not what is due there")
        self.due = "element" if line.endswith(b",") else "end"
        return line[:-1] if self.due == "element" else line

# ---- The checks, in their order --------------------------------------------------------------------------------------
def short(value):
    return isinstance(value, str) and len(value.encode("utf-8", "surrogatepass")) <= TEXT
MEMBERS = dict(complete=array, events=count, export=count, files=array, format=matching("ledger-evidence/1"), madeAt=short,
    head=shape(root=digest, size=count), origin=short, purpose=short, requester=short,
    scope=numbered("all|(person|agreement)/N"))
WHOLE = numbered("UN|[a-z]+(/N){0,2}")
CLAIM = shape(count=count, of=lambda of: short(of) and WHOLE(of))
PROOF = shape(hashes=lambda hashes: array(hashes) and all(map(digest, hashes)), index=count)
FILE = shape(bytes=count, path=short, sha256=matching("[0-9a-f]{64}"))
def ascends(names):
    names = [name.encode("utf-8", "surrogatepass") for name in names]
    return all(a < b for a, b in zip(names, names[1:]))

def check_manifest(bundle):
    with Blaming("manifest", MANIFEST):
        data = whole(bundle, MANIFEST, MANIFEST_BYTES)
        bundle.digest = hashlib.sha256(data).digest()
        must(data.endswith(b"\n"), "it does not end with a line feed")
        parts = re.finditer(rb'"[^"]*"|[\[{:,]', data.replace(rb"\\", b"").replace(rb'\"', b""))
        must(all(len(part[0]) <= 6 * TEXT + 2 for part in itertools.islice(parts, PARTS)) and next(parts, None) is None,
             "it lists or says more than a bundle may")  # before that is taken apart in memory
        manifest = canonical(data[:-1])
        recipient = dict(recipient=short) if isinstance(manifest, dict) and "recipient" in manifest else {}
        must(shape(**MEMBERS, **recipient)(manifest), "it has not the members that it should have, each of its form")
        complete, files, size = manifest["complete"], manifest["files"], manifest["head"]["size"]
        must(manifest["export"] < size and manifest["events"] <= size, "export or events goes beyond the head's size")
        must(manifest["scope"] != "all" or manifest["events"] == size, "scope all has as many events as the head")
        must(len(complete) <= CLAIMS and len(files) <= FILES, "it lists more than a bundle may have")
        must(all(map(CLAIM, complete)) and ascends(c["of"] for c in complete), "its complete is malformed or out of order")
        must(all(map(FILE, files)) and ascends(f["path"] for f in files), "its files is malformed or out of order")
        must(sum(file["bytes"] for file in files) <= TOTAL, "it lists more bytes than a bundle may have")
        return manifest

def check_files(bundle, manifest):
    """Exactly the files of the list are here, byte for byte."""
    listed = {file["path"]: file for file in manifest["files"]}
    def require(path, holds, why):
        with Blaming("files", path):
            must(holds, why)
    for path in listed:
        require(path, path in ALWAYS or path == PROOFS or OTHERS.fullmatch(path), "no such file belongs into a bundle")
    due = ALWAYS | {PROOFS} if manifest["scope"] != "all" else ALWAYS
    for path in sorted(due ^ (listed.keys() & (ALWAYS | {PROOFS}))):
        require(path, False, "the manifest must list it" if path in due else "for scope all there is none")
    here, strange = bundle.survey(listed)
    for path in listed:
        require(path, path in here, "it is listed, and no plain file of that name is here")
    require(strange, strange is None, "it is here and the manifest does not list it")
    for path, file in listed.items():
        with Blaming("files", path):
            size, hash = 0, hashlib.sha256()
            for chunk in bundle.chunks(path, file["bytes"]):
                size, _ = size + len(chunk), hash.update(chunk)
            must((size, hash.hexdigest()) == (file["bytes"], file["sha256"]), "its bytes are not those that are listed")
            must(not path.startswith("attachments/") or path[12:] == file["sha256"], "it is not named by its SHA-256")

def check_head(bundle, manifest):
    """The policy's key signed a head which is the manifest's. Whose key that is, only the last check can say."""
    with Blaming("head", "head.txt"):
        head = Head(whole(bundle, "head.txt", NOTE))
    with Blaming("head", "policy.txt"):
        policy = re.fullmatch("log (.+)\nquorum none\n", whole(bundle, "policy.txt", 1 << 12).decode("utf-8"))
        must(policy, "it is not the two lines: log KEY, quorum none")
        key = Key(policy[1])
    with Blaming("head", "head.txt"):
        must(head.is_by(key), "it is not signed by the key of policy.txt")
        must((head.origin, {"root": url64(head.root), "size": head.size}) == (manifest["origin"], manifest["head"]),
             "its origin, size or root is not the manifest's")
    return head, key

LEAF = dict(actor=string, at=matching(r"[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}\.[0-9]{6}Z"),
    data=members, rev=count, salt=string, sealed=lambda value: members(value) and all(map(digest, value.values())),
    seq=count, stream=string, subjects=lambda value: array(value) and all(map(string, value)), type=string,
    v=lambda value: count(value) and value == 1)

def read_leaf(line, before):
    """Only the members on which a verifier relies are judged; all the others are hashed like them."""
    leaf = canonical(line)
    must(isinstance(leaf, dict) and all(name in leaf and test(leaf[name]) for name, test in LEAF.items()),
         "the line is no leaf: a member is missing or not of its form")
    must(not before or (before["seq"] < leaf["seq"] and before["at"] < leaf["at"]), "the leaf is not behind the one before")
    return {name: leaf[name] for name in LEAF if name != "data"}  # which may take much memory
def kept_leaf(data):
    return read_leaf(data, None), hashlib.sha256(b"\0" + data).digest()
def read_proof(line, hash, leaf, size, met):
    must(line is not None, "there is no line for a leaf that is here")
    proof = canonical(line)
    must(PROOF(proof) and proof["index"] == leaf["seq"], "the line is no proof for the leaf in the same place")
    return follow(hash, leaf["seq"], size, map(unurl64, proof["hashes"]), met)
def read_disclosure(line, leaf):
    """What is said in the place of a digest, if the leaf has this digest under this name."""
    text, name = line["disclosure"], line["name"]
    parts = canonical(unurl64(text))
    must(array(parts) and len(parts) == 3 and string(parts[0]) and parts[1] == name, "it is no disclosure of that name")
    must(leaf["sealed"].get(name) == url64(hashlib.sha256(text.encode()).digest()), "the leaf has not its digest under that name")
    return parts[2]
def kind(of):  # a leaf's stream may have any name, and must not count as a person or as everything
    return "all" if of == "all" else "person" if of[0] == "U" else "stream"
class Seen:
    """What leaves leave behind for the later checks: nothing that grows with their number."""
    def __init__(self, manifest, sizes, index):
        self.claims = {(kind(claim["of"]), claim["of"]): [0, None] for claim in manifest["complete"]}  # how many, first wrong line
        self.sealed, self.hidden, self.export, self.last = 0, {}, (b"{}", {}), None
        self.met = {piece: None for size in sizes for piece in pieces(size)}  # of the sizes that are held elsewhere
        self.index, self.hash = index, None  # of the leaf of a receipt
    def count(self, kind, of, ordinal, line):
        claim = self.claims.get((kind, of))
        if claim is not None:
            claim[:] = claim[0] + 1, claim[1] or (None if ordinal == claim[0] else line)

def check_leaves(bundle, manifest, head, seen):
    everything, said, edge, leaf = manifest["scope"] == "all", ("/purpose", "/recipient"), Edge(seen.met), None
    events, proofs = Lines(bundle, EVENTS, "event"), None if everything else Lines(bundle, PROOFS, "proof")
    disclosures, redactions = Disclosures(bundle, DISCLOSURES, "disclosure"), Redactions(bundle, REDACTIONS, "redaction")
    for line in iter(events.next, None):
        with events:
            leaf = read_leaf(line, leaf)
            seq, hash = leaf["seq"], hashlib.sha256(b"\0" + line).digest()
            must(seq < head.size and (not everything or seq == events.line - 1), "the leaf's seq has no place here")
        if everything:
            edge.append(hash)
        else:
            text = proofs.next()
            with proofs:
                must(read_proof(text, hash, leaf, head.size, seen.met) == head.root,
                     "the proof does not lead from the leaf to the root of the head")
        seen.hash = hash if seq == seen.index else seen.hash
        left, values = set(leaf["sealed"]), {}  # not yet said anything of; and only what is needed below
        for shown in disclosures.of(seq):
            with disclosures:
                name, value = shown["name"], read_disclosure(shown, leaf)
            left.remove(name)
            if name.startswith("ordinal/") and count(value) or name in said and seq == manifest["export"] and string(value):
                values[name] = value
        for hidden in redactions.of(seq):
            with redactions:
                must(hidden["name"] in left, "what it hides is not sealed there, or was disclosed")
                must(hidden["ground"] in GROUNDS, "its ground is none of those that there are")
            left.remove(hidden["name"])
            seen.hidden[hidden["ground"]] = seen.hidden.get(hidden["ground"], 0) + 1
        if left:
            raise Finding("redaction", EVENTS, events.line, f"{min(left)} of event {seq} is neither shown nor redacted")
        seen.sealed, seen.last = seen.sealed + len(leaf["sealed"]), seq
        if seq < manifest["export"]:
            seen.count("all", "all", seq, events.line)
            seen.count("stream", leaf["stream"], leaf["rev"], events.line)
            for person in set(leaf["subjects"]):
                seen.count("person", person, values.get("ordinal/" + person), events.line)
        elif seq == manifest["export"]:
            seen.export = line, values
    with Blaming("event", EVENTS):
        must(events.line - 1 == manifest["events"], "there are more or fewer leaves than the manifest says")
    with Blaming("root", EVENTS):
        must(not everything or edge.root() == head.root, "the leaves do not give the root of the head")
    if proofs:
        left = proofs.next()
        with proofs:
            must(left is None, "the line is about no leaf")
    for rest in (disclosures, redactions):
        any(rest.of(1 << 53))  # a line that no leaf came to is found by this

def check_complete(manifest, seen):
    for claim in manifest["complete"]:
        of, (number, wrong) = claim["of"], seen.claims[kind(claim["of"]), claim["of"]]
        if wrong:
            raise Finding("complete", EVENTS, wrong, f"of {of}, number {number} is missing before this or does not show its count")
        with Blaming("complete", MANIFEST):
            must(number == claim["count"], f"{number} events of {of} are here, not {claim['count']}")
            must(of != "all" or number == manifest["export"], "all events before the export are more than these")
def check_claim(manifest, seen):
    """The log itself says what was exported, to whom and what for: who bears the bundle cannot have changed it."""
    leaf, values = canonical(seen.export[0]), seen.export[1]
    data = leaf.get("data", {})
    listing = url64(hashlib.sha256(encoded(manifest["complete"])).digest())
    with Blaming("claim", MANIFEST):
        must(leaf.get("type") == "export.made", "the event named by export is not here, or not the making of an export")
        must(manifest["scope"] == "all" or seen.last == leaf["seq"], "the export is not the last event here")
        must(data.get("listing") == listing, "what it says to be complete is not what the log has the digest of")
        must((data.get("scope"), leaf["actor"], leaf["at"]) == (manifest["scope"], manifest["requester"], manifest["madeAt"]),
             "its scope, requester or madeAt is not what the log says")
        own = manifest["scope"].replace("person/", "U")
        must(any(claim["of"] == own and claim["count"] for claim in manifest["complete"]), f"of {own} itself nothing is complete")
        must(values.get("/purpose") == manifest["purpose"] and values.get("/recipient") == manifest.get("recipient") and
             ("/recipient" in leaf["sealed"]) == ("recipient" in manifest), "its purpose or recipient is not what the log says")

def check_anchor(bundle, manifest, key, head, seen, given):
    """Something from elsewhere says whose key this is. Returns in words what vouches, and how far."""
    trusted, receipt = [], given.receipt
    with Blaming("anchor", None):
        if given.key:
            must(given.key.text == key.text, "the key that you gave is not the one that signed the head of this bundle")
            trusted.append(f"the key that you gave, {key.text}")
        for what, held in (("head that you hold", given.head), ("head of your receipt", receipt and receipt.head)):
            if held:
                must(held.is_by(key), f"the {what} is not signed by the key of this bundle")
                root = head.root if held.size == head.size else early(held.size, seen.met)
                must(root in (None, held.root), f"the {what} has another root for {held.size} events: history was rewritten")
                trusted.append(f"the {what} ({held.size} events), " + (
                    "of the same history" if root else "by the same key; if of the same history cannot be computed here"))
        if receipt:
            size, met = receipt.index + 1, dict.fromkeys(pieces(receipt.index + 1))
            if hash := seen.hash or given.leaf and given.leaf[1]:
                must(follow(hash, receipt.index, receipt.head.size, receipt.hashes, met) == receipt.head.root,
                     f"your receipt for event {receipt.index} is for another event than the one here")
                must(early(size, seen.met) in (None, early(size, met)),
                     f"your receipt for event {receipt.index} is of another history than the one here: it was rewritten before")
            if given.leaf and not seen.hash and receipt.index < manifest["export"]:
                of = {("stream", given.leaf[0]["stream"]), *(("person", person) for person in given.leaf[0]["subjects"])}
                if not of.isdisjoint(seen.claims):
                    raise Finding("complete", MANIFEST, None, f"event {receipt.index}, your leaf, is part of what is said to be whole")
            trusted.append(f"your receipt for event {receipt.index}, " + (
                "the one here, and of the same history until there" if seen.hash else
                "which is not here" + ("" if given.leaf else "; give it with --leaf, to know whether it should be")))
        if given.digest:
            must(given.digest == bundle.digest, "the digest that you gave is not that of this manifest: it is another bundle")
            trusted.append("the digest that you gave, of this manifest and so of every file here, signed or not")
    return trusted

# ---- The program -----------------------------------------------------------------------------------------------------
def opened(path):
    return Directory(path) if os.path.isdir(path) else Zip(path)
def verify(bundle, given):
    """All checks; the facts that are worth telling. Raises Finding."""
    receipt, (leaf, hash) = given.receipt, given.leaf or (None, None)
    if leaf and not (receipt and leaf["seq"] == receipt.index and
                     follow(hash, receipt.index, receipt.head.size, receipt.hashes, {}) == receipt.head.root):
        raise Unusable("--leaf goes with --receipt, and is the event that it proves")
    manifest = check_manifest(bundle)
    check_files(bundle, manifest)
    head, key = check_head(bundle, manifest)
    sizes = [held.size for held in (given.head, receipt and receipt.head) if held] + ([receipt.index + 1] if receipt else [])
    seen = Seen(manifest, sizes, receipt and receipt.index)
    check_leaves(bundle, manifest, head, seen)
    check_complete(manifest, seen)
    check_claim(manifest, seen)
    return manifest, head, seen, check_anchor(bundle, manifest, key, head, seen, given)

def told(given, manifest, head, seen, trusted):
    """What a person should know of a bundle that holds, in sentences."""
    hidden = ", ".join(f"{number} {ground}" for ground, number in sorted(seen.hidden.items())) or "none"
    complete = ", ".join(f"{claim['of']} ({claim['count']})" for claim in manifest["complete"]) or "nothing"
    say, size = manifest.get, head.size
    yield f"checked: {say('events')} events of scope {say('scope')}, each in the log of {size} events of {head.origin}"
    yield f"shown: {seen.sealed - sum(seen.hidden.values())} sealed members, each what the log has the digest of; not shown: {hidden}"
    yield f"exported: by {say('requester')} at {say('madeAt')}, event {say('export')}, for: {say('purpose')}"
    yield from [f"handed to: {say('recipient')}"] if "recipient" in manifest else []
    yield f"complete: {complete}"
    yield "  against whoever bears this bundle. Against whoever runs the ledger: only as far as receipts, heads and other"
    yield "  exports that somebody kept do not contradict it."
    yield "not judged: whether what was done was right or lawful; this records, and checks what was recorded"
    if given.digest is None:
        yield "not judged: report.html, schemas, verify.py, VERIFY.txt, and why something is not shown: no signature holds these"
    yield from ("trusted: " + what for what in trusted or ["nothing. Give --key, --head, --receipt or --digest from where you kept it"])
def manifest_digest(text):
    """As sha256sum prints it, or as the log has it."""
    must(re.fullmatch("[0-9a-f]{64}", text) or digest(text), "it is no SHA-256")
    return bytes.fromhex(text) if len(text) == 64 else unurl64(text)
def argument(kind, text):
    try:
        if kind is manifest_digest:
            return kind(text)
        if kind is Key:
            try:
                return Key(text)
            except ValueError:  # only what is no key can be the name of a file with one: whoever packed this folder named its files
                must(os.path.isfile(text), "it is neither a verifier key (origin+id+public key) nor a file")
        with open(text, "rb") as file:
            data = file.read((1 << 20) + 1)
        must(len(data) <= 1 << 20, "it is longer than 1 MiB")
        return Key(data.decode().removesuffix("\n")) if kind is Key else kind(data)  # one line, and nothing behind it
    except ValueError as error:
        raise Unusable(f"{text}: {error}") from None

def main():
    parser = argparse.ArgumentParser(allow_abbrev=False, description="Checks an evidence bundle. Exit status: 0 holds, 1 does "
                                     "not, 2 cannot be judged, 3 consistent in itself but nothing from elsewhere vouches for it.")
    parser.add_argument("bundle", nargs="?", default=os.path.dirname(os.path.abspath(__file__)), help="directory or .zip")
    parser.add_argument("--key", help="the ledger's verifier key as you noted it, or a file with it")
    parser.add_argument("--head", help="a file with a tree head that you kept")
    parser.add_argument("--receipt", help="a file with a receipt that you kept")
    parser.add_argument("--leaf", help="a file with the event of that receipt, to know whether the bundle hides it")
    parser.add_argument("--digest", help="SHA-256 of manifest.json as the ledger noted it when the bundle was made")
    parser.add_argument("--json", action="store_true", help="one line for programs")
    given = parser.parse_args()
    finding, lines = None, []
    try:
        for name, kind in ("key", Key), ("head", Head), ("receipt", Receipt), ("leaf", kept_leaf), ("digest", manifest_digest):
            if getattr(given, name) is not None:
                setattr(given, name, argument(kind, getattr(given, name)))
        with opened(given.bundle) as bundle:
            facts = verify(bundle, given)
        verdict, lines = "anchored" if facts[-1] else "consistent", list(told(given, *facts))
    except Finding as error:
        where = (error.file or "what you gave") + (f", line {error.line}" if error.line else "")
        verdict, lines = "broken", [f"{error.check}: {where}: {error}"]
        finding = {"check": error.check, "file": error.file, "line": error.line}
    except (Unusable, OSError) as error:
        verdict, lines = "unusable", [str(error)]
    lines = ["".join(c if c.isprintable() else ascii(c)[1:-1] for c in line) for line in lines]
    sys.stdout.reconfigure(errors="backslashreplace")
    says = {"finding": finding, "said": lines, "verdict": verdict}
    print(ENCODER.encode(says) if given.json else "\n".join([f"{given.bundle}: {verdict}"] + lines))
    return ["anchored", "broken", "unusable", "consistent"].index(verdict)

if __name__ == "__main__":
    sys.exit(main())
