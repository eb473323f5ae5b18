"""What hands do on the page, and eyes read from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest

HOVER = "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5;1,1"


def drawn(page: Any) -> Any:
    """The page, once it shows what was last done to it."""
    # The page draws at the next frame, before this is called in it; then what has another size.
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return page


def wait_for_frames(locator: Any) -> None:
    """Let each deed of this class of locators end when the page has drawn what came of it.

    A busy machine draws late: a test that reads at once finds what was there before.
    """
    for name in ("click", "fill", "press", "select_option", "check", "uncheck", "tap"):
        setattr(locator, name, _then_drawn(getattr(locator, name)))


def _then_drawn(deed: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(deed)
    def done(locator: Any, *words: Any, **wishes: Any) -> Any:
        came = deed(locator, *words, **wishes)
        drawn(locator.page)
        return came

    return done


def wait_until(page: Any, condition: str) -> None:
    # Not wait_for_function, which evaluates a string in the page: its policy forbids that.
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"in vain: {condition}")


def message(page: Any) -> str:
    return str(drawn(page).locator(".message").inner_text())


def shown(page: Any, name: str) -> str:
    drawn(page)
    return str(page.locator(f"#readout-{name}").inner_text())


def press(page: Any, name: str) -> None:
    # A button that is out of use stays within reach of the keyboard, and does nothing.
    page.locator(f"#{name}-button").click(force=True)


def settled_hash(page: Any) -> str:
    """The address, once the page itself has written it."""
    wait_until(page, "!playground.app.unwritten && playground.app.written === location.hash")
    return str(page.evaluate("location.hash.slice(1)"))


def situation(page: Any) -> Any:
    return page.evaluate(
        """() => {
            const { run, engine, state } = playground.app;
            const ways = engine.walks.map(walk => walk.points.slice(0, run.last + 1));
            return JSON.stringify([state.mode, run, ways]);
        }"""
    )


# What has to be tried for the answer of each film's question.
TRIES = {
    "loss_curve": "{ step: 9, last: 9 }",
    "derivative": "{ step: 1, last: 1 }",
    "hills": "{ step: 60, last: 60 }",
    "gradient": "{ step: 1, last: 1 }",
    "paraboloid": "{ step: 400, last: 400 }",
    "regression": "{ step: 30, last: 30 }",
    "mse_gradient": "{ ground: 'own', samples: { x: [0, 1, 2], y: [0, 1, 4] } }",
    "training_loop": "{ rate: 0.03, step: 20, last: 20 }",
    "learning_rate": "{ rate: 3.2, step: 5, last: 5 }",
    "local_minima": "{ step: 900, last: 900 }",
    "stochastic": "{ step: 100, last: 100 }",
    "bias_variance": "{ step: 30, last: 30 }",
    "many_features": "{ step: 60, last: 60 }",
    "momentum": "{ optimizer: 'momentum', momentum: 0.8, step: 60, last: 60 }",
    "optimizer_race": "{ step: 70, last: 70 }",
    "neural_landscape": "{ step: 10, last: 10 }",
    "where_next": "{ step: 10, last: 10 }",
}

# What is written on each canvas, and in which box.
WRITTEN = """(() => {
    const write = CanvasRenderingContext2D.prototype.fillText;
    window.written = new Map();
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        const { width, actualBoundingBoxLeft: left, actualBoundingBoxAscent: up,
                actualBoundingBoxRight: right, actualBoundingBoxDescent: down } =
            this.measureText(text);
        const turn = this.getTransform();
        const ends = [[x - left, y - up], [x + right, y + down]].map(([px, py]) =>
            turn.transformPoint(new DOMPoint(px, py)));
        const [xs, ys] = [ends.map(p => p.x), ends.map(p => p.y)];
        const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
        if (!window.written.has(this.canvas)) window.written.set(this.canvas, new Map());
        window.written.get(this.canvas).set(text, box);
        return write.call(this, text, x, y);
    };
})()"""
