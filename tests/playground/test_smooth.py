"""What is drawn in a frame is little: sixty fit a second without a graphics processor, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn, wait_until

# Which canvases are cleared, and how many corners are drawn in 3-D, from frame to frame.
COUNTED = """(() => {
    window.frames = [];
    let now = { cleared: new Set(), corners: 0 };
    const count = time => {
        frames.push({ time, cleared: [...now.cleared], corners: now.corners });
        now = { cleared: new Set(), corners: 0 };
        requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        now.cleared.add(this.canvas.parentElement?.className ?? '');
        return clearRect.apply(this, box);
    };
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (kind, corners, ...rest) {
        now.corners += corners;
        return drawElements.call(this, kind, corners, ...rest);
    };
    const { drawArrays } = WebGL2RenderingContext.prototype;
    window.lines = [];
    WebGL2RenderingContext.prototype.drawArrays = function (kind, first, corners) {
        if (kind === this.LINES) lines.push(corners);
        return drawArrays.call(this, kind, first, corners);
    };
})()"""
GROUND = 3 * 2 * 120**2  # corners of its triangles
WALK = "mode=map&on=himmelblau&rate=1e-4&walkers=-0.5,-3.5;1,1;-4,-4;4,4;0,-1&step=6"
SINCE = "frames.splice(0).reduce((sum, frame) => sum + frame.corners, 0)"


@pytest.fixture
def counted(browser: Any) -> Iterator[Any]:
    visit = Visit(browser, script=COUNTED, webgl=True, reduced_motion="no-preference")
    page = visit.open(WALK)
    wait_until(page, "frames.some(frame => frame.corners > 0)")
    yield page
    visit.close()


def corners(page: Any, act: str) -> int:
    """How many corners of the ground are drawn in 3-D for something that is done."""
    for _ in range(3):
        drawn(page)
    page.evaluate(SINCE)
    page.evaluate(act)
    for _ in range(3):
        drawn(page)
    return int(page.evaluate(SINCE))


def test_the_ground_in_3d_is_kept_while_nothing_but_walkers_moves(counted: Any) -> None:
    canvas = counted.locator(".canvas.surface canvas")
    assert corners(counted, "playground.app.refresh()") == 0
    canvas.focus()
    kept = canvas.screenshot()
    canvas.press("ArrowLeft")
    turned = canvas.screenshot()
    canvas.press("ArrowRight")
    assert canvas.screenshot() == kept != turned
    # It is drawn again when it is another ground, or is seen from elsewhere.
    assert corners(counted, "playground.app.zoom(0.5)") >= GROUND
    assert corners(counted, "playground.app.step()") == 0
    canvas.press("ArrowUp")
    assert canvas.screenshot() != kept


def test_ways_are_drawn_in_3d_before_anybody_sets_off(counted: Any) -> None:
    # The first line that is drawn takes as long as three frames.
    counted.evaluate("playground.app.reset()")
    drawn(counted).evaluate("lines.length = 0; playground.app.refresh()")
    wait_until(counted, "lines.length > 0")
    assert counted.evaluate("Math.min(...lines)") == 2


def test_what_is_drawn_besides_the_map_takes_turns_in_a_run(counted: Any) -> None:
    drawn(counted).evaluate("frames.length = 0; playground.app.toggle()")
    wait_until(counted, "frames.length > 40")
    counted.evaluate("playground.app.toggle()")
    run = counted.evaluate("frames.slice(6, 40)")
    assert sum("canvas map" in frame["cleared"] for frame in run) > 0.8 * len(run)
    assert max(len(frame["cleared"]) for frame in run) <= 2
    for name in ("loss", "meter"):
        assert any(f"canvas {name}" in frame["cleared"] for frame in run), name
