"""A real Chromium, without a network, and the built playground in it.

`make test-browser` installs what these tests need; without it they are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "scenes" / "playground.html"
HERE = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
    "--disable-gpu-rasterization",  # there is no GPU: what pretends to be one is slower
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="make test-browser installs it")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed; make test-browser installs it")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """One page of the playground; leaving it checks that nothing went wrong on it."""

    def __init__(self, browser: Any, **options: Any) -> None:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        options.setdefault("reduced_motion", "reduce")
        self.context = browser.new_context(offline=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)  # of a busy machine, too
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, fragment: str = "") -> Any:
        # Another address first, for one that differs after the # alone is no new page.
        self.page.goto("about:blank")
        self.page.goto(PAGE.as_uri() + (f"#{fragment}" if fragment else ""))
        return self.page

    def close(self) -> None:
        self.context.close()
        assert not self.errors
        outside = [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]
        assert not outside, "a request left the page"
        assert {url.partition("#")[0] for url in self.requests if url.startswith("file:")} <= {
            PAGE.as_uri()
        }


Open = Callable[..., Any]


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    one = Visit(browser)
    yield one
    one.close()


@pytest.fixture
def page(visit: Visit) -> Any:
    """The playground as it opens."""
    return visit.open()


@pytest.fixture
def screen(browser: Any) -> Iterator[Open]:
    """Opens the page on a screen of so many pixels, with a finger if it is to be touched."""
    visits: list[Visit] = []

    def open_on(width: int, height: int, fragment: str = "", *, touch: bool = False) -> Any:
        size = {"width": width, "height": height}
        visits.append(Visit(browser, viewport=size, has_touch=touch))
        return visits[-1].open(fragment)

    yield open_on
    for visit in visits:
        visit.close()


@pytest.fixture(scope="module")
def numbers(browser: Any) -> Iterator[Any]:
    """One page for many questions: ask it with `numbers.evaluate(…)`."""
    one = Visit(browser)
    yield one.open()
    one.close()
