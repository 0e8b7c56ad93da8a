#!/usr/bin/env python3
"""Runs a program on a terminal of its own and talks to it as somebody would type.

Reads a scenario from the file given as the first argument (JSON):

    {"argv": [...], "env": {...}, "columns": 80, "rows": 24, "seconds": 30, "steps": [...]}

Steps, in order:

    {"expect": "text"}        waits until the text stands in what was shown since the last one that was waited for;
                              colours and line ends do not matter, a run of spaces is one space
    {"line": "text"}          types a line and Enter
    {"type": "text"}          types without Enter; {"hex": "ff0a"} sends bytes
    {"control": "c"}          Ctrl-C; "d" is Ctrl-D
    {"resize": [rows, columns]}
    {"kill": 9}               sends a signal to the program
    {"hangUp": true}          closes the terminal, as a lost connection does
    {"run": {"argv": [...], "env": {...}}}   runs another program to its end meanwhile
    {"meet": ["mine", "theirs"]}             makes the first file and waits for the second, which another talk makes

After the last step the program must end by itself. Prints the outcome (JSON):

    {"transcript": "...", "status": 0, "widest": 78, "runs": [{"status": 0, "output": "..."}], "failure": null}

A signal's status is 128 and its number. `widest` is the widest line that the program wrote, in columns by this language's
own tables. `failure` says which step was not reached, and why; `seconds` bound a wait that would last for ever.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata

try:
    import pexpect
except ImportError:
    print("Python's pexpect is missing: python3 -m pip install pexpect")
    sys.exit(2)

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def plain(text: str) -> str:
    return COLOUR.sub("", text).replace("\r", "")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text))


def columns(line: str) -> int:
    count = 0
    for letter in line:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
            continue
        count += 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
    return count


def ordinary() -> None:
    """Whoever started this may have been deaf to these; the program under a terminal is not."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


class Failed(Exception):
    pass


class Talk:
    def __init__(self, scenario: dict):
        self.seconds = scenario.get("seconds", 30)
        self.text = ""
        self.seen = 0
        self.runs = []
        self.child = pexpect.spawn(
            scenario["argv"][0],
            scenario["argv"][1:],
            env=scenario["env"],
            dimensions=(scenario.get("rows", 24), scenario.get("columns", 80)),
            encoding="utf-8",
            codec_errors="replace",
            timeout=self.seconds,
            preexec_fn=ordinary,
        )
        self.child.delaybeforesend = None
        self.isOpen = True

    def take(self, seconds: float) -> bool:
        """Takes in what is there; False at the end."""
        try:
            self.text += self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            return False
        return True

    def expect(self, wanted: str) -> None:
        wanted = squeezed(wanted)
        until = time.monotonic() + self.seconds
        more = True
        while True:
            # What was squeezed is searched letter by letter of the whole, so that the place in the text is known.
            place = self.find(wanted)
            if place is not None:
                self.seen = place
                return
            if not more:
                raise Failed(f"the program ended before it said {wanted!r}")
            if time.monotonic() > until:
                raise Failed(f"{wanted!r} did not come")
            more = self.take(0.2)

    def find(self, wanted: str):
        pattern = r"(?:\x1b\[[0-9;]*m|\r)*".join(
            r"(?:\s|\x1b\[[0-9;]*m)+" if letter == " " else re.escape(letter) for letter in wanted
        )
        match = re.compile(pattern).search(self.text, self.seen)
        return match.end() if match else None

    def step(self, step: dict) -> None:
        if "expect" in step:
            self.expect(step["expect"])
        elif "line" in step:
            self.child.send(step["line"] + "\r")
        elif "type" in step:
            self.child.send(step["type"])
        elif "hex" in step:
            os.write(self.child.child_fd, bytes.fromhex(step["hex"]))
        elif "control" in step:
            self.child.sendcontrol(step["control"])
        elif "resize" in step:
            self.child.setwinsize(*step["resize"])
        elif "kill" in step:
            self.child.kill(step["kill"])
        elif "hangUp" in step:
            os.close(self.child.child_fd)
            self.isOpen = False
        elif "run" in step:
            ran = subprocess.run(
                step["run"]["argv"],
                env=step["run"]["env"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=self.seconds,
                check=False,
            )
            self.runs.append({"status": ran.returncode, "output": ran.stdout.decode("utf-8", "replace")})
        elif "meet" in step:
            mine, theirs = step["meet"]
            open(mine, "w", encoding="utf-8").close()
            until = time.monotonic() + self.seconds
            while not os.path.exists(theirs):
                if time.monotonic() > until:
                    raise Failed(f"nobody made {theirs}")
                time.sleep(0.005)
        else:
            raise Failed(f"there is no step {step}")

    def end(self) -> int:
        until = time.monotonic() + self.seconds
        while self.isOpen and self.take(0.2):
            if time.monotonic() > until:
                raise Failed("the program does not end")
        while time.monotonic() < until:
            if not self.child.isalive():
                return self.child.exitstatus if self.child.signalstatus is None else 128 + self.child.signalstatus
            time.sleep(0.01)
        raise Failed("the program does not end")


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        scenario = json.load(file)
    talk = Talk(scenario)
    failure, status = None, -1
    try:
        for number, step in enumerate(scenario["steps"]):
            try:
                talk.step(step)
            except (Failed, OSError, subprocess.TimeoutExpired) as error:
                raise Failed(f"step {number + 1}, {json.dumps(step, ensure_ascii=False)}: {error}") from error
        status = talk.end()
    except Failed as error:
        failure = str(error)
        if talk.child.isalive():
            talk.child.kill(9)
    text = plain(talk.text)
    outcome = {
        "transcript": text,
        "raw": talk.text,
        "status": status,
        "widest": max((columns(line) for line in text.split("\n")), default=0),
        "runs": talk.runs,
        "failure": failure,
    }
    print(json.dumps(outcome, ensure_ascii=False))
    return 0


sys.exit(main())
