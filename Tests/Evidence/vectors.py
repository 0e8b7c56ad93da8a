#!/usr/bin/env python3
"""The tools of verify.py against public vectors: RFC 8032, C2SP notes, RFC 8785, roots of trees. Exits 0 if all fit."""

import base64
import json
import sys

import bundles
from verifier import ROOT, verify

RFC_8032 = [  # 7.1, tests 1 to 3: public key, message, signature
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]
wrong = []


def expect(holds, what):
    if not holds:
        wrong.append(what)


def refused(what, make):
    try:
        make()
    except ValueError:
        return
    wrong.append(f"{what} is taken")


def signatures():
    order, prime = verify.ORDER, verify.P
    for public, message, signature in (map(bytes.fromhex, vector) for vector in RFC_8032):
        expect(verify.is_signed(public, message, signature), f"RFC 8032: {public.hex()}")
        for at in range(64):
            other = signature[:at] + bytes([signature[at] ^ 1 << at % 8]) + signature[at + 1 :]
            expect(not verify.is_signed(public, message, other), f"RFC 8032 with byte {at} of the signature changed")
        expect(not verify.is_signed(public, message + b"x", signature), "another message")
        more = int.from_bytes(signature[32:], "little") + order
        expect(not verify.is_signed(public, message, signature[:32] + more.to_bytes(32, "little")), "S is not below the order")
        expect(not verify.is_signed(public, message, signature[:63]), "a signature that is cut off")
    # y of one or p + 1 are the same point; only the first is its spelling. A sign on x = 0 is none.
    for spelling in (prime + 1).to_bytes(32, "little"), (1 | 1 << 255).to_bytes(32, "little"), (2).to_bytes(32, "little"):
        expect(verify.point(spelling) is None, f"{spelling.hex()} is taken for a point")
    for y in 0, 1, prime - 1, prime, prime + 1, verify.ORDER_8, prime - verify.ORDER_8:
        for sign in 0, 1 << 255:
            public = b"\1" + (y | sign).to_bytes(32, "little")
            identity = bundles.sha(b"a/0\n" + public)[:4].hex()
            refused(f"the key of y {y}", lambda: verify.Key(f"a/0+{identity}+" + base64.b64encode(public).decode()))
    eight = verify.point(verify.ORDER_8.to_bytes(32, "little"))
    for _ in range(3):
        eight = verify.add(eight, eight)
    expect(eight[0] == 0 and eight[1] == eight[2], "the order of a point of order 8")
    for text in "", "a message":
        signer = bundles.Signer("a/0", text.encode().ljust(32, b"0"))
        expect(verify.is_signed(signer.public, text.encode(), signer.sign(text.encode())), "a signature of the generator")


def notes():
    vectors = json.loads((ROOT / "Tests/TransparencyLogTests/Fixtures/notes.json").read_text("utf-8"))
    for note in vectors["valid"]:
        key = verify.Key(note["vkey"])
        text, _, signed = note["note"].rpartition("\n\n")
        signature = base64.b64decode(signed.split(" ")[2])
        expect(signature[:4] == key.id, f"the key id of {key.origin}")
        expect(verify.is_signed(key.public, f"{text}\n".encode(), signature[4:]), f"the note of {key.origin}")
    for key in vectors["bad_vkeys"]:
        refused(key, lambda: verify.Key(key))
    head = bundles.Signer("a/0", bytes(32)).note(1, bytes(32))
    for receipt in vectors["tlog_proof_format"]["bad"]:
        refused(receipt, lambda: verify.Receipt(receipt.replace("checkpoint\n", "").encode() + head))
    verify.Receipt(b"c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\n" + head)
    for bad in head[:-1], b"\x01" + head, b"\xff" + head, head.replace(b" a/0", b" a 0"), head + b"x\n", head.replace(b"\n\n", b"\n"), \
            head.replace(b"\n1\n", b"\n01\n"), head.replace(b"=\n\n", b"B\n\n"), head + b"\xe2\x80\x94 a AAAA\n" * 2, \
            head + head.splitlines(keepends=True)[-1] * 100, head.replace(b"\n\n", b"\nextension\n\n"):
        refused(bad, lambda: verify.Head(bad))


def trees():
    golden = json.loads((ROOT / "Tests/TransparencyLogTests/Fixtures/golden-roots.json").read_text("utf-8"))["roots"]
    roots, hashes, edge = list(map(base64.b64decode, golden)), [], verify.Edge({})
    expect(edge.root() == roots[0], "the root of nothing")
    for size in range(1, len(roots)):
        hashes.append(bundles.sha(b"\0leaf %d" % (size - 1)))
        edge.append(hashes[-1])
        expect(edge.root() == roots[size], f"the root of {size}")
    for size in [1, 2, 3, 4, 5, 7, 8, 13, 64, 100, 300]:
        for index in range(size):
            path = bundles.path(index, hashes[:size])
            met = dict.fromkeys(verify.pieces(index) + verify.pieces(index + 1))
            expect(verify.follow(hashes[index], index, size, path, met) == roots[size], f"the path of {index} in {size}")
            for before in index, index + 1:
                expect(verify.early(before, met) == roots[before], f"the root of {before} by the path of {index} in {size}")
            for other in path + [bytes(32)], path[:-1], path[::-1]:
                if other != path:
                    expect(verify.follow(hashes[index], index, size, other, {}) != roots[size], f"a wrong path of {index} in {size}")


def texts():
    folder = ROOT / "Tests/CanonicalJSONTests/Fixtures/jcs-rfc8785"
    for name in "arrays", "french", "structures", "unicode", "values", "weird":
        loose = json.loads((folder / f"input/{name}.json").read_text("utf-8"))
        strict = (folder / f"output/{name}.json").read_bytes()
        if name == "values":  # it has numbers that are no integers
            refused(name, lambda: verify.canonical(strict))
        else:
            expect(verify.canonical(strict) == loose, f"RFC 8785: {name}")
            refused(f"{name}, not canonical", lambda: verify.canonical((folder / f"input/{name}.json").read_bytes()))
    deep = b"[" * 64 + b"]" * 64
    verify.canonical(deep)
    for bad in b"[" + deep + b"]", b"-0", b"1.0", b"1e2", b"9007199254740992", b"NaN", b'"\\ud800"', b'"\xed\xa0\x80"', b'"\\/"', b" 1", \
            b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'"\\u00e9"', b'"\\u001F"', b"\xef\xbb\xbf1", b"", b"1" * 5000, b"[" * 1_000_000, b"\xff", \
            '{"\U00010000":1,"\uffff":2,"\ue000":3}'.encode():
        refused(bad[:40], lambda: verify.canonical(bad))
    verify.canonical('{"a":-9007199254740991,"\U00010000":1,"\ue000":"\\u001f\u007f\u2028"}'.encode())


if __name__ == "__main__":
    signatures()
    notes()
    trees()
    texts()
    print("\n".join(map(str, wrong)) or "all vectors fit")
    sys.exit(1 if wrong else 0)
