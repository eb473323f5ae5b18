"""The page's main path in Firefox, whose remote control (Marionette) is spoken to as it is."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.playground.conftest import PAGE

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls an element
PATIENCE = 120  # seconds for a busy machine


class Firefox:
    """One tab of a Firefox without a window."""

    def __init__(self, program: str, profile: Path, port: int) -> None:
        settings = {
            "marionette.port": port,
            "app.update.enabled": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "network.proxy.type": 1,  # nobody answers there: what leaves the page fails
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": 9,
            "ui.prefersReducedMotion": 1,
        }
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.numbers = count(1)
        self.line = self.connect(port)
        self.told()
        self("WebDriver:NewSession")
        self("WebDriver:SetWindowRect", width=1280, height=1000)

    def connect(self, port: int) -> Any:
        for _ in range(PATIENCE * 4):
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
                    return line.makefile("rwb")  # which keeps it open
            except ConnectionRefusedError:
                assert self.process.poll() is None, "Firefox does not start"
                time.sleep(0.25)
        raise TimeoutError("Firefox does not answer")

    def told(self) -> Any:
        """The next message, which is led by its length."""
        length = b""
        while not length.endswith(b":"):
            length += self.line.read(1)
        return json.loads(self.line.read(int(length[:-1])))

    def __call__(self, command: str, **details: Any) -> Any:
        message = json.dumps([0, next(self.numbers), command, details]).encode()
        self.line.write(b"%d:%s" % (len(message), message))
        self.line.flush()
        _, _, problem, answer = self.told()
        assert problem is None, f"{command}: {problem}"
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def run(self, script: str) -> Any:
        """What an expression is in the page."""
        return self("WebDriver:ExecuteScript", script=f"return ({script});", sandbox=None)

    def element(self, selector: str) -> dict[str, str]:
        found = self("WebDriver:FindElement", using="css selector", value=selector)
        return {ELEMENT: found[ELEMENT]}

    def click(self, selector: str) -> None:
        self("WebDriver:ElementClick", id=self.element(selector)[ELEMENT])

    def text(self, selector: str) -> str:
        return str(self("WebDriver:GetElementText", id=self.element(selector)[ELEMENT]))

    def until(self, condition: str) -> None:
        for _ in range(PATIENCE * 10):
            if self.run(condition):
                return
            time.sleep(0.1)
        pytest.fail(f"in vain: {condition}")

    def open(self, fragment: str = "") -> None:
        self("WebDriver:Navigate", url="about:blank")
        self("WebDriver:Navigate", url=f"{PAGE.as_uri()}#{fragment}")
        self.until("window.playground !== undefined")

    def close(self) -> None:
        self("Marionette:Quit", flags=["eForceQuit"])
        self.process.wait(PATIENCE)
        self.line.close()


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("Firefox is not installed; DOWNHILL_FIREFOX=1 make test-browser does it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    one = Firefox(program, tmp_path, port)
    yield one
    one.close()


def test_the_main_path_in_firefox(firefox: Firefox) -> None:
    app = "window.playground.app"
    state = f"JSON.stringify([{app}.state.mode, {app}.run, {app}.engine.walks.map(w => w.points)])"
    settled = f"!{app}.unwritten && {app}.written === location.hash"

    # drop a walker, and step
    firefox.open("mode=map&on=himmelblau&rate=0.01&walkers=")
    assert firefox.text(".message").startswith("Click or tap the map")
    firefox.click(".canvas.map canvas")
    firefox.until(f"{app}.run.walkers.length === 1")
    firefox.click("#step-button")
    firefox.until("document.querySelector('#readout-step').textContent === 'Step: 1'")
    assert firefox.text("#live").startswith("Step: 1. |Gradient|: ")
    assert firefox.run("document.querySelector('.canvas.map canvas').toDataURL().length") > 20_000

    # run
    firefox.click("#run-button")
    firefox.until(f"!{app}.running && {app}.run.step > 5")
    firefox.until("document.querySelector('.message').textContent.includes('is in a minimum')")

    # race
    firefox.click("#join-race")
    firefox.until(f"{app}.engine.lanes.length === 2")
    firefox.until("document.querySelectorAll('.ranking tbody tr').length === 2")
    firefox.click("#undo-change")
    firefox.until(f"{app}.engine.lanes.length === 0")
    firefox.click("#redo-change")
    firefox.until(f"{app}.engine.lanes.length === 2")

    # the link, and the page anew from it
    firefox.until(settled)
    before, link = firefox.run(state), firefox.run("location.hash.slice(1)")
    firefox.open(link)
    firefox.until(settled)
    assert firefox.run("location.hash.slice(1)") == link
    assert json.loads(firefox.run(state))[:2] == json.loads(before)[:2]

    # and the other two
    firefox.click("#mode-rate")
    firefox.click("#step-button")
    firefox.until(f"{app}.state.mode === 'rate' && {app}.run.step === 1")
    firefox.click("#mode-line")
    firefox.until(f"{app}.state.mode === 'line'")
    firefox.until("document.querySelector('.legend li').textContent === 'sample'")
