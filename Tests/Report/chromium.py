"""Drives a headless Chromium over its DevTools pipe. Python's standard library is enough: messages are JSON with a zero
byte behind each, on file descriptors 3 and 4 of the browser."""

import base64
import json
import os
import select
import shlex
import shutil
import subprocess
import tempfile
import time

LIMIT_S = 60  # for one answer of the browser; a machine that is busy takes its time


class Broken(Exception):
    pass


class Chromium:
    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if program is None:
            raise Broken("no chromium on PATH; scripts/need.sh test installs it")
        self.home = tempfile.mkdtemp(prefix="report-chromium-")
        to_browser, self.writing = os.pipe()
        self.reading, from_browser = os.pipe()
        options = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
            "--font-render-hinting=none", "--lang=en-US", "--user-data-dir=" + self.home, "--remote-debugging-pipe",
        ]
        line = "exec " + " ".join(map(shlex.quote, options)) + f" 3<&{to_browser} 4>&{from_browser}"
        environment = dict(os.environ, HOME=self.home, XDG_CONFIG_HOME=self.home, XDG_CACHE_HOME=self.home)
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", line], pass_fds=(to_browser, from_browser), env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.buffer = b""
        self.events = []

    def close(self):
        try:
            self.send("Browser.close", {})
            self.process.wait(LIMIT_S)
        except (OSError, Broken, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.writing)
        os.close(self.reading)
        shutil.rmtree(self.home, ignore_errors=True)

    def send(self, method, params, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writing, data):]
        return self.number

    def receive(self):
        end = time.monotonic() + LIMIT_S
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reading], [], [], max(0, end - time.monotonic()))
            piece = os.read(self.reading, 1 << 20) if ready else b""
            if not piece:
                raise Broken("the browser said nothing more" if ready else f"no answer within {LIMIT_S} seconds")
            self.buffer += piece
        line, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(line)

    def call(self, method, params=None, session=None):
        number = self.send(method, params or {}, session)
        while True:
            message = self.receive()
            if message.get("id") == number:
                if "error" in message:
                    raise Broken(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def wait(self, method, session):
        while True:
            for index, message in enumerate(self.events):
                if message.get("method") == method and message.get("sessionId") == session:
                    return self.events.pop(index)
            self.events.append(self.receive())


class Page:
    """A tab. What it asked the network for is in `requests`, what its console said in `said`."""

    def __init__(self, browser, script=True, width=1200, height=900, dark=False):
        self.browser = browser
        context = browser.call("Target.createBrowserContext")["browserContextId"]
        target = browser.call("Target.createTarget", {"url": "about:blank", "browserContextId": context})["targetId"]
        self.session = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        self.target = target
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.call(domain + ".enable")
        self.size(width, height)
        if not script:
            self.call("Emulation.setScriptExecutionDisabled", {"value": True})
        if dark:
            self.media(features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def call(self, method, params=None):
        return self.browser.call(method, params, self.session)

    def size(self, width, height=900):
        self.call("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def media(self, media="", features=()):
        self.call("Emulation.setEmulatedMedia", {"media": media, "features": list(features)})

    def open(self, path):
        self.call("Page.navigate", {"url": "file://" + os.path.abspath(path)})
        self.browser.wait("Page.loadEventFired", self.session)

    def ask(self, expression):
        answer = self.call("Runtime.evaluate", {
            "expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in answer:
            raise Broken(f"{expression[:80]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def verdict(self):
        """What the page's script found of itself, once it is through."""
        return self.ask("""new Promise((done) => { const look = () => document.documentElement.dataset.verdict
            ? done(document.documentElement.dataset.verdict) : setTimeout(look, 20); look(); })""")

    def picture(self, path, clip=None):
        params = {"format": "png"}
        if clip:
            params["clip"] = dict(zip(("x", "y", "width", "height"), clip), scale=1)
            params["captureBeyondViewport"] = True
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", params)["data"]))

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", {"printBackground": True})["data"])

    def requested(self):
        """Every address that the page asked for, itself apart."""
        return [
            event["params"]["request"]["url"] for event in self.browser.events
            if event.get("method") == "Network.requestWillBeSent" and event.get("sessionId") == self.session
            and event["params"].get("type") != "Document"]

    def complaints(self):
        """What stands in the console: exceptions, and what the page's policy forbade."""
        return [
            event["params"] for event in self.browser.events if event.get("sessionId") == self.session
            and event.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")]

    def close(self):
        self.browser.call("Target.closeTarget", {"targetId": self.target})
