"""The squares of all errors side by side, made equal: then each is their average, the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, QUIET, Box, Plane, Residuals
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DENSE, _LINE = 0.4, (0.015, 0.04)
_FULL = 0.92  # of its cell, that the largest square takes
_MORE = 3  # rows to choose from, so that all columns are full if they can be
_EACH = 0.3  # of the time of all, in which one grows
_ALONE = 0.45  # of the time in which one is left and looked at, until the others are gone
_RADIUS, _LONG = 1.75, 2.3  # scene units: the glass, and how long a side is in it at most
_SHARE = 0.9  # of the side of all squares in one, that a side in the glass has at most
_APART = 0.2  # scene units between the square's ring and the glass
_LENS = (0.72, 0.6)  # where the glass is in the box, from its left lower corner
_LEFT = (0.16, 0.5)  # near which the square is that is left


class Pool(ResidualSquares):
    """A square for each error, in columns from left to right as the samples are.

    All are on one scale, on which those of the ``first`` errors (n,) have room. ``opened`` from 0
    to 1 lets them grow, ``levelled`` gives all one size while the sum of the areas stays what it
    is. ``gathered`` leaves one of these, where and as large as it is; a glass that shows it
    ``zoom`` times as large comes out of it: there it is ``times`` as long as on the plane, which
    may be how one error was looked at before. It never looks as large as the sum of all.
    """

    def __init__(self, residuals: Residuals, box: Box, first: Array, times: float) -> None:
        super().__init__(residuals)
        self.box = box
        self.levelled, self.gathered = ValueTracker(0.0), ValueTracker(0.0)
        self.opened.set_value(0)
        count = len(residuals.samples.x)
        few = max(1, int(np.ceil(np.sqrt(count * box.height / box.width))))
        self.rows = min(range(few, few + _MORE), key=lambda rows: -count % rows)
        self.columns = int(np.ceil(count / self.rows))
        unit = float(self.plane.size[1] / self.plane.span[1])
        cell = min(self.box.width / self.columns, self.box.height / self.rows)
        largest = float(np.abs(first).max()) * unit
        most = unit * min(1.0, _FULL * cell / max(largest, 1e-9))
        near = min(times * unit, _LONG / _typical(first), _SHARE * np.sqrt(count) * most)
        self.zoom = max(2, int(np.ceil(near / most - 1e-9)))
        self.unit = near / self.zoom
        corner, size = np.array(box[:2]), np.array([box.width, box.height])
        self.lens = corner + size * _LENS
        self.last = int(np.argmin(np.linalg.norm(self.middles() - corner - size * _LEFT, axis=1)))
        self.spot = self._spot()
        self.set_frame(*box)

    def _spot(self) -> Array:
        """Where the last square is looked at (2,): there, or beside the glass if it is in the way.

        Few squares have large cells: the glass would lie on one, or its rays on what is told below.
        """
        spot, small = self.middles()[self.last], _RADIUS / self.zoom
        apart = float(np.linalg.norm(self.lens - spot)) > _RADIUS + small + _APART
        if apart and spot[1] - small > self.lens[1] - _RADIUS - _APART:
            return np.asarray(spot)
        return np.array([self.box.left + small + _APART, self.lens[1]])

    def clip_box(self) -> Box | None:
        """Not clipped: they are beside the plane."""
        return None

    def corner(self) -> Array:
        """Where there is room for a note (2,): below the glass, right of its rays."""
        return np.asarray(self.lens + _RADIUS * np.array([0.86, -0.98]))

    def areas(self) -> Array:
        """The area (n,) of each on the screen, when all have grown."""
        areas = (self.unit * self.residuals.errors()) ** 2
        level = float(self.levelled.get_value())
        return np.asarray((1 - level) * areas + level * areas.mean())

    def middles(self) -> Array:
        """Where the middle of each is on the screen (n, 2)."""
        column, row = np.divmod(np.arange(len(self.residuals.samples.x)), self.rows)
        wide, high = self.box.width / self.columns, self.box.height / self.rows
        return np.column_stack(
            [self.box.left + (column + 0.5) * wide, self.box.top - (row + 0.5) * high]
        )

    def grown(self) -> Array:
        """How much of each side is there (n,), in [0, 1]."""
        count = len(self.residuals.samples.x)
        begins = (1 - _EACH) * np.linspace(0, 1, count)
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def draw(self, canvas: Canvas) -> None:
        """All of them; at last only one, and the glass that comes out of it."""
        alone = float(self.gathered.get_value())
        sides, middles = np.sqrt(self.areas()) * self.grown(), self.middles()
        others = Pen(canvas, self.presence * max(0.0, 1 - alone / _ALONE))
        for number, (middle, side) in enumerate(zip(middles, sides.tolist(), strict=True)):
            if number != self.last and others.strength > 0 and side > 0:
                _square(others, middle, side, _LINE[0])
        moved = min(1.0, alone / _ALONE)
        own = (1 - moved) * middles[self.last] + moved * self.spot, float(sides[self.last])
        _square(Pen(canvas, self.presence), *own, _LINE[0])
        if alone > _ALONE:
            self._look(canvas, *own, (alone - _ALONE) / (1 - _ALONE))

    def _look(self, canvas: Canvas, spot: Array, side: float, come: float) -> None:
        """The glass over the last square's ``spot``, as far as it has ``come`` from there."""
        pen = Pen(canvas, self.presence * min(1.0, 4 * come))
        small = _RADIUS / self.zoom
        middle, radius = (1 - come) * spot + come * self.lens, small + come * (_RADIUS - small)
        way = (middle - spot) / max(float(np.linalg.norm(middle - spot)), 1e-9)
        aside = np.array([-way[1], way[0]])
        for sign in (-1.0, 1.0):
            ray = np.stack([spot + sign * small * aside, middle + sign * radius * aside])
            pen.line(ray, QUIET, 0.02, opacity=0.7)
        pen.ring(spot, small, QUIET, 0.03)
        pen.disc(middle, radius, PLATE)
        canvas.save()
        dot(canvas, middle, radius)
        canvas.clip()
        _square(pen, middle, side * radius / small, _LINE[1])
        canvas.restore()
        pen.ring(middle, radius, QUIET, 0.05)

    def readings(self) -> list[Reading]:
        """The average area, in squared units of the answers."""
        return [Reading("average square", "", float(np.mean(self.areas())) / self.unit**2)]


def times_for(plane: Plane, first: Array) -> float:
    """How many times as long as on a plane the root of the average square has room in the glass."""
    unit = float(plane.size[1] / plane.span[1])
    return max(1.0, float(np.floor(_LONG / (_typical(first) * unit))))


def _typical(errors: Array) -> float:
    return max(float(np.mean(errors**2)) ** 0.5, 1e-9)


def _square(pen: Pen, middle: Array, side: float, width: float) -> None:
    corners = middle + side / 2 * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    pen.fill(corners, LOSS, _DENSE)
    pen.line(corners, LOSS, width, closed=True)


__all__ = ["Pool", "times_for"]
