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
        "names", "link", "doubled", "bomb", "encrypted", "method", "cut", "hollow", "local", "trailing", "crc", "folders", "comment", "around"])
    buffer, name, exact, must_fail = bundles.io.BytesIO(), random.choice(sorted(set(files) - {"manifest.json"})), True, True
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
        if how == "doubled":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                archive.writestr(zipfile.ZipInfo(name), random.choice([files[name], b"other"]))
        if how == "folders":
            archive.writestr(zipfile.ZipInfo("schemas/"), b"")
            must_fail = False
        if how == "comment":
            archive.comment, must_fail = b"packed by hand", False
    raw = bytearray(buffer.getvalue())
    entry = archive.getinfo(name)
    local = entry.header_offset
    central = archive.start_dir
    while raw[central + 42 : central + 46] != struct.pack("<L", local):
        central += 46 + sum(struct.unpack_from("<3H", raw, central + 28))
    if how == "encrypted":
        raw[local + 6] |= 1
        raw[central + 8] |= 1
    elif how == "method":
        raw[central + 10] = raw[local + 8] = 12
    elif how == "around":
        raw = bytes(random.randrange(1, 9)) + raw if random.random() < 0.5 else raw + bytes(random.randrange(1, 9))
        must_fail = False
    elif how == "cut":
        del raw[random.randrange(len(raw)) :]
        exact = False
    elif how == "hollow":
        raw[central + 24 : central + 28] = struct.pack("<L", 0xFFFFFF00)
        exact = False
    elif how == "local":
        raw[local + 8] ^= 8  # the entry says stored where the list says deflated, or the other way round
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
