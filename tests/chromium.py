"""A real browser without a screen, spoken to over two pipes: no driver, no other program.

`--remote-debugging-pipe` takes messages of the DevTools protocol, each ended by a zero byte, on
descriptor 3 and gives answers on 4.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PROGRAM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-pipe", "--force-color-profile=srgb",
)  # fmt: skip
# Puts the pipes where the browser looks for them, out of each other's way first.
_LAUNCH = """
import fcntl, os, sys
theirs, answers = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3])
os.dup2(theirs, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_PATIENCE = 90
_KEYS = {"Enter": (13, "\r"), "ArrowDown": (40, ""), "ArrowUp": (38, ""), "ArrowRight": (39, ""),
         "ArrowLeft": (37, ""), "Escape": (27, ""), "Tab": (9, "")}  # fmt: skip


def needed() -> str:
    """Return the program's path, or skip the test and say why."""
    if PROGRAM is None or os.name == "nt":
        pytest.skip("Chromium is not installed: no browser to open the page with")
    return PROGRAM


class Browser:
    """One tab of the browser.

    Attributes:
        said: what the page has written to the console, and what went wrong in it.
    """

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read, self._rest = write, read, b""
        self._number, self._session = 0, ""
        self.said: list[str] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        found = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                return answer["result"]
            self._hear(answer)

    def _hear(self, answer: Any) -> None:
        told = {
            "Runtime.exceptionThrown": "exceptionDetails",
            "Log.entryAdded": "entry",
            "Runtime.consoleAPICalled": "args",
            "Network.requestWillBeSent": "request",
        }
        key = told.get(answer.get("method", ""))
        if key == "request":
            url = answer["params"]["request"]["url"]
            if not url.startswith(("file:", "data:", "about:")):
                self.said.append(f"asked the network for {url}")
        elif key:
            self.said.append(json.dumps(answer["params"][key], ensure_ascii=False))

    def _next(self) -> Any:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], max(until - time.monotonic(), 0))
            assert ready, "the browser says nothing"
            found = os.read(self._read, 1 << 20)
            assert found, "the browser has gone"
            self._rest += found
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, address: str) -> None:
        """Open an address and wait until it is there."""
        self._ask("Page.navigate", url="about:blank")
        self.said.clear()
        self._ask("Page.navigate", url=address)
        self.wait("location.href !== 'about:blank' && document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """Return what an expression of the page's script is; a promise is waited for."""
        found = self._ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until an expression holds."""
        until = time.monotonic() + _PATIENCE
        while not self.run(script):
            assert time.monotonic() < until, script
            time.sleep(0.02)

    def press(self, key: str) -> None:
        """Press a key."""
        code, text = _KEYS.get(key, (ord(key.upper()[0]), key))
        shared = {"key": key, "windowsVirtualKeyCode": code, "code": key}
        self._ask("Input.dispatchKeyEvent", type="keyDown", text=text, **shared)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **shared)

    def click(self, selector: str) -> None:
        """Click in the middle of the first box of the first element of a selector."""
        place = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const b = e.getClientRects()[0];"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._ask(
                "Input.dispatchMouseEvent",
                type=kind, x=place[0], y=place[1], button="left", clickCount=1,
            )  # fmt: skip

    def size(self, width: int, height: int) -> None:
        """Set the size of the window."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def picture(self) -> bytes:
        """Return what is seen, as PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """Return the page as it is printed, as PDF."""
        found = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(found["data"])


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser with a profile of its own, and end it."""
    program = needed()
    (theirs, write), (read, answers) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = [sys.executable, "-c", _LAUNCH, str(theirs), str(answers), program, *_SWITCHES]
        process = subprocess.Popen(
            [*words, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(theirs, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(answers)
        try:
            yield Browser(write, read)
        finally:
            process.terminate()
            process.wait(_PATIENCE)
            os.close(write)
            os.close(read)


def as_file(page: str, folder: Path) -> str:
    """Write a page and return its address."""
    path = folder / "review.html"
    path.write_text(page, encoding="utf-8", newline="\n")
    return path.as_uri()
