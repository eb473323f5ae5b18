"""Where a cubic rises, falls and is level: chevrons, signs, and plumb lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, there_and_back
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Layer,
    Plane,
    change,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

SAMPLES = 241  # of a graph
_MARKS = 9  # chevrons along the axis
_OUT = 0.42  # of a part at an end: its sign is so far out, where she has been
_BETWEEN = 0.45  # of the way from 0 to the line stands its sign
_CLEAR, _COMES = 0.12, 0.3  # scene units: so far beyond a sign it is tinted, and it comes
_LEVEL = 0.12  # of the window: no chevron so near a level point


class Chevrons(OnPlane):
    """Green marks under the ground, where it falls or rises: which way to change x to go down."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.5

    def __init__(self, plane: Plane, plan: Plan, falls: bool) -> None:
        super().__init__(plane)
        self.plan, self.falls = plan, falls

    def places(self) -> Array:
        """Where they stand (n,), not where the ground is level."""
        low, high = self.plan.across
        x = low + (np.arange(_MARKS) + 0.5) * (high - low) / _MARKS
        near = [np.abs(x - level) < _LEVEL * (high - low) / 2 for level in self.plan.level_points]
        x = x[~np.any(near, axis=0)] if near else x
        return np.asarray(x[(self.plan.slopes[1](x) < 0) == self.falls])

    def draw(self, canvas: Canvas) -> None:
        """Each points downhill."""
        pen = Pen(canvas, self.presence)
        for x in self.places().tolist():
            way = -float(np.sign(self.plan.slopes[1](x)))
            middle = self.plane.xy(x, float(self.plane.low[1])) + np.array([0.0, 0.25])
            wing = np.array([(-0.13 * way, 0.16), (0.13 * way, 0.0), (-0.13 * way, -0.16)])
            pen.line(middle + wing, STEP, 0.08)


class Signs(Lettered):
    """Plus where the slopes are positive, or minus where they are negative, between line and 0.

    As far as the ``line`` has been drawn, all between is tinted.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, line: Any, plan: Plan, falls: bool) -> None:
        super().__init__()
        self.line, self.plane, self.falls, slope = line, line.plane, falls, plan.slopes[1]
        self.slope = slope
        ends = [plan.across[0], *plan.level_points, plan.across[1]]
        last = len(ends) - 2
        shares = [_OUT if k == last else 1 - _OUT if k == 0 else 0.5 for k in range(last + 1)]
        middles = [
            a + share * (b - a) for (a, b), share in zip(pairwise(ends), shares, strict=True)
        ]
        self.signs = [
            (x, float(slope(x)), Lettering("+" if slope(x) > 0 else "−", TITLE_SIZE, TEXT))
            for x in middles
            if (slope(x) < 0) == falls
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each between the line and 0, once what is tinted goes on beyond it."""
        tinted = [float(self.plane.xy(end, 0.0)[0]) for end in self._drawn()]
        for x, slope, text in self.signs:
            left, y = self.plane.xy(x, _BETWEEN * slope).tolist()
            within = min(left - tinted[0], tinted[1] - left) - text.width / 2 - _CLEAR
            strength = float(np.clip(within / _COMES, 0, 1))
            yield text, left - text.width / 2, y - (text.low[1] + text.high[1]) / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """All of them, and what is between the line and 0."""
        pen, x = Pen(canvas, self.presence), np.linspace(*self._drawn(), SAMPLES)
        slopes = self.slope(x)
        part = np.minimum(slopes, 0.0) if self.falls else np.maximum(slopes, 0.0)
        edge = np.concatenate([self.plane.xy(x, part), self.plane.xy(x[::-1], np.zeros(len(x)))])
        pen.fill(edge, GRADIENT, 0.25)
        self.write(canvas)

    def _drawn(self) -> tuple[float, float]:
        return float(self.line.begin()), float(self.line.reach())


class LevelPoints(Lettered):
    """Plumb lines through both panels where the ground is level, and the values there."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, upper: Plane, lower: Plane, plan: Plan) -> None:
        super().__init__()
        self.upper, self.lower, self.plan = upper, lower, plan
        self.told = [ValueTracker(0.0) for _ in plan.level_points]
        self.pulses = [ValueTracker(0.0) for _ in plan.level_points]
        self._texts = [
            [Lettering(_value(f, x), BODY_SIZE, color) for f, color in self._rows()]
            for x in plan.level_points
        ]

    def kinds(self) -> Iterator[tuple[int, str]]:
        """Each level point that there is, and what it is called."""
        summit = tr("Level and bending down: a summit.")
        valley = tr("Level and bending up: a valley.")
        for number, x in enumerate(self.plan.level_points):
            yield number, summit if self.plan.slopes[2](x) < 0 else valley

    def come(self, number: int) -> tuple[Any, ...]:
        """One comes with its values."""
        new = () if any(told.get_value() for told in self.told) else (FadeIn(self),)
        return (*new, change(self.told[number], 1.0))

    def press(self, number: int) -> Any:
        """The dots at a level point and at the slopes there are larger for a moment."""
        return change(self.pulses[number], 1.0, there_and_back)

    def _rows(self) -> list[tuple[Polynomial, str]]:
        return [(f, GRADIENT) for f in self.plan.slopes[1:3]]

    def _spots(self, x: float) -> list[Array]:
        """Where both values are on the screen."""
        return [self.lower.xy(x, float(f(x))) for f, _ in self._rows()]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each value beside its point, where its line does not go on."""
        for x, row, shown in zip(self.plan.level_points, self._texts, self.told, strict=True):
            told = float(shown.get_value())
            spots = zip(row, self._spots(x), self._rows(), strict=True)
            for text, (at, y), (f, _) in spots:
                rising = float(f.deriv()(x)) > 1e-9
                if rising and f is self.plan.slopes[1]:  # above it is the other line
                    yield text, at + 0.2, y - 0.16 - text.high[1], told
                    continue
                left = at - 0.2 - text.width if rising else at + 0.2
                yield text, left, y + 0.16, told

    def draw(self, canvas: Canvas) -> None:
        """Lines, dots, and the values on plates."""
        pen, points = Pen(canvas, self.presence), self.plan.level_points
        for x, pulse, shown in zip(points, self.pulses, self.told, strict=True):
            spots, size = self._spots(x), 1 + 0.6 * float(pulse.get_value())
            told = float(shown.get_value())
            ground = self.upper.xy(x, float(self.plan.polynomial(x)))
            plumb = np.stack([ground, np.array([ground[0], self.lower.corner[1]])])
            pen.line(plumb, QUIET, 0.03, opacity=told, dashes=(0.1, 0.08))
            for spot, (_, color) in zip(spots, self._rows(), strict=True):
                pen.disc(spot, 0.1 * size, color, opacity=told, casing=0.04)
        for text, left, y, strength in self.texts():
            spot = np.array([left, y])
            (x0, y0), (x1, y1) = spot + text.low - 0.05, spot + text.high + 0.05
            pen.band(x0, y0, x1, y1, BACKGROUND, 0.85 * strength)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where they are."""
        return [Reading("level points", "", self.plan.level_points)]


def _value(f: Polynomial, x: float) -> str:
    return plain(round(float(f(x)), 6) + 0.0)


__all__ = ["SAMPLES", "Chevrons", "LevelPoints", "Signs"]
