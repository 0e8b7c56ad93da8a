"""verify.py as a module, and bundles that lie in memory instead of on disk."""

import argparse
import functools
import importlib.util
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "Sources/LedgerAudit/Resources/verify.py"


def load():
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("verify", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # The same signature over the same bytes by the same key is computed once: thousands of bundles have one head.
    module.is_signed = functools.lru_cache(None)(module.is_signed)
    return module


verify = load()


class Memory:
    """What verify.py asks of a directory, for a dictionary of files."""

    def __init__(self, files):
        self.files = files

    def survey(self, listed):
        here = {name for name in self.files if name in listed}
        strange = [name for name in self.files if name not in listed and name != verify.MANIFEST]
        return here, min(strange, default=None)

    def chunks(self, path, limit):
        yield self.files[path][: limit + 1]


def given(key=None, head=None, receipt=None, digest=None, leaf=None):
    return argparse.Namespace(
        key=key and verify.Key(key), head=head and verify.Head(head), receipt=receipt and verify.Receipt(receipt),
        digest=digest and verify.manifest_digest(digest), leaf=verify.kept_leaf(leaf) if leaf is not None else None)


def judged(bundle, anchors):
    """{"finding", "verdict"} as `--json` says it, of an open bundle."""
    try:
        trusted = verify.verify(bundle, anchors)[-1]
    except verify.Finding as finding:
        where = {"check": finding.check, "file": finding.file, "line": finding.line}
        return {"finding": where, "verdict": "broken", "why": str(finding)}
    return {"finding": None, "verdict": "anchored" if trusted else "consistent"}


def judged_path(path, key=None, head=None, receipt=None, digest=None, leaf=None):
    try:
        anchors = given(key, head, receipt, digest, leaf)
    except ValueError as error:
        return {"finding": None, "verdict": "unusable", "why": str(error)}
    try:
        with verify.opened(str(path)) as bundle:
            return judged(bundle, anchors)
    except (verify.Unusable, OSError) as error:
        return {"finding": None, "verdict": "unusable", "why": str(error)}
