"""A real Chromium, without a network, and the built playground in it.

`make test-browser` installs what these tests need; without it they are skipped.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.everything import EVERYTHING
from tests.playground.hands import wait_for_frames

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[Any]) -> None:
    """Mark what is left to `make test-browser`, of each test one case, or everything.

    Of one test it is the first case, of the next one the second: so all sizes and both languages
    are looked at, each by some tests.
    """
    cases: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for item in items:
        if {"browser", "firefox"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
            if Path(item.path).parent == HERE:
                cases[item.location[0], getattr(item, "originalname", item.name)].append(item)
    if EVERYTHING:
        return
    kept = {id(found[place % len(found)]) for place, found in enumerate(cases.values())}
    left = [item for found in cases.values() for item in found if id(item) not in kept]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="make test-browser installs it")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed; make test-browser installs it")
    wait_for_frames(sync_api.Locator)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


NO_WEBGL = """(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...wishes) {
        return kind.startsWith('webgl') ? null : get.call(this, kind, ...wishes);
    };
})()"""


@dataclass
class Window:
    """A window of the browser, and what was heard of it."""

    page: Any
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(30_000)  # of a busy machine, too
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.hear)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def hear(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)


IDLE: dict[tuple[Any, str], list[Window]] = defaultdict(list)


class Visit:
    """One visit to the playground; leaving it checks that nothing went wrong on it.

    A window costs as much as the page in it, so one that was left is used again by the next who
    wants one of its kind. Each `open` loads the page anew. Where there is no graphics processor,
    drawing in 3-D costs more than all else; so it is there for those who ask for it.
    """

    def __init__(
        self, browser: Any, *, script: str = "", webgl: bool = False, **wishes: Any
    ) -> None:
        size = wishes.pop("viewport", {"width": 1280, "height": 900})
        wishes.setdefault("reduced_motion", "reduce")
        self.kind = (browser, repr([script, webgl, sorted(wishes.items())]))
        if IDLE[self.kind]:
            self.window = IDLE[self.kind].pop()
            self.window.page.set_viewport_size(size)
        else:
            context = browser.new_context(offline=True, viewport=size, **wishes)
            for prepared in (script, "" if webgl else NO_WEBGL):
                if prepared:
                    context.add_init_script(prepared)
            self.window = Window(context.new_page())
        self.page, self.errors = self.window.page, self.window.errors

    def open(self, fragment: str = "") -> Any:
        # Another address first, for one that differs after the # alone is no new page.
        if self.page.url != "about:blank":
            self.page.goto("about:blank")
        self.page.goto(PAGE.as_uri() + (f"#{fragment}" if fragment else ""))
        return self.page

    def follow(self, fragment: str) -> Any:
        """Another address in the page that is open, which is quicker than the page anew."""
        self.page.evaluate("address => playground.app.open('#' + address)", fragment)
        return self.page

    def close(self) -> None:
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        errors, requests = self.errors.copy(), self.window.requests.copy()
        self.errors.clear()
        self.window.requests.clear()
        IDLE[self.kind].append(self.window)
        assert not errors
        outside = [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
        assert not outside, "a request left the page"
        assert {re.split("[?#]", url)[0] for url in requests if url.startswith("file:")} <= {
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

    def open_on(
        width: int, height: int, fragment: str = "", *, touch: bool = False, webgl: bool = False
    ) -> Any:
        size = {"width": width, "height": height}
        visits.append(Visit(browser, viewport=size, has_touch=touch, webgl=webgl))
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
