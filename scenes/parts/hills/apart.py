"""One arrow that comes apart: into its two parts, then into one for each knob of a machine."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import FRAME, STAGE
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, POSITION, TEXT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LONG = 3.4  # scene units, of the arrow before it comes apart
_COLUMNS, _ROWS = 13, 4
_NEXT, _BELOW = 1.06, 1.55  # scene units from knob to knob, and from row to row
_FIRST = np.array([STAGE.left + 0.5, 2.1])  # the middle of the first knob
_NEAR_BY, _DRAWN_BACK = 2.1, 0.6  # times as large the first two are; of the spread, until then
_BETWEEN = np.array([_NEXT / 2, 0.55])  # from the first knob to what is in the middle then
_KNOB, _POINTER, _FACE = 0.34, 0.25, "#6B5136"
_OVER = 0.8  # from the middle of a knob to that of its arrow
_TALL, _LEAST = 0.4, 0.24  # of an arrow, by how much they differ, and how long all are
_RIM, _FADING = 0.3, 3.0  # of the frame, where a row is gone, and how far before it begins to fade
_WIDE, _PART = 0.14, 0.12
_SOON = 0.25  # of the parts' flight: they set out when the whole arrow has gone
_LANDING = 0.65  # of their way, from where on their knobs come


class Cell(NamedTuple):
    """A knob of the machine: its middle, its arrow (2, 2), its pointer's angle, its strength."""

    middle: Array
    arrow: Array
    angle: float
    share: float


class Apart(Painted):
    """An arrow in the middle of the frame, whose direction is ``way`` (2,), as hers.

    As far as it has ``come``, it comes from elsewhere on the screen, its root and tip ``since``
    (2, 2). ``parted`` in [0, 1] takes its two parts out of it; as these have ``flown`` in [0, 1]
    each stands over a knob, up if the slope is positive, as long beside the other as it was.
    ``spread`` in [0, 1] adds rows of knobs, each with an arrow of its own; to the right they fade:
    the rows go on. The first two are large, in the middle; for the others one draws back. How long
    those arrows are and where the knobs stand is nobody's number.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, way: Array, since: Array | None = None) -> None:
        super().__init__()
        length = max(float(np.linalg.norm(way)), 1e-300)
        self.vector = _LONG * np.asarray(way, dtype=float) / length
        self.place = -self.vector / 2
        there = np.array([self.place, self.place + self.vector])
        self.since = there if since is None else np.asarray(since, dtype=float)
        self.come = ValueTracker(1.0 if since is None else 0.0)
        self.parted, self.flown, self.spread = (ValueTracker(0.0) for _ in range(3))

    def arrows(self) -> list[tuple[Array, float]]:
        """The arrow and its two parts, each line on the screen (2, 2), and how much is there."""
        parted = float(self.parted.get_value())
        left = 1 - min(1.0, float(self.flown.get_value()) / _SOON)
        whole = np.array([self.place, self.place + self.vector])
        whole = self.since + float(self.come.get_value()) * (whole - self.since)
        return [(whole, left), *((self._part(axis), min(1.0, 4 * parted)) for axis in (0, 1))]

    @property
    def near(self) -> float:
        """How many times as large as all rows together what is shown is now."""
        return float(_NEAR_BY ** (1 - self._drawn_back))

    @property
    def _drawn_back(self) -> float:
        return float(smooth(min(1.0, float(self.spread.get_value()) / _DRAWN_BACK)))

    def _seen(self, spot: Array) -> Array:
        """Where a spot of the rows is on the screen now (2,)."""
        middle = (1 - self._drawn_back) * (_FIRST + _BETWEEN)
        return np.asarray(self.near * (spot - middle))

    @property
    def _gone(self) -> float:
        """How much of their way to the knobs the two parts have gone."""
        return float(np.clip((float(self.flown.get_value()) - _SOON) / (1 - _SOON), 0, 1))

    def _part(self, axis: int) -> Array:
        """One of its two parts (2, 2), on its way to the knob of that number.

        What points along x turns up on the way: over a knob, up is more.
        """
        flown, vector = self._gone, self.vector[axis]
        vector = vector * float(self.parted.get_value())
        turned = np.pi / 2 * (axis + (1 - axis) * flown)
        way = np.array([np.cos(turned), np.sin(turned)])
        here = self.place + vector * np.eye(2)[axis] / 2
        there = self._seen(_FIRST + np.array([_NEXT * axis, _OVER]))
        smaller = 1 + flown * (self.near * (_TALL + _LEAST) / _LONG - 1)
        half = smaller * vector * way / 2
        # Up first, then along over the knobs: it crosses none.
        shares = np.array([1 - np.cos(np.pi / 2 * flown), np.sin(np.pi / 2 * flown)])
        middle = here + shares * (there - here)
        return np.array([middle - half, middle + half])

    def cells(self) -> list[Cell]:
        """The knobs that have come, row by row, each from the left."""
        spread, found = float(self.spread.get_value()), []
        landed = float(np.clip((self._gone - _LANDING) / (1 - _LANDING), 0, 1))
        for number in range(_ROWS * _COLUMNS):
            row, column = divmod(number, _COLUMNS)
            middle = self._seen(_FIRST + np.array([_NEXT * column, -_BELOW * row]))
            come = np.clip(spread * (_COLUMNS + 4 * _ROWS) - column - 3 * row, 0, 1)
            left = np.clip((FRAME.right - _RIM - middle[0]) / _FADING, 0, 1)
            tall = _TALL * float(np.sin(1.7 * number + 0.9))
            tall += _LEAST * float(np.sign(tall))
            half = self.near * np.array([0.0, tall / 2])
            over = middle + self.near * np.array([0.0, _OVER])
            angle = 1.5 * np.pi + 2.2 * float(np.sin(2.3 * number + 0.4))
            arrow = self._part(number) if number < 2 else np.array([over - half, over + half])
            share = landed if number < 2 else float(come * left)
            found.append(Cell(middle, arrow, angle, share))
        return found

    def draw(self, canvas: Canvas) -> None:
        """Knobs, then all arrows; over the first two are its parts."""
        for number, cell in enumerate(self.cells()):
            if cell.share > 0.01:
                pen, near = Pen(canvas, self.presence * cell.share), self.near
                pen.disc(cell.middle, near * _KNOB, _FACE)
                pen.ring(cell.middle, near * _KNOB, TEXT, near * 0.05)
                way = np.array([np.cos(cell.angle), np.sin(cell.angle)])
                ends = cell.middle + np.array([[0.3], [1.0]]) * near * _POINTER * -way
                pen.line(ends, POSITION, near * 0.07)
                if number > 1:
                    pen.arrow(cell.arrow, GRADIENT, near * _PART)
        for line, share in self.arrows():
            if share > 0.01:
                pen = Pen(canvas, self.presence * share)
                root = Pen(canvas, self.presence * share * (1 - float(self.flown.get_value())))
                root.disc(line[0], _WIDE / 2, GRADIENT)  # where all of them begin
                pen.arrow(line, GRADIENT, _WIDE * (1 + self._gone * (self.near - 1)))
