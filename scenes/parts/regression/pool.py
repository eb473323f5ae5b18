"""The squares of all errors leave the plot; made equal, each is their average, the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, Box, Plane, Residuals, Scientific
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_FAINT, _DENSE, _LINE = 0.015, 0.4, (0.015, 0.04)  # fills: of many on one another, and apart
_RIM = 0.12  # how much of its outline is there where many lie on one another
_FULL = 0.92  # of its cell, that the largest square takes
_MORE = 3  # rows to choose from, so that all columns are full if they can be
_EACH, _OPENS = 0.35, 0.4  # of the time of all, in which one goes; of that, in which it opens
_ALONE = 0.4  # of the time in which one is left and grows, until the others are gone
_LONG = 2.3  # scene units: how long the side of the last one is at most
_LEFT = (0.5, 0.5)  # near which the square is that is left


class Pool(ResidualSquares):
    """A square for each error: it opens on that, then flies to its cell and shrinks on the way.

    Cells are in columns from left to right, as the samples are; in them all squares are on one
    scale, on which those of the ``first`` errors (n,) have room. ``opened`` from 0 to 1 brings them
    there, ``levelled`` gives all one size while the sum of the areas stays what it is. ``gathered``
    leaves one of these, which grows until it is ``times`` as long as on the plane: so large one
    error was looked at before.
    """

    def __init__(self, residuals: Residuals, box: Box, first: Array, times: float) -> None:
        super().__init__(residuals)
        self.box, self.times = box, times
        self.levelled, self.gathered = ValueTracker(0.0), ValueTracker(0.0)
        self.opened.set_value(0)
        count = len(residuals.samples.x)
        few = max(1, int(np.ceil(np.sqrt(count * box.height / box.width))))
        self.rows = min(range(few, few + _MORE), key=lambda rows: -count % rows)
        self.columns = int(np.ceil(count / self.rows))
        unit = float(self.plane.size[1] / self.plane.span[1])
        cell = min(self.box.width / self.columns, self.box.height / self.rows)
        largest = float(np.abs(first).max()) * unit
        self.unit = unit * min(1.0, _FULL * cell / max(largest, 1e-9))
        self.zoom = times * unit / self.unit
        corner, size = np.array(box[:2]), np.array([box.width, box.height])
        self.spot = corner + size * _LEFT
        self.last = int(np.argmin(np.linalg.norm(self.middles() - self.spot, axis=1)))
        self.set_frame(*box)

    def clip_box(self) -> Box | None:
        """Not clipped: they are beside the plane."""
        return None

    def scale_now(self) -> float:
        """How many times as large as on the plane the squares are that have landed, or the last."""
        grid = self.unit * float(self.plane.span[1] / self.plane.size[1])
        return grid * (1 + self.grows() * (self.zoom - 1))

    def grows(self) -> float:
        """How far the last one has grown, in [0, 1]: once the others are gone."""
        return max(0.0, (float(self.gathered.get_value()) - _ALONE) / (1 - _ALONE))

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

    def gone(self) -> Array:
        """How far on its way each is (n,), in [0, 1]."""
        count = len(self.residuals.samples.x)
        begins = (1 - _EACH) * np.linspace(0, 1, count)
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def flown(self) -> Array:
        """How far each is (n,) on its flight to its cell, in [0, 1]."""
        share = np.clip((self.gone() - _OPENS) / (1 - _OPENS), 0, 1)
        return np.asarray(share**2 * (3 - 2 * share))

    def now(self) -> tuple[Array, Array]:
        """Middles (n, 2), and widths and heights (n, 2), on the way from the errors to cells."""
        opens, sides = np.clip(self.gone() / _OPENS, 0, 1), np.sqrt(self.areas())
        flies = self.flown()[:, None]
        x, y = self.residuals.samples.now()
        high = self.residuals.errors() * self.plane.size[1] / self.plane.span[1]
        home = np.column_stack([self._side * high * opens, high])
        middles = (1 - flies) * (self.plane.xy(x, y) + home / 2) + flies * self.middles()
        return middles, (1 - flies) * np.abs(home) + flies * sides[:, None]

    def draw(self, canvas: Canvas) -> None:
        """All of them; at last only one, which grows."""
        alone = float(self.gathered.get_value())
        (middles, sizes), fills = self.now(), _FAINT + (_DENSE - _FAINT) * self.flown()
        others = Pen(canvas, self.presence * max(0.0, 1 - alone / _ALONE))
        for number, (middle, size) in enumerate(zip(middles, sizes, strict=True)):
            if number != self.last and others.strength > 0 and size.min() > 0:
                _box(others, middle, size, _LINE[0], float(fills[number]))
        grows = self.grows()
        middle = (1 - grows) * middles[self.last] + grows * self.spot
        size = (1 + grows * (self.zoom - 1)) * sizes[self.last]
        if size.min() > 0:
            width = (1 - grows) * _LINE[0] + grows * _LINE[1]
            _box(Pen(canvas, self.presence), middle, size, width, float(fills[self.last]))

    def readings(self) -> list[Reading]:
        """The average area, in squared units of the answers."""
        return [Reading("average square", "", float(np.mean(self.areas())) / self.unit**2)]


class Times(Scientific):
    """A live factor of two digits: ``squares × 0.24``."""

    def written(self) -> str:
        """The present factor as it is displayed."""
        return number_text(float(f"{self.value():.2g}"))


def times_for(plane: Plane, first: Array) -> float:
    """How many times as long as on a plane the root of the average square has room in the glass."""
    unit = float(plane.size[1] / plane.span[1])
    return max(1.0, float(np.floor(_LONG / (_typical(first) * unit))))


def _typical(errors: Array) -> float:
    return max(float(np.mean(errors**2)) ** 0.5, 1e-9)


def _box(pen: Pen, middle: Array, size: Array, width: float, fill: float) -> None:
    corners = middle + size / 2 * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    pen.fill(corners, LOSS, fill)
    pen.line(corners, LOSS, width, opacity=min(1.0, _RIM + fill / _DENSE), closed=True)


__all__ = ["Pool", "Times", "times_for"]
