"""A cut along an axis once more, as a curve: a tangent runs along it; its slopes are a wave too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.gradient.column import places, told
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, LOSS, POSITION, QUIET, TEXT, Box, Layer, Plane, change, tr
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BOX = Box(-6.1, -2.3, -1.1, 3.2)
_SIZE = 40
_WHOLE = 1e-6  # of π, so near to a whole number of it
_FINE, _TANGENT = 241, 0.9  # places on the curve; scene units, half of the tangent
_BEYOND = 0.16  # of the window, how far the level axis goes on
_DASHES = (0.1, 0.08)
_ROOM = 1.4  # of the largest height or slope, how far the plane goes up and down
_TICK, _BESIDE = 0.1, 0.15  # scene units: half of a tick; from an axis to a number
_FROM_DOT = (0.22, 0.5, 0.8)  # scene units from the slope where she stands to its number
_ROUND = 0.12  # scene units around that number, free of curves


def tick_text(x: float) -> str:
    """A place on the level axis: in parts of π, if it is a whole number of these."""
    turns = x / np.pi
    if abs(turns - round(turns)) > _WHOLE:
        return f"{x:.3g}".replace("-", "−")
    return {0: "0", 1: "π", -1: "−π"}.get(round(turns), f"{round(turns)}π".replace("-", "−"))


class _OnNothing(Plane):
    """A plane whose axes cross at 0, 0: where x is 0 is not on the left, where it was read so."""

    @property
    def crossing(self) -> Array:
        """The numbers (2,) where the axes cross; on the left, where 0 is not on the map."""
        within = self.low[0] < 0 < self.low[0] + self.span[0]
        return np.array([0.0 if within else self.low[0], 0.0])


class CutSlopes(Plated):
    """Heights along an axis through her place, and the slopes there, as far as the tangent has run.

    What is below the level axis is less than 0; on it is told where she stands.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, axis: int = 0) -> None:
        super().__init__()
        low, high = plan.ground.window[axis]
        self.along = np.linspace(float(low), float(high), _FINE)
        spots = np.tile(plan.here, (_FINE, 1))
        spots[:, axis] = self.along
        self.heights = plan.height(spots)
        self.slopes = np.asarray(plan.ground.gradient(spots))[:, axis]
        most = _ROOM * float(np.abs([self.heights, self.slopes]).max())
        end = float(high) + _BEYOND * float(high - low)  # the tangent does not touch its name
        named = ("xy"[axis], "")
        self.plane = _OnNothing((low, end), (-most, most), named, numbered=(False, False))
        self.plane.within(_BOX)
        self.gone = ValueTracker(0.0)
        self.here = float(plan.here[axis])
        self._read = float(plan.height(plan.here)), float(plan.gradient[axis])
        self._ticks = [(x, Lettering(tick_text(x), _SIZE, QUIET)) for x in self.ticks()]
        self._stands = Lettering(places(plan)[axis].replace("-", "−"), _SIZE, POSITION)
        self._slope = Lettering(number_text(told(plan)[axis]), _SIZE, GRADIENT)
        self._names = Lettering(tr("height"), _SIZE, LOSS), Lettering(tr("slope"), _SIZE, GRADIENT)

    def ticks(self) -> list[float]:
        """The places on the level axis that have a number: its ends, and where the axes cross."""
        cross = float(self.plane.crossing[0])
        return sorted({float(self.along[0]), cross, float(self.along[-1])})

    def run(self, to: float) -> Any:
        """An animation: the tangent runs on so far."""
        return change(self.gone, to, linear)

    def now(self) -> float:
        """Where the tangent is."""
        share = float(self.gone.get_value())
        return float((1 - share) * self.along[0] + share * self.along[-1])

    def tangent(self) -> Array:
        """Its ends on the screen (2, 2), as long wherever it is."""
        x = self.now()
        y, slope = (float(np.interp(x, self.along, line)) for line in (self.heights, self.slopes))
        foot, ahead = self.plane.xy(np.array([x, x + 1.0]), np.array([y, y + slope]))
        way = _TANGENT * (ahead - foot) / np.linalg.norm(ahead - foot)
        return np.array([foot - way, foot + way])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Heights have their name below their lowest; slopes, once these are passed, above."""
        height, slope = self._names
        low, top = int(self.heights.argmin()), int(self.slopes.argmax())
        x, y = self.plane.xy(self.along[low], self.heights[low])
        yield height, x - height.width / 2, y - 0.3 - height.height, 1.0
        x, y = self.plane.xy(self.along[top], self.slopes[top])
        passed = np.clip(4 * (self.now() - self.along[top]) / np.ptp(self.along), 0, 1)
        # beside the upright axis; on the other side of it is read where she stands
        x += -_BESIDE - slope.width if self.here > self.along[top] else _BESIDE
        yield slope, x, y + 0.28, float(passed)
        yield from self._numbers()
        (x, y), side = self.plane.xy(self.here, 0.0), -np.sign(self._read[0]) or -1.0
        foot = y + side * (0.22 + self._stands.height / 2) - self._stands.height / 2
        half, cross = (
            0.5 * self._stands.width + _BESIDE,
            float(self.plane.at(self.plane.crossing)[0]),
        )
        x = max(x, cross + half) if x > cross else min(x, cross - half)  # not on the upright axis
        yield self._stands, x - self._stands.width / 2, foot, 1.0
        x, y = self._slope_at()
        yield self._slope, x - self._slope.width / 2, y - self._slope.height / 2, self.passed()

    def passed(self) -> float:
        """How much is read of the slope where she stands: all, once the tangent was there."""
        return float(np.clip(8 * (self.now() - self.here) / np.ptp(self.along), 0, 1))

    def _numbers(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the ends are outside, that of the upright axis where no curve is."""
        cross = float(self.plane.crossing[0])
        for place, text in self._ticks:
            x, y = self.plane.xy(place, 0.0)
            near = cross if place == cross else float(self.along[1 if place < cross else -2])
            inside = near - 0.05 * np.ptp(self.along) if place == cross else near
            curve = float(np.sign(np.interp(inside, self.along, self.heights)))
            up = -curve if place == cross else curve  # outside, the tangent is on the other side
            foot = y + (_BESIDE if up > 0 else -_BESIDE - text.height)
            yield text, x + (_BESIDE if place > cross else -_BESIDE - text.width), foot, 1.0

    def _slope_at(self) -> Array:
        """The middle of the number of the slope where she stands: there no curve crosses it."""
        dot, half = self.plane.xy(self.here, self._read[1]), np.array(
            [self._slope.width, self._slope.height]
        ) / 2  # fmt: skip
        sides = [np.array([right, up]) for right in (1.0, -1.0) for up in (0.0, 1.0, -1.0)]
        spots = [dot + side * (half + away) * (1, abs(side[1])) for away in _FROM_DOT
                 for side in sides]  # fmt: skip
        return min(spots, key=lambda spot: self._crossed(spot, half + _ROUND))

    def _crossed(self, spot: Array, half: Array) -> int:
        """How many points of both curves and of the level axis are in a box about a spot."""
        lines = self.heights, self.slopes, np.zeros(_FINE)
        points = np.concatenate([self.plane.xy(self.along, line) for line in lines])
        return int(np.all(np.abs(points - spot) < half, axis=-1).sum())

    def draw(self, canvas: Canvas) -> None:
        """The curve, the slopes so far, the tangent and where it touches; the names."""
        pen, x = Pen(canvas, self.presence), self.now()
        stands = self.plane.xy(self.here, np.array([0.0, *self._read]))
        for place in (self.along[0], self.along[-1]):
            spot = self.plane.xy(place, 0.0)
            pen.line(spot + np.array([(0, -_TICK), (0, _TICK)]), QUIET, 0.03)
        pen.line(stands[:2], POSITION, 0.04, dashes=_DASHES)
        pen.disc(stands[0], 0.08, POSITION, casing=0.03)
        pen.line(self.plane.xy(self.along, self.heights), LOSS, 0.06)
        some = np.append(self.along[self.along < x], x)
        slopes = np.interp(some, self.along, self.slopes)
        if len(some) > 1:
            pen.line(self.plane.xy(some, slopes), GRADIENT, 0.07)
            pen.disc(self.plane.xy(x, slopes[-1]), 0.09, GRADIENT, casing=0.03)
        if read := self.passed():
            Pen(canvas, self.presence * read).line(stands[[0, 2]], POSITION, 0.04, dashes=_DASHES)
            Pen(canvas, self.presence * read).disc(stands[2], 0.1, GRADIENT, casing=0.03)
        ends = self.tangent()
        pen.line(ends, TEXT, 0.05)
        pen.disc(ends.mean(axis=0), 0.1, POSITION, casing=0.03)
        self.write(canvas)


__all__ = ["CutSlopes", "tick_text"]
