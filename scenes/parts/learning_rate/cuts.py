"""The two cuts through the valley: in it, and taken out of it on axes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, linear, smooth, squish_rate_func, there_and_back
from numpy.typing import NDArray

from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.ravine import Ravine
from scenes.parts.learning_rate.turns import leave
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    SMALLEST_SIZE,
    TEXT,
    Box,
    Layer,
    Plane,
    change,
    italic,
    tr,
)
from scenes.stage.lecture.theme import AXIS_DASHES
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_SAMPLES = 81  # places along each curve
_MOST, _TICK = 12.5, np.array([0.13, 0.0])  # pieces that can be counted; half of what parts them
_BESIDE = (0.3, 0.24)  # scene units: from the ends of the cuts in the valley to their names
_CLEAR = 0.28  # from the valley's edge on the right to what is written beside it
_ROW = 0.46  # from a name to its curvature: where there is room, below it or above it
_ABOVE = (0.62, 0.16)  # from an end on the axes up to its name, and to its curvature
_OUT, _BELOW = 0.7, 0.24  # of half the axis: a number on it; scene units from the axis to it
_POLE = 0.72  # of the way out to the left: where one is measured by the other
_APART = 1.7  # times as sharp: else the names of both stand at different ends


class Cuts(Lettered):
    """Two gold curves through the bottom of the valley: straight across, and dashed along.

    ``lifted`` in [0, 1] is how far a second pair has grown from its bottom, on the axes of
    ``plane``, one scale for both; ``away``, how far that pair is gone again. ``named`` and
    ``valued`` are how much of names and of curvatures there is, ``measured`` how far the sharp one
    is measured by the blunt one, ``lit`` how brightly either is lit.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, view: Ravine, plan: RatePlan, box: Box) -> None:
        super().__init__()
        self.view, self.plan, self.curvatures = view, plan, plan.curvatures
        self.lifted, self.away = ValueTracker(0.0), ValueTracker(0.0)
        self.named, self.valued, self.measured = (ValueTracker(0.0) for _ in range(3))
        self.lit = ValueTracker(0.0), ValueTracker(0.0)
        wide = 1.03 * view.half
        names = tr(f"{italic('w')}₁, {italic('w')}₂"), f"{tr('loss')} {italic('L')}"
        self.plane = Plane(
            (-wide, wide), (0.0, 1.02 * view.end(0)), names, colors=(POSITION, LOSS)
        ).within(box)
        self._ticks = [
            (value, Lettering(tick_text(value), SMALLEST_SIZE)) for value in self._pair(wide)
        ]
        self._names = [Lettering(tr(way), LABEL_SIZE, TEXT) for way in ("across", "along")]
        self._values = [self._lambda(value) for value in self.curvatures]

    @staticmethod
    def _pair(wide: float) -> tuple[float, float]:
        """A round number on either side, about two thirds of the way out."""
        power = 10.0 ** np.floor(np.log10(_OUT * wide))
        value = max(n * power for n in (1, 2, 5) if n * power <= _OUT * wide)
        return -float(value), float(value)

    @staticmethod
    def _lambda(value: float) -> Lettering:
        return Lettering(f"{LAMBDA} = {number_text(value)}", LABEL_SIZE, TEXT)

    def call(self) -> Any:
        """Which is which."""
        return change(self.named, 1)

    def lift(self) -> tuple[Any, Any]:
        """Axes come, and a second pair of them grows there."""
        axes = FadeIn(self.plane, rate_func=squish_rate_func(smooth, 0, 0.4))
        return axes, change(self.lifted, 1, squish_rate_func(smooth, 0.35, 1))

    def leave(self) -> tuple[Any, Any]:
        """That pair goes, and its axes."""
        return change(self.away, 1, squish_rate_func(smooth, 0, 0.4)), leave(self.plane)

    def measure(self) -> Any:
        """Pieces as high as the blunt one are put on each other, as many as the sharp one takes."""
        return change(self.measured, 1, linear)

    def light(self, way: int) -> Any:
        """One of them is lit for a moment, in the valley."""
        return change(self.lit[way], 1, there_and_back)

    def stays_lit(self, way: int) -> Any:
        """One of them is lit from now on."""
        return change(self.lit[way], 1, squish_rate_func(smooth, 0, 0.3))

    # -- where they are --------------------------------------------------------------------------

    def in_valley(self, way: int) -> Array:
        """A cut on the ground, on the screen (n, 2)."""
        shares = np.linspace(-1, 1, _SAMPLES)[:, None]
        return self.view.at(shares * self.view.half * np.eye(2)[way], 0.02)

    def flat(self, way: int) -> Array:
        """A cut on the axes, on the screen (n, 2)."""
        apart = self.view.half * np.linspace(-1, 1, _SAMPLES)
        return self.plane.xy(apart, self.curvatures[way] * apart**2 / 2)

    def taken(self) -> list[Array]:
        """The second pair on the screen (n, 2), as far as it has grown to both sides."""
        middle = _SAMPLES // 2
        far = max(1, round(float(self.lifted.get_value()) * middle))
        return [self.flat(way)[middle - far : middle + far + 1] for way in (0, 1)]

    def pieces(self) -> list[Array]:
        """Those that are there, on the screen (2, 2), from below; none where they are too many."""
        sharp, blunt = self.curvatures
        times, x = sharp / blunt, -_POLE * self.view.half
        if not 1.5 < times < _MOST:
            return []
        shown = times * float(self.measured.get_value())
        ends = [min(k, shown) for k in range(int(np.ceil(shown)) + 1)]
        spots = [self.plane.xy(x, blunt * x**2 / 2 * end) for end in ends]
        return [np.stack(pair) for pair in pairwise(spots)]

    @property
    def _edge(self) -> float:
        """How far to the right on the screen the valley's right edge reaches."""
        half = self.view.half
        return float(self.view.at(np.array([(half, -half), (half, 0.0), (half, half)]))[:, 0].max())

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Names at the cuts, in the valley and on the axes, and curvatures."""
        named, out = float(self.named.get_value()), float(self.lifted.get_value())
        there, flat = 1 - float(self.away.get_value()), [self.flat(way) for way in (0, 1)]
        at_left = self.curvatures[0] < _APART * self.curvatures[1]
        for way, name in enumerate(self._names):
            x, y = self.in_valley(way)[-1].tolist()
            near = np.array([max(x + _BESIDE[0], self._edge + _CLEAR), y - name.high[1] / 2])
            if way == 1:
                near = np.array([x - name.width / 2, y + _BESIDE[1]])
            yield name, *near.tolist(), named
            value, kept = self._values[way], float(self.valued.get_value()) * (1 - there)
            beside = near + np.array([0.0, -_ROW if way == 0 else _ROW])
            yield value, *beside.tolist(), named * kept
            x, y = flat[way][0 if way == 0 and at_left else -1].tolist()
            far = np.array([x - name.width / 2, y + _ABOVE[0]])
            yield name, *far.tolist(), there * max(0.0, 3 * out - 2)
            yield value, x - value.width / 2, y + _ABOVE[1], there * float(self.valued.get_value())
        for number, tick in self._ticks:
            x, y = self.plane.xy(number, 0.0).tolist()
            middle = float(tick.high[0] + tick.low[0]) / 2
            yield tick, x - middle, y - _BELOW - tick.high[1], there * max(0.0, 3 * out - 2)

    def draw(self, canvas: Canvas) -> None:
        """Both in the valley, the second pair, what measures it."""
        pen, there = Pen(canvas, self.presence), 1 - float(self.away.get_value())
        for way in (0, 1):
            lit = float(self.lit[way].get_value())
            pen.line(self.in_valley(way), LOSS, 0.3, opacity=0.45 * lit)
            width, dashes = 0.06 + 0.03 * lit, AXIS_DASHES[way]
            pen.line(self.in_valley(way), LOSS, width, casing=0.05, dashes=dashes)
        own = Pen(canvas, self.presence * there)
        if self.lifted.get_value() > 0:
            for line, dashes in zip(self.taken(), AXIS_DASHES, strict=True):
                own.line(line, LOSS, 0.06, casing=0.05, dashes=dashes)
        for piece in self.pieces():
            own.line(piece, TEXT, 0.045)
            for spot in piece:
                own.line(np.stack([spot - _TICK, spot + _TICK]), TEXT, 0.045)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How high both end on the axes, once they are there."""
        if self.lifted.get_value() < 1 or self.away.get_value() > 0:
            return []
        bottom, top = self.plane.xy(0.0, [0.0, 1.0])[:, 1]
        high = [(self.taken()[way][-1][1] - bottom) / (top - bottom) for way in (0, 1)]
        return [Reading("cuts end at", "", tuple(map(float, high)))]


__all__ = ["Cuts"]
