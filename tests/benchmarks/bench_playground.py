"""The playground on its way: a frame's work, of the sixtieth of a second that there is for it.

Fifty walkers, and four optimizers that race from one start or from a crowd; both at the beginning
and after a thousand steps. The work is what the page's thread computes for a frame: scripts, styles
and layout, in the processor's own time, which other programs do not lengthen. The time between
frames is told besides, of the frame in the middle and on average; without a graphics processor,
painting them takes most of it.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.measure import Row

PAGE = Path(__file__).resolve().parents[2] / "scenes" / "playground.html"
FRAMES = 150
SETTLING = 30  # frames in which the page finds out how fast the machine is
WORK = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
RUN = """frames => new Promise(done => {
    const times = [];
    const frame = now => {
        times.push(now);
        if (times.length <= frames) requestAnimationFrame(frame);
        else done(times);
    };
    requestAnimationFrame(frame);
})"""


def rows() -> Iterator[Row]:
    """Let everybody run in Chromium and look at what a frame takes."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        yield Row("playground", None, "Chromium is not installed; make test-browser installs it")
        return
    flags = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for what, address in situations().items():
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            work, clock = frames_of(page, f"{PAGE.as_uri()}#{address}")
            page.close()
            late = f"by the clock, without a GPU; on average {1000 * clock.mean():.1f} ms"
            yield Row(f"work of a frame, {what}", work, "16.7 ms are there for it")
            yield Row(f"frame after frame, {what}", float(np.median(clock)), late)
        browser.close()


def situations() -> dict[str, str]:
    """What is measured: the addresses of situations by what they are."""
    chance = np.random.default_rng(1)

    def crowd(count: int) -> str:
        return ";".join(f"{x},{y}" for x, y in chance.uniform(-4.5, 4.5, (count, 2)).round(2))

    # Slow rates, so that nobody arrives while it is measured.
    walkers = f"mode=map&on=himmelblau&rate=1e-5&walkers={crowd(50)}"
    race = "mode=map&on=himmelblau&rate=1e-5&race=adam,1e-4,;momentum,1e-6,;rmsprop,1e-4,"
    return {
        "50 walkers": walkers,
        "50 walkers, step 1000": f"{walkers}&step=1000",
        "50 restless walkers, step 1000": f"{walkers}&noise=1&seed=3&step=1000".replace(
            "1e-5", "3e-3"
        ),
        "race of four": f"{race}&walkers=-0.5,-3.5",
        "race of four, step 1000": f"{race}&walkers=-0.5,-3.5&step=1000",
        "race of four from 12 starts, step 1000": f"{race}&walkers={crowd(12)}&step=1000",
    }


def frames_of(page: Any, address: str) -> tuple[float, NDArray[np.floating]]:
    """Seconds of work per frame, and those from each frame to the next, while everybody runs."""
    page.goto(address)
    page.wait_for_timeout(1500)
    while page.evaluate("playground.app.busy !== null"):
        page.wait_for_timeout(100)
    hand = page.context.new_cdp_session(page)
    hand.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate("playground.app.toggle()")
    page.evaluate(RUN, SETTLING)
    before = told(hand)
    times = page.evaluate(RUN, FRAMES)
    after = told(hand)
    assert page.evaluate("playground.app.running")
    return sum(after[name] - before[name] for name in WORK) / FRAMES, np.diff(times) / 1000


def told(hand: Any) -> dict[str, float]:
    """The browser's counters."""
    metrics = hand.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics}
