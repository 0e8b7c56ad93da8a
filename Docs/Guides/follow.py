#!/usr/bin/env python3
"""Follows a ledger over its socket and prints each event's exact bytes, one a line.

With --consumer it goes by a position that the ledger keeps, and moves it on behind what was printed.
Standard library only; Docs/Guides/replay.md explains it.
"""

import argparse
import base64
import collections
import hashlib
import json
import os
import socket
import sys
import time

CREDIT = 256  # events that may be on their way at once


class Refused(Exception):
    """The ledger's own no: trying again does not help."""


class Ledger:
    """One connection: a request or a notification a line, and lines that come back."""

    def __init__(self, path, acting_as=None):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(path)
        self.lines = self.socket.makefile("rb")
        self.meta = {"meta": {"as": acting_as}} if acting_as else {}
        self.last_id = 0
        self.news = collections.deque()

    def say(self, message):
        self.socket.sendall(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")

    def read(self):
        line = self.lines.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError("the ledger closed the connection")
        return json.loads(line)

    def call(self, method, params):
        """Asks, and waits for the answer; notifications that come before it are kept."""
        self.last_id += 1
        self.say({"id": self.last_id, "method": method, "params": {**params, **self.meta}})
        while True:
            message = self.read()
            if "method" in message:
                self.news.append(message)
            elif "error" in message:
                kind = message["error"].get("data", {}).get("kind")
                error = ConnectionError if kind == "unavailable" else Refused
                raise error(message["error"]["message"])
            else:
                return message["result"]

    def next_news(self):
        return self.news.popleft() if self.news else self.read()


def checked(event):
    """The leaf's bytes, if they have the hash that the ledger says."""
    leaf = event["leaf"].encode()
    digest = hashlib.sha256(b"\0" + leaf).digest()
    if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != event["hash"]:
        raise Refused("an event's bytes have another hash than the ledger says")
    return leaf


def follow(ledger, options, position):
    """Yields (next position, leaf or None) on and on; None says only that there is nothing for us up to there."""
    wanted = {"credit": CREDIT, "as": "text"}
    wanted.update({"consumer": options.consumer} if options.consumer else {"from": position})
    subscription = ledger.call("log.subscribe", wanted)["subscription"]
    used = 0
    while True:
        news = ledger.next_news()
        params = news["params"]
        if news["method"] == "log.event":
            leaf = checked(params)
            yield json.loads(leaf)["seq"] + 1, leaf
            used += 1
            if used == CREDIT // 2:
                ledger.say({"method": "$/credit", "params": {"subscription": subscription, "events": used}})
                used = 0
        elif news["method"] in ("log.position", "log.caughtUp"):
            yield params["seq"], None
            if news["method"] == "log.caughtUp" and not options.stay:
                return
        elif news["method"] == "log.end":
            raise ConnectionError(params["because"])


def show(leaf):
    try:
        sys.stdout.buffer.write(leaf + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read this wants no more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socket", default=os.environ.get("LEDGER_SOCKET", "/run/ledgerd/ledger.sock"))
    parser.add_argument("--from", dest="position", type=int, default=0, help="the first event")
    parser.add_argument("--consumer", help="go by this consumer's position instead")
    parser.add_argument("--stay", action="store_true", help="go on when everything has come")
    parser.add_argument("--as", dest="acting_as", help="act for somebody (simulated ledgers only)")
    options = parser.parse_args()
    position, pause, origin = options.position, 0.1, None
    while True:
        try:
            ledger = Ledger(options.socket, options.acting_as)
            # A position means something in one ledger and epoch only: after a restore other events may stand there.
            before, origin = origin, ledger.call("server.discover", {})["origin"]
            if before not in (None, origin):
                raise Refused(f"{origin} answers, and position {position} is of {before}")
            for after, leaf in follow(ledger, options, position):
                pause = 0.1
                if leaf and after > position:  # after a break a consumer's events may come again
                    show(leaf)
                position = max(position, after)
                # One acknowledgement an event is the simplest; one for many is faster.
                if options.consumer:
                    ledger.call("consumer.ack", {"name": options.consumer, "seq": after})
            return 0
        except (ConnectionError, FileNotFoundError) as error:
            if not options.stay:
                print(f"follow.py: {error}; go on with --from {position}", file=sys.stderr)
                return 4
            print(f"follow.py: {error}; again in {pause:.1f} s", file=sys.stderr)
            time.sleep(pause)
            pause = min(2 * pause, 10)
        except Refused as error:
            print(f"follow.py: {error}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
