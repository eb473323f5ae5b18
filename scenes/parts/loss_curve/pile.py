"""All squares on one pile, and the pile as one average square."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import LOSS
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.scatter import thinning
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DENSE = 0.42
_ROOM = 0.41  # of the height of the box, at most, for the square of all
_ARC, _LOW_ARC = 1.6, 0.5  # scene units: over the name of an axis; and where it is below it
_LEAST = 1e-300
_ONE_BY_ONE = 3.5  # times as long as one flies it takes until the last begins
_FLIES = 0.55  # of the way, on which squares stay squares
_CUT, _KEPT = 0.35, 0.7  # of settling: the pile is cut; from there on but one of its squares go


def _smoothly(share: float) -> float:
    """From 0 to 1, and no further."""
    share = float(np.clip(share, 0, 1))
    return share * share * (3 - 2 * share)


class Pile(Painted):
    """Squares that go from their errors to one place (``piled``), where they are one square.

    Each goes as it is, and there becomes a level strip of the same area; the strips lie on one
    another and fill a square of which the area is their sum. Then that is cut into as many squares
    that are alike (``settled``): each is the average square, to the same scale. One is kept.
    With ``aside`` that place goes on to ``other_corner``, in an arc over the name of an axis: a
    ``low`` one where that is below the axis.
    ``poured`` turns that one into a ``column``, left, bottom, width and height on the screen (4,).
    """

    def __init__(self, squares: ResidualSquares, box: Box, low: bool = False) -> None:
        super().__init__()
        self.squares, self._room = squares, _ROOM * box.height
        self._arc = _LOW_ARC if low else _ARC
        self.corner = np.array([box.left + 0.6, box.bottom + 0.55])
        self.other_corner, self.aside = self.corner, ValueTracker(0.0)
        self.piled, self.settled = ValueTracker(0.0), ValueTracker(0.0)
        self.poured = ValueTracker(0.0)
        self.column: Array = np.zeros(4)

    def cut(self) -> Any:
        """An animation: the pile is cut into equal squares, and one is kept."""
        return change(self.settled, 1, linear)

    def side(self) -> float:
        """The side of the average square on the screen."""
        return float(np.sqrt(np.mean(np.square(self.squares.corners()[:, 3]))))

    def whole(self) -> float:
        """The side of the square of all of them; where there is no room, what room there is."""
        side = float(np.sqrt(np.sum(np.square(self.squares.corners()[:, 3]))))
        return min(side, self._room)

    def rectangles(self) -> Array:
        """Left, bottom, width and height (n, 4) of all of them."""
        return self._at(_smoothly(float(self.settled.get_value()) / _CUT))

    def layers(self) -> list[tuple[Array, float]]:
        """What is drawn (n, 4), and how much of it: while the pile is cut, one over the other.

        Strips pale as squares come in their place, both in one outline: nothing is askew between.
        """
        cut = _smoothly(float(self.settled.get_value()) / _CUT)
        if not 0 < cut < 1:
            return [(self.rectangles(), 1.0)]
        both = self._at(0.0), self._at(1.0)
        ends = [np.max(some[:, :2] + some[:, 2:], axis=0) - self.corner for some in both]
        now = (1 - cut) * ends[0] + cut * ends[1]
        scaled = [
            np.column_stack([self.corner + (some[:, :2] - self.corner) * by, some[:, 2:] * by])
            for some, by in zip(both, (now / end for end in ends), strict=True)
        ]
        return [(scaled[0], 1 - cut), (scaled[1], cut)]

    def _at(self, cut: float) -> Array:
        corners = self.squares.corners()
        size = np.abs(corners[:, 2:])
        low = corners[:, :2] + np.minimum(corners[:, 2:], 0)
        # What would reach beyond the upright axis opens to the other side.
        plane = self.squares.plane
        axis = float(plane.xy(*plane.low)[0])
        beyond = (low[:, 0] < axis) & (corners[:, 0] > axis)
        low[beyond, 0] = corners[beyond, 0]
        piled = self._flown(len(corners))
        aside = float(self.aside.get_value())
        corner = (1 - aside) * self.corner + aside * self.other_corner
        corner = corner + np.array([0.0, self._arc * np.sin(np.pi * aside)])
        strips = self._strips(size[:, 1])
        shift = np.column_stack([np.zeros(len(strips)), strips[:, 1].cumsum() - strips[:, 1]])
        there = corner + (1 - cut) * shift + cut * self._places()
        low = (1 - piled)[:, None] * low + piled[:, None] * there
        # Over the name of the axis: the lower its place on the pile, the higher.
        low[:, 1] += (
            self._arc * np.sin(np.pi * piled) * (1 - shift[:, 1] / max(self.whole(), _LEAST))
        )
        # By factors, not by differences: so the area of each stays what it is.
        flat = np.array([_smoothly((one - _FLIES) / (1 - _FLIES)) for one in piled])[:, None]
        size = size ** (1 - flat) * strips**flat
        alike = (1 - self._kept()) * self.whole() / np.sqrt(len(size)) + self._kept() * self.side()
        size = (1 - cut) * size + cut * alike
        return np.column_stack([low, size])

    def _flown(self, count: int) -> Array:
        """How far each is on its way to the pile (n,): one after another, the lowest first."""
        begun = (1 + _ONE_BY_ONE) * float(self.piled.get_value())
        return np.array([_smoothly(begun - late) for late in np.linspace(0, _ONE_BY_ONE, count)])

    def _places(self) -> Array:
        """Where in rows, from the first, the squares stand into which the pile is cut (n, 2)."""
        count = len(self.squares.corners())
        columns = int(np.ceil(np.sqrt(count)))
        row, column = np.divmod(np.arange(count), columns)
        return np.column_stack([column, row]) * self.whole() / np.sqrt(count)

    def _kept(self) -> float:
        """How far the others have gone, after the cut."""
        return _smoothly((float(self.settled.get_value()) - _KEPT) / (1 - _KEPT))

    def _strips(self, sides: Array) -> Array:
        """Widths and heights (n, 2) of strips that fill the whole square, as large as squares."""
        whole, areas = self.whole(), np.square(sides)
        shares = areas / max(float(areas.sum()), _LEAST)
        return np.column_stack([np.full(len(areas), whole), whole * shares])

    def pouring(self) -> Array:
        """The one square on its way to its column (1, 4): it goes there as it becomes narrow."""
        poured, square = float(self.poured.get_value()), self.rectangles()[0]
        if poured == 0:
            return square[None]
        low = (1 - poured) * square[:2] + poured * self.column[:2]
        size = square[2:] ** (1 - poured) * np.maximum(self.column[2:], _LEAST) ** poured
        return np.array([[*low, *size]])

    def draw(self, canvas: Canvas) -> None:
        """The squares, or the one that they have become, or its column."""
        pen, settled = Pen(canvas, self.presence), float(self.settled.get_value())
        layers = self.layers() if settled < 1 else [(self.pouring(), 1.0)]
        faint = 0.1 + float(self.piled.get_value()) * (_DENSE - 0.1)
        for rectangles, there in layers:
            self._draw(pen, rectangles, faint, there, settled < 1)

    def _draw(
        self, pen: Pen, rectangles: Array, faint: float, present: float, others: bool
    ) -> None:
        shown = rectangles[:: thinning(len(rectangles))]
        for number, (left, bottom, width, height) in enumerate(shown.tolist()):
            there = present * (1 - self._kept() if number and others else 1.0)
            outline = np.array(
                [
                    (left, bottom),
                    (left + width, bottom),
                    (left + width, bottom + height),
                    (left, bottom + height),
                ]
            )
            pen.fill(outline, LOSS, faint * there)
            strong = 0.55 + 0.35 * self._kept()
            pen.line(outline, LOSS, 0.035, opacity=strong * there, closed=True)

    def readings(self) -> list[Reading]:
        """The area of the average square, in squared units of the answers."""
        plane = self.squares.plane
        unit = float(plane.size[1] / plane.span[1])
        return [Reading("average square", "", (self.side() / unit) ** 2)]


__all__ = ["Pile"]
