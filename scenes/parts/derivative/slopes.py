"""The hiker on a cubic; below, the curve of her slopes, and the slopes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from gdmath import Status, Trajectory
from scenes.parts.derivative.level import SAMPLES, Chevrons, LevelPoints, Signs
from scenes.parts.derivative.places import LOWER, UPPER
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.telling import terms
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    TEXT,
    Box,
    Curve,
    Hiker,
    Layer,
    Plane,
    Tangent,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TALL = 1.0  # scene units: she
_BESIDE, _HALF = 0.09, 1.05  # of the window, beside her walk; scene units of half her tangent
_BACK = 0.7  # of a line that is no longer spoken of
_RIDES = 0.8  # of the one that writes a line
_DASHES: tuple[tuple[float, ...], ...] = ((), (0.2, 0.12), (0.04, 0.1))  # of f′, f″ and f‴
_TIE, _BEGUN = (0.12, 0.1), 0.03  # of the window: when it is whole
_PRIMES = ("", "′", "″", "‴")
_NAMED = (0.05, 0.27, 0.34)  # where on the way each of these has its name
_TOLD = (0.34, 0.27, 0.34)  # and where its line is when that comes: first the line, then the name
_ROOM, _BELOW = 0.12, 0.28  # of the range, above and below; below the ground there are chevrons


class Walk:
    """The hiker's walk over the cubic, from left to right, with her tangent and her pen."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan, f = plan, plan.polynomial
        low, high = plan.across
        x = np.linspace(low, high, SAMPLES)
        names = ("", _named(0, plan))
        self.upper = Plane(
            (low, high), _range(f(x), _BELOW), names, numbered=(False, True), tick_color=TEXT
        ).within(UPPER)
        self.higher = _range(np.concatenate([plan.slopes[k](x) for k in (1, 2, 3)]))  # of all
        first = _range(plan.slopes[1](x), _BELOW)
        self.lower = Plane((low, high), first, ("x", ""), tick_color=TEXT)
        self.lower.within(LOWER)
        left = max(float(plane.corner[0]) for plane in (self.upper, self.lower))
        right = min(float(plane.corner[0] + plane.size[0]) for plane in (self.upper, self.lower))
        for plane in (self.upper, self.lower):  # an x is at one place on both
            plane.state[[0, 2]] = left, right - left
        self.curve = Curve(self.upper, plan.hills)
        self.curve.ground.set_value(1)
        (left, foot), (wide, high_up) = self.upper.corner.tolist(), self.upper.size.tolist()
        self.curve.panel = Box(left, foot, left + wide, foot + high_up)
        inset = _BESIDE * (high - low)
        self.start, self.end = low + inset, high - inset
        self.hiker = Hiker(self.curve, self.start, _TALL, clock=clock)
        self.tangent = Tangent(self.curve, lambda: np.array([self.hiker.x]))
        self.tangent.half = _HALF
        self.chevrons = [Chevrons(self.upper, plan, falls) for falls in (False, True)]
        self.lines = [SlopeLine(self.lower, plan, k, low) for k in (1, 2, 3)]
        whole = self.lines[0].reach
        self.heading = self.farthest = self.start  # she goes there now; she has been there
        self.stops = [self.start]
        self.lines[0].reach = lambda: max(self.hiker.x, self.farthest, whole())
        tail = low - self.start
        self.lines[0].begin = lambda: self.start + self.lines[0].drawn.get_value() * tail
        self.lines[0].pen = lambda: self.hiker.x
        self.lines[0].feet = lambda: self.curve.at([self.hiker.x])
        self.signs = [Signs(self.lines[0], plan, falls) for falls in (False, True)]
        self.plumbs = LevelPoints(self.upper, self.lower, plan)

    def back_to(self, number: int) -> Any:
        """She walks to a level point."""
        return self.to(self.plan.level_points[number])

    def room(self) -> tuple[Any, ...]:
        """Animations: her slopes are drawn to both ends, smaller, so that theirs fit beside."""
        lower: Any = self.lower.animate
        return self.lines[0].draw_on(), lower.reframe(y=self.higher)

    def step_back(self) -> Any:
        """An animation: her slopes are no longer what is spoken of."""
        line: Any = self.lines[0].animate
        return line.set_presence(_BACK)

    def to(self, x: float) -> Any:
        """She turns to a place and walks there; what she has drawn stays."""
        self.farthest, self.heading = max(self.farthest, self.heading), x
        self.stops.append(x)
        x_, hills, been = np.array(self.stops)[:, None], self.plan.hills, len(self.stops) - 2
        walk = Trajectory(
            x_, hills.value(x_), hills.gradient(x_), (), Status.MAX_STEPS, been + 1, been + 1
        )
        self.hiker.follow(walk)
        self.hiker.progress.set_value(been)
        return self.hiker.walk(walk, been + 1, linear)

    def downhill(self, falls: bool) -> tuple[float, float]:
        """Where the ground falls, or rises: from where to where she goes to be lower.

        If it does so nowhere, she goes on to the end, and stays there.
        """
        level = [x for x in self.plan.level_points if self.start < x < self.end]
        ends = [self.start, *level, self.end]
        slope = self.plan.slopes[1]
        parts = [(a, b) for a, b in pairwise(ends) if (slope((a + b) / 2) < 0) == falls]
        if not parts:
            return self.end, self.end
        low, high = parts[-1]
        return (0.7 * low + 0.3 * high, high) if falls else (high, low)


class SlopeLine(Lettered):
    """The graph of a derivative, as far as it has been drawn; with its name."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: Plan, order: int, low: float) -> None:
        super().__init__()
        self.plane, self.order, self.low = plane, order, low
        self.function: Polynomial = plan.slopes[order]
        self.before: Polynomial = plan.slopes[order - 1]
        self.drawn = ValueTracker(0.0)
        high = plan.across[1]
        self.reach: Callable[[], float] = lambda: low + float(self.drawn.get_value()) * (high - low)
        self.begin: Callable[[], float] = lambda: low
        self.pen: Callable[[], float] = self.reach
        self.feet: Callable[[], Array] | None = None  # of her who draws it, if she does
        self.tied = ValueTracker(1.0)  # how much of the line from there to its point is there
        self.across = (low, high)
        called = ("", tr("second derivative"), tr("third derivative"))[order - 1]
        named = ": ".join(filter(None, (_named(order, plan), called)))
        self.label = Lettering(named, LABEL_SIZE, GRADIENT)

    def draw_on(self) -> Any:
        """An animation: it is drawn from left to right."""
        return change(self.drawn, 1.0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its name above the line, when that has come there."""
        low, high = self.across
        x = low + _NAMED[self.order - 1] * (high - low)
        left, y = self.plane.xy(x, float(self.function(x))).tolist()
        told = low + _TOLD[self.order - 1] * (high - low)
        strength = float(np.clip((self.reach() - told) / (0.04 * (high - low)), 0, 1))
        away = -self.label.high[1] - 0.12 if self.order == 2 else 0.14 if self.order == 3 else 0.1
        beside = {1: 0.25, 2: 0.2, 3: 0.0}[self.order]
        yield self.label, left + beside, y + away, strength

    def draw(self, canvas: Canvas) -> None:
        """The line, with its own dashes, and its point."""
        low, end = float(self.begin()), float(self.reach())
        if self.order == 1:
            Pen(canvas, self.presence).line(self.plane.xy(self.across, 0.0), QUIET, 0.025)
        if end > low:
            x = np.linspace(low, end, SAMPLES)
            points = self.plane.xy(x, self.function(x))
            pen = Pen(canvas, self.presence)
            pen.line(points, GRADIENT, 0.075, dashes=_DASHES[self.order - 1])
            at = float(self.pen())
            if self.order > 1 and at < self.across[1] - 1e-9:
                self._tangent(pen, at)
            if self.feet is not None:
                tie = np.stack([self.feet(), self.plane.xy(at, self.function(at))])
                begun = min(1.0, (end - low) / (_BEGUN * (self.across[1] - low)))
                tied = begun * float(self.tied.get_value())
                pen.line(tie, QUIET, 0.03, opacity=tied, dashes=_TIE)
            if self.order == 1 or at < self.across[1] - 1e-9:
                pen.disc(self.plane.xy(at, self.function(at)), 0.09, GRADIENT, casing=0.04)
        self.write(canvas)

    def _tangent(self, pen: Pen, x: float) -> None:
        """On the line before, whose slope this one is: it writes it."""
        slope = float(self.function(x))
        before = float(self.before(x))
        middle = self.plane.xy(x, before)
        way = self.plane.xy(x + 1, before + slope) - middle
        room = abs(self.plane.xy(self.across, 0.0)[:, 0] - middle[0]).min() / way[0]
        way *= min(_RIDES / np.linalg.norm(way), room)  # it does not leave the panel
        pen.line(np.stack([middle - way, middle + way]), TEXT, 0.05, casing=0.04)
        pen.disc(middle, 0.08, GRADIENT, casing=0.04)


def _named(order: int, plan: Plan) -> str:
    """A derivative with its name: 𝑓′ = 3𝑥² − 3."""
    factors = np.round(plan.slopes[order].coef, 9)
    return f"{italic('f')}{_PRIMES[order]} = {terms(factors, italic('x'))}"


def _range(values: Array, below: float = _ROOM) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return low - below * (high - low), high + _ROOM * (high - low)


__all__ = ["SlopeLine", "Walk"]
