"""Fingers on the page: what they hit, move and scroll."""

from __future__ import annotations

from typing import Any

from tests.playground.conftest import Open
from tests.playground.hands import drawn

MODES = ("map", "rate", "line")

HELD = """() => [...document.querySelectorAll('button, select, input, summary, .check')]
    .filter(one => one.checkVisibility() && !one.matches('[type=checkbox]'))
    .map(one => [one.id || one.textContent, one.getBoundingClientRect().height])
    .filter(([, height]) => height < 40)"""


def test_a_tablet_has_targets_for_fingers(screen: Open) -> None:
    page = screen(768, 1024, "mode=map&noise=0.1&walkers=1,1;2,2", touch=True)
    for mode in MODES:
        page.locator(f"#mode-{mode}").click()
        assert drawn(page).evaluate(HELD) == [], mode


def swipe(page: Any, selector: str, dx: float, dy: float, at: tuple[float, float]) -> None:
    """Slide a finger from a place on an element, given in shares of it."""
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + at[0] * box["width"], box["y"] + at[1] * box["height"]
    hand = page.context.new_cdp_session(page)
    send = lambda kind, points: hand.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
    )
    send("touchStart", [{"x": x, "y": y}])
    for part in range(1, 11):
        send("touchMove", [{"x": x + dx * part / 10, "y": y + dy * part / 10}])
        drawn(page)
    send("touchEnd", [])
    drawn(page)


SAMPLES = "playground.app.run.samples"


def test_a_finger_scrolls_past_the_samples(screen: Open) -> None:
    page = screen(360, 740, "mode=line", touch=True)
    before = page.evaluate(SAMPLES)
    swipe(page, ".canvas.scatter canvas", 0, -200, (0.3, 0.85))
    assert page.evaluate("scrollY") > 100
    assert page.evaluate(SAMPLES) == before


def test_a_finger_moves_a_sample_and_taps_a_new_one(screen: Open) -> None:
    page = screen(360, 740, "mode=line&on=own&samples=0,0;1,2;2,0", touch=True)
    # The middle sample is the highest one: see ROOM in draw/scatter.ts.
    share = (50 + (320 - 64) / 2) / 320
    high = page.locator(".canvas.scatter canvas").bounding_box()["height"]
    top = (24 + (high - 58) * 0.16 / 1.32) / high
    swipe(page, ".canvas.scatter canvas", 0, 80, (share, top))
    assert page.evaluate("scrollY") == 0
    assert page.evaluate(SAMPLES + ".y[1]") < 1.5
    page.touchscreen.tap(100, page.locator(".canvas.scatter canvas").bounding_box()["y"] + 60)
    assert len(page.evaluate(SAMPLES + ".x")) == 4


def test_a_finger_scrolls_past_the_loss_and_goes_through_time(screen: Open) -> None:
    page = screen(360, 740, "mode=map&on=himmelblau&walkers=1,1&step=20", touch=True)
    plot = page.locator(".canvas.loss canvas")
    plot.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    swipe(page, ".canvas.loss canvas", 0, -120, (0.5, 0.6))
    assert page.evaluate("scrollY") > before + 50
    assert page.evaluate("playground.app.run.step") == 20
    swipe(page, ".canvas.loss canvas", -100, 0, (0.9, 0.5))
    assert page.evaluate("playground.app.run.step") < 18
