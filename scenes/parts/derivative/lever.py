"""The line through 0 as a lever: a nudge of w moves its far end as many times as far as x is."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, FadeOut, ValueTracker, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    POSITION,
    QUIET,
    TEXT,
    Box,
    FittedLine,
    Plane,
    Residuals,
    Samples,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.words import short
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BESIDE, _BY_LABEL = 1.25, 1.4  # of what there is, that the plane shows, up and across
_TIMES = 40
_NAME = 14  # letters of a name at an axis
_SWING = 0.5  # of that nudge: w moves so far to either side
_TURN = 0.16  # of the height of the plane, that the line moves at the one input


class Lever:
    """All rows, faint; one of them with its error to the line; the line, and its nudged ghost."""

    def __init__(self, plan: Plan, box: Box) -> None:
        x, y = plan.data.x, plan.data.y
        at, answer = float(x[plan.example]), float(y[plan.example])
        names = short(tr(plan.data.x_name), _NAME, "x"), short(tr(plan.data.y_name), _NAME, "y")
        across = _range(x, _BY_LABEL)
        up = _range(np.concatenate([y, plan.at * np.array(across)]))
        self.plane = Plane(across, up, names, named_below=True).within(box)
        nudge = _TURN * float(self.plane.span[1]) / abs(at) if at else 0.0
        swings = [(plan.at + way * _SWING * nudge) * np.array(across) for way in (-1, 1)]
        low, high = _range(np.concatenate([up, *swings]), 1.0)  # the line is not cut off by then
        self.plane = Plane(across, (low, high), names, named_below=True).within(box)
        self.nudged, self.swung = ValueTracker(0.0), ValueTracker(0.0)

        def weight() -> float:
            return now() + nudge * float(self.nudged.get_value())

        def now() -> float:
            return plan.at + nudge * float(self.swung.get_value())

        ghost: Any = {"color": QUIET, "width": 0.03, "name": "line nudged"}
        self.line = FittedLine(self.plane, weight, lambda: 0.0, **ghost)
        self.before = FittedLine(self.plane, now, lambda: 0.0)
        self.one = Samples(self.plane, [at], [answer])
        self.every = Samples(self.plane, x, y).set_presence(0.8)
        self.error = Residuals(self.one, self.before, width=0.08)
        self.errors = Residuals(self.every, self.before, width=0.05)
        self.errors.grown.set_value(0.0)
        self.moved = Moved(self.line, self.before, at)
        self.nudged.set_value(1.0)
        middle = self.plane.xy(at, self.moved.heights().mean())
        self.nudged.set_value(0.0)
        self.times = Words(f"{plain(at)} · Δ𝑤", _TIMES, TEXT)  # between both lines
        self.times.next_to((*middle, 0), RIGHT if at > 0 else LEFT, buff=0.15)

    @property
    def all(self) -> tuple[Any, ...]:
        """What is there from the beginning."""
        return self.plane, self.every, self.line, self.before, self.error, self.one

    def swing(self) -> Any:
        """An animation: w moves, up and down and back, and with it the line and the error."""

        def waves(share: float) -> float:
            return float(_SWING * np.sin(2 * np.pi * smooth(share)))

        return change(self.swung, 1.0, waves)

    def count(self) -> tuple[Any, ...]:
        """Animations: the errors of all rows are there as well."""
        self.errors.grown.set_value(0.0)
        return FadeIn(self.errors), change(self.errors.grown, 1.0)

    def strokes(self) -> Array:
        """Where the error of each row begins, at the line, and ends, at the answer (m, 2, 2)."""
        x, y = self.every.now()
        ends = np.stack([self.plane.xy(x, self.before.predict(x)), self.plane.xy(x, y)], axis=1)
        low = float(self.plane.corner[1])
        ends[..., 1] = np.clip(ends[..., 1], low, low + float(self.plane.size[1]))
        return np.asarray(ends)

    def nudge(self) -> tuple[Any, ...]:
        """Animations: a ghost of the line is turned a little, and how far is seen at the input."""
        named = FadeIn(self.times, rate_func=squish_rate_func(smooth, 0.7, 1))
        return change(self.nudged, 1.0, linear), FadeIn(self.moved), named

    def let_go(self) -> tuple[Any, ...]:
        """Animations: the ghost is again where the line is."""
        first, then = (squish_rate_func(smooth, *part) for part in ((0, 0.3), (0.3, 1)))
        return change(self.nudged, 0.0, then), FadeOut(self.moved, self.times, rate_func=first)


class Moved(OnPlane):
    """How far a line has moved away from another at an input: a stroke between both."""

    def __init__(self, line: FittedLine, before: FittedLine, at: float) -> None:
        super().__init__(line.plane)
        self.line, self.before, self.at = line, before, at

    def heights(self) -> Array:
        """What both lines say at the input (2,)."""
        return np.array([float(line.predict(self.at)) for line in (self.before, self.line)])

    def draw(self, canvas: Canvas) -> None:
        """The stroke, and the wedge that it closes."""
        pen, (below, above) = Pen(canvas, self.presence), self.heights()
        corners = self.plane.xy([0.0, self.at, self.at], [0.0, below, above])
        pen.fill(corners, POSITION, 0.25)
        pen.line(corners[1:], TEXT, 0.12, casing=0.04)

    def readings(self) -> list[Reading]:
        """How far it moved."""
        below, above = self.heights()
        return [Reading("line moved", "", float(above - below))]


def _range(numbers: Array, more: float = _BESIDE) -> tuple[float, float]:
    """From 0 or the least to 0 or the greatest of them, and a little more."""
    return more * min(0.0, float(numbers.min())), more * max(0.0, float(numbers.max()))


__all__ = ["Lever"]
