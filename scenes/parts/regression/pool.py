"""The squares of all errors leave the plot; made equal, each is their average, the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, Box, Plane, Residuals, Scientific
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_FAINT, _DENSE, _LINE = 0.015, 0.4, (0.015, 0.04)  # fills: of many on one another, and apart
_RIM = 0.12  # how much of its outline is there where many lie on one another
_FULL = 0.92  # of its cell, that the largest square takes
_MORE = 3  # rows to choose from, so that all columns are full if they can be
_SINGLY, _APART = 3, 0.16  # so many fly, one after the other; of the time of all, between two
_EACH, _OPENS = 0.35, 0.4  # of that time, in which one goes; of that, in which it opens
_LEAVE = 0.6  # of the zoom to a single one, before the others fade
_LONG = 2.3  # scene units: how long the side of the last one is at most
_LEFT = (0.5, 0.5)  # near which the square is that is left


class Pool(ResidualSquares):
    """A square for each error: it opens on that, then goes to its cell, where it is smaller.

    The first ones fly there, so that it is seen; the others sink into their errors and rise in
    their cells, for many in flight would cover dots, line and numbers. Cells are in columns from
    left to right, as the samples are; in them all squares are on one scale, on which those of the
    ``first`` errors (n,) have room. ``opened`` from 0 to 1 brings them there, ``levelled`` gives
    all one size while the sum of the areas stays what it is. As ``gathered`` goes to 1 a lens comes
    nearer, and all of them grow and go apart alike, until one fills the place and is ``times`` as
    long as on the plane: so large one error was looked at before.
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
        return grid * self.zoomed()

    def zoomed(self) -> float:
        """How many times as large as in their cells all are now."""
        return float(self.zoom ** self.gathered.get_value())

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
        rest = np.linspace(min(_SINGLY * _APART, 1 - _EACH), 1 - _EACH, max(count - _SINGLY, 0))
        begins = np.concatenate([_APART * np.arange(min(count, _SINGLY)), rest])
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def flown(self) -> Array:
        """How far each is (n,) on its way to its cell, in [0, 1]."""
        return eased((self.gone() - _OPENS) / (1 - _OPENS))

    def now(self) -> tuple[Array, Array]:
        """Middles (n, 2), and widths and heights (n, 2), on the way from the errors to cells."""
        opens, sides = np.clip(self.gone() / _OPENS, 0, 1), np.sqrt(self.areas())
        flies = self.flown()[:, None]
        x, y = self.residuals.samples.now()
        high = self.residuals.errors() * self.plane.size[1] / self.plane.span[1]
        home = np.column_stack([self._side * high * opens, high])
        begin, end = self.plane.xy(x, y) + home / 2, self.middles()
        middles = (1 - flies) * begin + flies * end
        sizes = (1 - flies) * np.abs(home) + flies * sides[:, None]
        sinks, rises = np.clip(1 - 2 * flies, 0, 1), np.clip(2 * flies - 1, 0, 1)
        here = np.where(sinks > 0, begin, end), sinks * np.abs(home) + rises * sides[:, None]
        for whole, part in zip((middles, sizes), here, strict=True):
            whole[_SINGLY:] = part[_SINGLY:]
        return middles, sizes

    def nearer(self) -> tuple[Array, Array]:
        """The same through the lens: the last one comes to its spot, the others go apart."""
        (middles, sizes), zoom = self.now(), self.zoomed()
        near = float(self.gathered.get_value())
        about = (1 - near) * middles[self.last] + near * self.spot
        return about + zoom * (middles - middles[self.last]), zoom * sizes

    def draw(self, canvas: Canvas) -> None:
        """All of them; through the lens, those that are in the box, and at last only one."""
        near = float(self.gathered.get_value())
        (middles, sizes), fills = self.nearer(), _FAINT + (_DENSE - _FAINT) * self.flown()
        width = (1 - near) * _LINE[0] + near * _LINE[1]
        fading = min(1.0, (1 - near) / (1 - _LEAVE))
        if near == 0:
            self._all(Pen(canvas, self.presence), middles, sizes, fills, width)
            return
        pen = Pen(canvas, self.presence * fading)
        if fading > 0:
            with pen.inside(*self.box):
                self._all(pen, middles, sizes, fills, width, but=self.last)
        pen, last = Pen(canvas, self.presence), self.last
        _box(pen, middles[last], sizes[last], width, float(fills[last]))

    def _all(
        self, pen: Pen, middles: Array, sizes: Array, fills: Array, width: float, but: int = -1
    ) -> None:
        for number, (middle, size) in enumerate(zip(middles, sizes, strict=True)):
            if number != but and size.min() > 0:
                _box(pen, middle, size, width, float(fills[number]))

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
