"""The squares of all errors, packed beside the plot; levelled, they are the tiles of one square."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.figures import two
from scenes.parts.regression.places import FOOT
from scenes.stage import BODY_SIZE, LOSS, TEXT, Box, Formula, Residuals, on_one_line
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import read_number

Array = NDArray[np.float64]

_EACH = 0.22  # of the time of all, in which one opens on its error and comes to where all are
_LIT, _FILL = (0.08, 0.5), 0.5  # fill and rim of one on its error; fill of one in the pool
_LINE = 0.025  # scene units: a rim
_MOST = 2.0  # times as large as on the plane, at most
_WIDTHS = np.linspace(1.0, 2.0, 21)  # of the side of a square with all areas, that are tried
_CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])


class Pool(ResidualSquares):
    """A square for each error: it opens on that, and comes to all the others, packed in a box.

    None flies: it sinks into its error and rises where it goes, for many in flight would cover
    dots, line and numbers. In the box all are ``times`` as large as on the plane. ``opened`` from 0
    to 1 brings them there, from left to right; ``levelled`` gives all one size, so that they are
    the tiles of a whole, while the sum of the areas stays what it is: each is the average.
    """

    def __init__(self, residuals: Residuals, box: Box, first: Array) -> None:
        super().__init__(residuals)
        self.levelled = ValueTracker(0.0)
        self.opened.set_value(0)
        sides = np.abs(first)
        self.packed, self.tiles = packed(sides), _tiled(sides)
        unit = float(self.plane.size[1] / self.plane.span[1])
        high = 2 * np.abs(_outline(self.packed, sides)).max(axis=0)
        room = float(np.min(np.array([box.width, box.height]) / np.maximum(high, 1e-9))) / unit
        digit = 10.0 ** np.floor(np.log10(room) - 1 + 1e-9)
        self.times = float(f"{min(np.floor(room / digit + 1e-9) * digit, _MOST):.2g}")
        self.unit, self.spot = self.times * unit, np.array(box.middle[:2])
        self.set_frame(*box)

    def clip_box(self) -> Box | None:
        """Not clipped: they are beside the plane."""
        return None

    def areas(self) -> Array:
        """The area (n,) of each on the screen, when it has arrived."""
        areas = (self.unit * self.residuals.errors()) ** 2
        level = float(self.levelled.get_value())
        return np.asarray((1 - level) * areas + level * areas.mean())

    def gone(self) -> Array:
        """How far on its way each is (n,), in [0, 1]: the dots are in order of x."""
        begins = (1 - _EACH) * np.linspace(0, 1, len(self.residuals.samples.x))
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def now(self) -> tuple[Array, Array]:
        """Middles (n, 2) and sides (n,) in the box."""
        level = float(self.levelled.get_value())
        middles = self.spot + self.unit * ((1 - level) * self.packed + level * self.tiles)
        return middles, eased(2 * self.gone() - 1) * np.sqrt(self.areas())

    def draw(self, canvas: Canvas) -> None:
        """Those that open on their errors, and those that are there."""
        pen, gone = Pen(canvas, self.presence), self.gone()
        x, y = self.residuals.samples.now()
        high = self.residuals.errors() * self.plane.size[1] / self.plane.span[1]
        opens, lit = eased(2 * gone), np.clip(2 - 2 * gone, 0, 1)
        home = np.column_stack([self._side * high * opens, high])
        begun = self.plane.xy(x, y) + home / 2
        for number in np.flatnonzero((gone > 0) & (gone < 1)).tolist():
            corners = begun[number] + home[number] / 2 * _CORNERS
            pen.fill(corners, LOSS, _LIT[0] * float(lit[number]))
            pen.line(corners, LOSS, _LINE, opacity=_LIT[1] * float(lit[number]), closed=True)
        middles, sides = self.now()
        for number in np.flatnonzero(sides).tolist():
            corners = middles[number] + sides[number] / 2 * _CORNERS
            pen.fill(corners, LOSS, _FILL)
            pen.line(corners, LOSS, min(_LINE, float(sides[number]) / 6), closed=True)
        if (one := max(0.0, 10 * float(self.levelled.get_value()) - 9)) > 0:  # each is the average
            number = int(np.argmin(np.linalg.norm(self.tiles, axis=1)))
            corners = middles[number] + sides[number] / 2 * _CORNERS
            pen.fill(corners, LOSS, one)
            pen.line(corners, TEXT, 2 * _LINE, opacity=one, closed=True)

    def readings(self) -> list[Reading]:
        """The average area, in squared units of the answers."""
        return [Reading("average square", "", float(np.mean(self.areas())) / self.unit**2)]


def packed(sides: Array) -> Array:
    """Middles (n, 2) of squares with these ``sides`` (n,), none on another, in about a square.

    The largest come first, in rows from the top; all together are round (0, 0).
    """
    order, whole = np.argsort(-sides, kind="stable"), float(np.sqrt(np.sum(sides**2)))
    best, least = np.zeros((len(sides), 2)), np.inf
    for wide in whole * _WIDTHS:
        spots, x, top, tall = np.zeros((len(sides), 2)), 0.0, 0.0, 0.0
        for number in order.tolist():
            side = float(sides[number])
            if x > 0 and x + side > wide:
                x, top, tall = 0.0, top - tall, 0.0
            spots[number] = x + side / 2, top - side / 2
            x, tall = x + side, max(tall, side)
        ends = _outline(spots, sides)
        low, high = ends.min(axis=0), ends.max(axis=0)
        if float((high - low).max()) < least:
            best, least = spots - (low + high) / 2, float((high - low).max())
    return best


def _outline(spots: Array, sides: Array) -> Array:
    half = sides[:, None] / 2
    return np.concatenate([spots - half, spots + half])


def _tiled(sides: Array) -> Array:
    """Middles (n, 2) of as many tiles of the average area, side by side, in the same order."""
    count, side = len(sides), float(np.sqrt(np.mean(sides**2)))
    wide = int(np.ceil(np.sqrt(count)))
    row, column = np.divmod(np.argsort(np.argsort(-sides, kind="stable")), wide)
    middle = np.array([wide - 1, int(np.ceil(count / wide)) - 1]) / 2
    return np.asarray(side * (np.column_stack([column, row]) - middle) * [1, -1])


def averaged(errors: Array) -> tuple[Formula, Formula]:
    """The sum of the squares of errors (n,), and what it is divided by: ``577``, ``÷ 100 = 5.77``.

    Both stand in one row, where the loss is read then.
    """
    total, loss = two(float(np.sum(errors**2))), two(float(np.mean(errors**2)))
    exact = abs(read_number(total) / len(errors) - read_number(loss)) < 1e-9
    sources = (
        f"{{{{{total} : loss}}}}",
        f"div {len(errors)} {'=' if exact else 'approx'} {{{{{loss} : loss}}}}",
    )
    row = [Formula(source, {"loss": LOSS}, BODY_SIZE) for source in sources]
    on_one_line(*row, buff=0.12).move_to(FOOT.middle)
    return row[0], row[1]


__all__ = ["Pool", "averaged", "packed"]
