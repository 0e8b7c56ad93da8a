"""Damages of a zip itself: what is in it may be sound, or not be what its list of entries says."""

import stat
import struct
import warnings
import zipfile

import bundles
from cases import Case, corrupt


def zip_bytes(bench):
    """A zip's bytes: if it is still said to hold, what is in it must be what was in it."""
    raw = corrupt(bundles.zipped(bench.parts.bundle(), bench.random.choice([0, 8])), bench.random)
    return Case("zip: bytes", raw=raw, must_fail=False, key=bench.whole.key, exact=False)


def zip_tricks(bench):
    random, files = bench.random, bench.parts.bundle()
    method = random.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    how = random.choice([
        "names", "link", "doubled", "bomb", "encrypted", "method", "cut", "hollow", "local", "trailing", "crc", "folders", "comment", "around",
        "alike", "doubled folder", "folder over a file", "volumes", "large volumes", "shifted", "version", "overrun", "encoding"])
    buffer, name, exact, must_fail = bundles.io.BytesIO(), random.choice(sorted(set(files) - {"manifest.json"})), True, True
    if how == "alike":
        del files["manifest.json"]
        files = bundles.with_manifest({**files, "schemas/Key.made.json": b"{}\n"}, bench.parts.manifest)
    if how == "bomb":
        files["events.jsonl"] = bytes(1 << 24)
    archive = zipfile.ZipFile(buffer, "w", method)
    with archive:
        for each, data in files.items():
            info = zipfile.ZipInfo(each, (2026, 9, 1, 0, 0, 0))
            if how == "link" and each == name:
                info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, data, method)
        if how == "names":
            extra = random.choice([
                "../x", "/etc/passwd", "schemas/../head.txt", "./head.txt", "C:\\x", "..\\x", "evidence/head.txt", "x/", "head.txt/", "ü"])
            archive.writestr(zipfile.ZipInfo(extra), b"")
        if how == "encoding":
            archive.writestr(zipfile.ZipInfo("QQQQQQ"), b"")
            if random.random() < 0.5:
                archive.writestr(zipfile.ZipInfo("WWWWWW"), b"")
        if how == "doubled":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                archive.writestr(zipfile.ZipInfo(name), random.choice([files[name], b"other"]))
        if how == "alike":  # U+212A is the same as K to Unicode, and so to some languages
            archive.writestr(zipfile.ZipInfo("schemas/\u212aey.made.json"), b"{}\n")
        if how in ("doubled folder", "folder over a file"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for _ in range(random.choice([2, 3]) if how == "doubled folder" else 1):
                    archive.writestr(zipfile.ZipInfo("schemas/"), b"")
        if how == "folders":
            archive.writestr(zipfile.ZipInfo("schemas/"), b"")
            must_fail = False
        if how == "comment":
            archive.comment = random.choice([b"packed by hand", b"PK\5\6 ends here", b"PK\5\6" + bytes(18)])
    raw = bytearray(buffer.getvalue())
    entry = archive.getinfo(name)
    local = entry.header_offset
    central = archive.start_dir
    while raw[central + 42 : central + 46] != struct.pack("<L", local):
        central += 46 + sum(struct.unpack_from("<3H", raw, central + 28))
    if how == "encoding":  # names in no encoding, or in UTF-8 without the mark that says so, or with it
        names = [b"\xffa\xc3\xbcbc", b"\xc3\xbc\xe2\x82\xacx", b"\xe2\x82x\xf0\x9f\x98", b"\xed\xa0\x80abc", b"\xef\xbf\xbd\xc3\xbcx"]
        for letter, each in zip((b"Q", b"W"), random.sample(names, 2)):
            raw = bytearray(bytes(raw).replace(letter * 6, each))
        last = raw.rindex(b"PK\1\2")
        marked = random.choice([0, 0, 8])
        raw[last + 9] |= marked
        raw[struct.unpack_from("<L", raw, last + 42)[0] + 7] |= marked
    elif how == "encrypted":
        raw[local + 6] |= 1
        raw[central + 8] |= 1
    elif how == "method":
        raw[central + 10] = raw[local + 8] = 12
    elif how == "around":
        other = bundles.zipped(bench.other.bundle())
        around = random.choice([bytes(random.randrange(1, 9)), b"{", b"{}\n", b"#!/bin/sh\n", b"PK\5\6", bytes(65_600), other])
        raw = around + raw if random.random() < 0.5 else raw + around
    elif how == "shifted":  # every offset by the same, as if something had stood before it, or with that before it
        before, at = random.choice([(b"", 5), (b"before", 6)]), archive.start_dir
        while raw[at : at + 4] == b"PK\1\2":
            raw[at + 42 : at + 46] = struct.pack("<L", struct.unpack_from("<L", raw, at + 42)[0] + before[1])
            at += 46 + sum(struct.unpack_from("<3H", raw, at + 28))
        raw[-6:-2] = struct.pack("<L", archive.start_dir + before[1])
        raw = before[0] + raw
    elif how == "version":
        version = random.choice([46, 63, 64, 90, 255])
        raw[central + 6], must_fail = version, version > 63
    elif how == "overrun":  # the last record's extra field or comment is said to be longer than the list
        last = raw.rindex(b"PK\1\2")
        at = last + random.choice([30, 32])
        raw[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", raw, at)[0] + random.choice([7, 68]))
    elif how == "cut":
        del raw[random.randrange(len(raw)) :]
        exact = False
    elif how == "hollow":
        raw[central + 24 : central + 28] = struct.pack("<L", 0xFFFFFF00)
        exact = False
    elif how == "local":
        raw[local + 8] ^= 8  # the entry says stored where the list says deflated, or the other way round
    elif how == "folder over a file":
        spot = archive.start_dir
        while raw[spot + 46 : spot + 46 + struct.unpack_from("<H", raw, spot + 28)[0]] != b"schemas/":
            spot += 46 + sum(struct.unpack_from("<3H", raw, spot + 28))
        raw[spot + 42 : spot + 46] = struct.pack("<L", local)
    elif how == "volumes":
        at = len(raw) - 22 + random.choice([4, 6])
        raw[at : at + 2] = struct.pack("<H", random.choice([1, 0xFFFF]))
        exact = False
    elif how == "large volumes":  # the end of ZIP64 besides, which says that there is one volume, or does not
        end, count = raw[-22:], len(archive.infolist())
        size, start = struct.unpack_from("<LL", end, 12)
        first, second, disk, disks = random.choice([(0, 0, 0, 1), (0, 0, 0, 0), (0, 0, 0, 2), (0, 0, 1, 1), (1, 0, 0, 1), (0, 1, 0, 1)])
        record = struct.pack("<4sQHHLLQQQQ", b"PK\6\6", 44, 45, 45, first, second, count, count, size, start)
        locator = struct.pack("<4sLQL", b"PK\6\7", disk, start + size, disks)
        raw[-22:] = random.choice([record, record, record, b""]) + locator + end[:4] + random.choice([bytes(4), b"\xff" * 4]) + end[8:]
        exact = must_fail = False
    elif how == "crc":
        raw[central + 16] ^= 1
        raw[local + 14] ^= 1
    elif how == "trailing":  # another entry begins inside this one
        first = min(archive.infolist(), key=lambda each: each.header_offset)
        grown = struct.pack("<L", first.compress_size + 40)
        spot = archive.start_dir
        raw[spot + 20 : spot + 24] = grown
        exact = False
    return Case(f"zip: {how}", raw=bytes(raw), must_fail=must_fail, key=bench.whole.key, exact=exact)
