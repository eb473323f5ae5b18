"""The playground with 50 walkers on their way: a frame, against the sixtieth of a second it has.

Measured in the page, by the browser's own clock, with the map, the surface and the loss plot drawn.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.benchmarks.measure import Row

PAGE = Path(__file__).resolve().parents[2] / "scenes" / "playground.html"
WALKERS = 50
FRAMES = 240
SETTLING = 60  # frames in which the page finds out how fast the machine is
RUN = """frames => new Promise(done => {
    const times = [];
    playground.app.toggle();
    const frame = now => {
        times.push(now);
        if (times.length <= frames) requestAnimationFrame(frame);
        else done(times);
    };
    requestAnimationFrame(frame);
})"""


def rows() -> Iterator[Row]:
    """Let the walkers run in Chromium and look at the time between frames."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        yield Row("playground", None, "Chromium is not installed; make test-browser installs it")
        return
    starts = np.random.default_rng(1).uniform(-4.5, 4.5, (WALKERS, 2)).round(2)
    walkers = ";".join(f"{x},{y}" for x, y in starts)
    address = f"{PAGE.as_uri()}#mode=map&on=himmelblau&rate=0.002&walkers={walkers}"
    flags = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_timeout(1000)
        times = np.array(page.evaluate(RUN, FRAMES))
        browser.close()
    frames = np.diff(times)[SETTLING:] / 1000
    # A frame is late by whole sixtieths; the clock's own trembling is no lateness.
    yield Row(f"frame with {WALKERS} walkers", float(frames.mean()), "1/60 s", 1 / 60, 1.05)
