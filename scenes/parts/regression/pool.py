"""The squares of all errors side by side, made equal: then each is their average, the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, Box, Residuals
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DENSE, _LINE = 0.4, (0.015, 0.04)
_FULL = 0.92  # of its cell, that the largest square takes
_MORE = 3  # rows to choose from, so that all columns are full if they can be
ENLARGED = 2  # times as long as on the plane, the sides of the average one are in the end
_EACH = 0.3  # of the time of all, in which one grows


class Pool(ResidualSquares):
    """A square for each error, in columns from left to right as the samples are.

    ``opened`` from 0 to 1 lets them grow, ``levelled`` gives all one size while the sum of the
    areas stays what it is, ``gathered`` leaves one of these, and enlarges it.
    """

    def __init__(self, residuals: Residuals, box: Box) -> None:
        super().__init__(residuals)
        self.box = box
        self.levelled, self.gathered = ValueTracker(0.0), ValueTracker(0.0)
        self.opened.set_value(0)
        count = len(residuals.samples.x)
        few = max(1, int(np.ceil(np.sqrt(count * box.height / box.width))))
        self.rows = min(range(few, few + _MORE), key=lambda rows: -count % rows)
        self.columns = int(np.ceil(count / self.rows))
        self.set_frame(*box)

    def clip_box(self) -> Box | None:
        """Not clipped: they are beside the plane."""
        return None

    def heights(self) -> Array:
        """The errors (n,) as they are long on the plane."""
        unit = float(self.plane.size[1] / self.plane.span[1])
        return np.abs(self.residuals.errors()) * unit

    def scale_now(self) -> float:
        """How large the squares are, compared with those of the plane: all of them have room."""
        times = self.times_for(self.residuals.errors())
        gathered = float(self.gathered.get_value())
        return float(ENLARGED**gathered * times ** (gathered - 1))

    def times_for(self, errors: Array) -> int:
        """How many times as long sides are on the plane, so that these squares have room here."""
        unit = float(self.plane.size[1] / self.plane.span[1])
        cell = min(self.box.width / self.columns, self.box.height / self.rows)
        return max(1, int(np.ceil(float(np.abs(errors).max()) * unit / (_FULL * cell))))

    def areas(self) -> Array:
        """The area (n,) of each on the screen, when all have grown."""
        areas, level = self.heights() ** 2, float(self.levelled.get_value())
        mixed = (1 - level) * areas + level * areas.mean()
        return np.asarray(self.scale_now() ** 2 * mixed)

    def middles(self) -> Array:
        """Where the middle of each is on the screen (n, 2)."""
        column, row = np.divmod(np.arange(len(self.heights())), self.rows)
        wide, high = self.box.width / self.columns, self.box.height / self.rows
        return np.column_stack(
            [self.box.left + (column + 0.5) * wide, self.box.top - (row + 0.5) * high]
        )

    def grown(self) -> Array:
        """How much of each side is there (n,), in [0, 1]."""
        begins = (1 - _EACH) * np.linspace(0, 1, len(self.heights()))
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def draw(self, canvas: Canvas) -> None:
        """All of them; at last only the one in the middle, which comes to the middle of the box."""
        alone = float(self.gathered.get_value())
        sides, middles = np.sqrt(self.areas()) * self.grown(), self.middles()
        last = int(np.argmin(np.linalg.norm(middles - self.box.middle[:2], axis=1)))
        others = Pen(canvas, self.presence * max(0.0, 1 - 3 * alone))
        for number, (middle, side) in enumerate(zip(middles, sides.tolist(), strict=True)):
            if number != last and others.strength > 0 and side > 0:
                _square(others, middle, side, _LINE[0])
        middle = (1 - alone) * middles[last] + alone * self.box.middle[:2]
        width = (1 - alone) * _LINE[0] + alone * _LINE[1]
        _square(Pen(canvas, self.presence), middle, float(sides[last]), width)

    def readings(self) -> list[Reading]:
        """The average area, in squared units of the answers."""
        unit = float(self.plane.size[1] / self.plane.span[1])
        mean = float(np.mean(self.areas())) / (unit * self.scale_now()) ** 2
        return [Reading("average square", "", mean)]


def _square(pen: Pen, middle: Array, side: float, width: float) -> None:
    corners = middle + side / 2 * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    pen.fill(corners, LOSS, _DENSE)
    pen.line(corners, LOSS, width, closed=True)


__all__ = ["ENLARGED", "Pool"]
