"""All errors in two piles, those above 0 and those below: equal piles cancel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.dots import Errors
from scenes.stage import LOSS, QUIET, TEXT, TITLE_SIZE, Box, Layer
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _APART = 1.15, 0.3  # scene units: a pile, and the gap between both
_SIGN, _ASIDE = 0.32, 0.15  # from the line to a sign, on the side of its pile; and from that
_BEYOND = 0.55  # from a pile to the end of the line
_MEET = 0.5  # of the time in which they cancel: then one hangs under the other
_FEW = 30  # errors: more would be a pattern of lines, not one error on another
_FILLS = (0.6, 0.2)  # of what is above 0, and of what is below
_MARGIN = 0.08  # round a sign among the errors


class Balance(Lettered):
    """Two piles: the errors above 0 stand on a line, those below hang from it, on one scale.

    They hold the errors that are counted, and change with the line; on their scale there is room
    for those of a ``second`` line (n,) as well. As ``cancelled`` goes to 1, what hangs comes under
    what stands, and both lose alike, until one of them is used up. Among the errors themselves
    there are both signs.
    """

    def __init__(self, errors: Errors, box: Box, second: Array) -> None:
        super().__init__()
        self.errors = errors
        self.cancelled = ValueTracker(0.0)
        middle = float(box.middle[0])
        self.lefts = middle - _APART / 2 - _WIDE, middle + _APART / 2
        piles = np.array([_sums(errors.errors()), _sums(second)]).max(axis=0)
        self.unit = box.height / max(float(piles.sum()), 1e-9)
        self.foot = box.bottom + self.unit * float(piles[1])
        self._apart = len(errors.samples.x) <= _FEW
        self._signs = [Lettering(sign, TITLE_SIZE, TEXT) for sign in "+−"]
        self.set_z_index(Layer.TEXT)

    def sums(self) -> tuple[float, float]:
        """How much of what is counted is above 0, and below."""
        return _sums(self.errors.errors()[: self.errors.count()])

    def among(self) -> list[tuple[float, float, float]]:
        """Where among its errors each sign is, on the screen; and 1, or 0 if there is none."""
        errors, (x, y) = self.errors.errors(), self.errors.samples.now()
        spots = list[tuple[float, float, float]]()
        for way in (1.0, -1.0):
            much = np.maximum(way * errors, 0) ** 2
            there = float(much.sum())
            middle = [float(much @ it) / max(there, 1e-300) for it in (x, y + errors / 2)]
            left, foot = self.errors.plane.xy(*middle).tolist()
            spots.append((left, foot, float(there > 0)))
        return spots

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """A sign beside each pile, on its side of the line, and among its errors."""
        there = max(0.0, 1 - 4 * float(self.cancelled.get_value()))
        first, second = self._signs
        outside = self.lefts[0] - _ASIDE - first.width, self.lefts[1] + _WIDE + _ASIDE
        for sign, left, way in zip((first, second), outside, (1, -1), strict=True):
            foot = self.foot + way * _SIGN - (sign.low[1] + sign.high[1]) / 2
            yield sign, left, foot, there
        for sign, (x, y, strength) in zip(self._signs, self.among(), strict=True):
            yield sign, x - sign.width / 2, y - (sign.low[1] + sign.high[1]) / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """Both piles, error upon error, and the line between."""
        pen, errors = Pen(canvas, self.presence), self.errors.errors()[: self.errors.count()]
        gone = float(self.cancelled.get_value())
        meet = float(eased(np.array(gone / _MEET)))
        lost = self.unit * min(self.sums()) * max(0.0, (gone - _MEET) / (1 - _MEET))
        lefts = self.lefts[0], (1 - meet) * self.lefts[1] + meet * self.lefts[0]
        for left, way, fill in zip(lefts, (1, -1), _FILLS, strict=True):
            chosen = way * errors[way * errors > 0]
            tops = self.unit * np.concatenate([[0.0], np.cumsum(chosen)])
            top, ends = float(tops[-1]) - lost, np.array([left, left + _WIDE])
            heights = self.foot + way * np.array([0.0, 0.0, top, top])
            corners = np.column_stack([[*ends, *ends[::-1]], heights])
            pen.fill(corners, LOSS, fill)
            for height in tops[1:-1][tops[1:-1] < top].tolist():
                level = np.full(2, self.foot + way * height)
                if self._apart:
                    pen.line(np.column_stack([ends, level]), LOSS, 0.012, opacity=0.5)
            if top > 1e-6:
                pen.line(corners, LOSS, 0.04, closed=True)
        reach = self.lefts[0] - _BEYOND, self.lefts[1] + _WIDE + _BEYOND
        floor = [(end, self.foot) for end in reach]
        pen.line(np.array(floor), QUIET, 0.03)
        for sign, left, foot, there in list(self.texts())[2:]:
            low, high = (np.array([left, foot]) + it for it in (sign.low, sign.high))
            (a, b), (c, d) = low - _MARGIN, high + _MARGIN
            Pen(canvas, self.presence * there).plate(a, b, c, d, radius=0.06)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What is in both piles."""
        above, below = self.sums()
        return [Reading("above 0", "", above), Reading("below 0", "", below)]


def _sums(errors: Array) -> tuple[float, float]:
    return float(errors[errors > 0].sum()), float(-errors[errors < 0].sum())


__all__ = ["Balance"]
