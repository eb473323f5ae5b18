"""All errors in two piles, those above 0 and those below: equal piles cancel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.dots import Errors
from scenes.stage import LOSS, QUIET, TEXT, TITLE_SIZE, Box
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _APART = 1.5, 0.7  # scene units: a pile, and the gap between both
_SIGN = 0.5  # below a pile, for its sign
_FULL = 0.97  # of the room, that the first pile takes


class Balance(Lettered):
    """Two piles in a box: the errors above 0 on one another, and those below, on one scale.

    They hold the errors that are counted, and change with the line; the scale is that of the piles
    of the first line. As ``cancelled`` goes to 1, both lose alike, until one of them is used up.
    """

    def __init__(self, errors: Errors, box: Box) -> None:
        super().__init__()
        self.errors, self.foot = errors, box.bottom + _SIGN
        self.cancelled = ValueTracker(0.0)
        middle = float(box.middle[0])
        self.lefts = middle - _APART / 2 - _WIDE, middle + _APART / 2
        self.unit = _FULL * (box.top - self.foot) / max(*self.sums(whole=True), 1e-9)
        self._signs = [Lettering(sign, TITLE_SIZE, TEXT) for sign in "+−"]

    def counted(self, whole: bool = False) -> Array:
        """The errors (n,) that are counted, or all."""
        errors = self.errors.errors()
        return errors if whole else errors[: self.errors.count()]

    def sums(self, whole: bool = False) -> tuple[float, float]:
        """How much there is above 0, and below."""
        errors = self.counted(whole)
        return float(errors[errors > 0].sum()), float(-errors[errors < 0].sum())

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """A sign below each pile."""
        for sign, left in zip(self._signs, self.lefts, strict=True):
            middle = (sign.low[1] + sign.high[1]) / 2
            yield sign, left + (_WIDE - sign.width) / 2, self.foot - 0.3 - middle, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Both piles, error upon error, on a line."""
        pen, errors = Pen(canvas, self.presence), self.counted()
        lost = self.unit * float(self.cancelled.get_value()) * min(self.sums())
        for left, chosen in zip(self.lefts, (errors[errors > 0], -errors[errors < 0]), strict=True):
            tops = self.foot + self.unit * np.concatenate([[0.0], np.cumsum(chosen)])
            ends = np.array([left, left + _WIDE])
            top = float(tops[-1]) - lost
            corners = np.array([(x, y) for y in (self.foot, top) for x in ends])[[0, 1, 3, 2]]
            pen.fill(corners, LOSS, 0.45)
            for height in tops[1:-1][tops[1:-1] < top].tolist():
                pen.line(np.column_stack([ends, [height, height]]), LOSS, 0.012, opacity=0.5)
            if top > self.foot + 1e-6:
                pen.line(corners, LOSS, 0.04, closed=True)
        floor = np.array(
            [(self.lefts[0] - 0.3, self.foot), (self.lefts[1] + _WIDE + 0.3, self.foot)]
        )
        pen.line(floor, QUIET, 0.025)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What is in both piles."""
        above, below = self.sums()
        return [Reading("above 0", "", above), Reading("below 0", "", below)]


__all__ = ["Balance"]
