"""What line and dot say of one input, in numbers beside both."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.dots import One
from scenes.stage import BODY_SIZE, DATA, PREDICTION, FittedLine, Layer, Plane
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import Range

Array = NDArray[np.float64]

_OFF, _PLATE = 0.26, 0.07  # scene units: from what is told to its number, and round that
_FAR = 1.0  # scene units: where no dot is nearer
_LONG = 0.45  # of the plane's height, that an error takes in the close-up
_NEAREST = 0.2  # of what is seen as a rule, that is seen at least


class Numbers(Lettered):
    """The numbers of what a line and one dot say: beyond the line, and where dots leave most room.

    ``said`` and ``was`` from 0 to 1 bring them. ``dots`` are all on the plane as it is from nearby.
    """

    layer = Layer.TEXT

    def __init__(
        self, one: One, line: FittedLine, numbers: tuple[str, str], near: Plane, dots: Array
    ) -> None:
        super().__init__()
        self.one, self.line, self.plane = one, line, one.plane
        self.said, self.was = ValueTracker(0.0), ValueTracker(0.0)
        self._numbers = [
            Lettering(text, BODY_SIZE, color)
            for text, color in zip(numbers, (PREDICTION, DATA), strict=True)
        ]

        (x,), (y,) = one.now()
        self._beyond = 1.0 if float(line.predict(x)) >= y else -1.0
        spot, was = near.xy(x, y), self._numbers[1]
        others = near.at(dots[np.any(dots != (x, y), axis=1)])
        ways = [np.array(way) for way in ((1.0, 0.0), (-1.0, 0.0), (0.0, -self._beyond))]
        self._beside = max(ways, key=lambda way: _room(was, spot, way, others))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each as far as it is told."""
        (x,), (y,) = self.one.now()
        ways = np.array([0.0, self._beyond]), self._beside
        for text, at, way, there in zip(
            self._numbers, (float(self.line.predict(x)), y), ways, (self.said, self.was),
            strict=True,
        ):  # fmt: skip
            if (strength := float(there.get_value())) > 0:
                left, foot = _place(text, self.plane.xy(x, at), way).tolist()
                yield text, left, foot, strength

    def draw(self, canvas: Canvas) -> None:
        """Both on plates: there are other dots."""
        for text, left, foot, there in self.texts():
            (a, b), (c, d) = (np.array([left, foot]) + end for end in (text.low, text.high))
            plate = Pen(canvas, self.presence * there)
            plate.plate(a - _PLATE, b - _PLATE, c + _PLATE, d + _PLATE, 0.06)
        self.write(canvas)


def _place(text: Lettering, spot: Array, way: Array) -> Array:
    """Left end and baseline (2,) of a text that is off a spot in a direction (2,)."""
    half = (text.high - text.low) / 2
    middle = spot + way * (_OFF + half)
    return np.asarray(middle - half - text.low)


def _room(text: Lettering, spot: Array, way: Array, others: Array) -> float:
    """How far the nearest of other spots (n, 2) is from a text there."""
    low = _place(text, spot, way) + text.low
    high = low + text.high - text.low
    away = np.linalg.norm(np.clip(others, low, high) - others, axis=1)
    return float(away.min(initial=_FAR))


def close_up(low: Array, span: Array, spot: Array, off: float) -> tuple[Range, Range]:
    """The ranges in which an error ``off`` from a ``spot`` (2,) is large; both axes come alike."""
    share = float(np.clip(abs(off) / _LONG / span[1], _NEAREST, 1.0))
    middle = spot + np.array([0.0, off / 2])
    first, last = (middle + way * share * span / 2 for way in (-1, 1))
    if share == 1:
        first, last = low, low + span
    return (float(first[0]), float(last[0])), (float(first[1]), float(last[1]))


__all__ = ["Numbers", "close_up"]
