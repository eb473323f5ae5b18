"""The squares of all errors as columns beside the plot; levelled, all are as high: the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.figures import two
from scenes.stage import (
    DATA,
    LOSS,
    PREDICTION,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Plane,
    on_one_line,
    tr,
)
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.scatter import Residuals
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import read_number

Array = NDArray[np.float64]

_EACH = 0.3  # of the time of all, in which one column rises
_FILL, _RIM, _EDGE = 0.5, 0.012, 0.05  # of a column; scene units: its rim, and that of all
_RIMMED = 0.025  # scene units: a column that is as wide has a rim
_ABOVE = 1.08  # times the highest column: how high the plane is
_ROOM = 1.4  # times the average, at least: above that stands the loss
_READ = 0.12, 0.85  # scene units above the average: from where to where it is read


class Columns(OnPlane):
    """A column for each error, as high as its square; from left to right, as the dots are.

    No two lie on one another, and none is below 0. The ``first`` from 0 to 1 is that of one ``row``
    alone, ``opened`` brings all of them; ``levelled`` makes all as high as their average, while the
    area of all stays what it is.
    """

    layer = Layer.FIELD
    plane: Plane

    def __init__(self, residuals: Residuals, row: int, box: Box, held: Array) -> None:
        squares = held**2
        most, average = float(squares.max()), float(squares.mean())
        top = max(_ABOVE * most, _ROOM * average, 1e-9)
        names = tr("dots"), tr("error²")
        self.plane = Plane((0, len(held)), (0, top), names, colors=(DATA, LOSS),
                           numbered=(False, True)).within(box)  # fmt: skip
        super().__init__(self.plane)
        self.residuals, self.row, self.average = residuals, row, average
        self.first, self.opened, self.levelled = (ValueTracker(0.0) for _ in range(3))

    def risen(self) -> Array:
        """How much of each column is there (n,), in [0, 1]."""
        count = len(self.residuals.samples.x)
        begins = (1 - _EACH) * np.linspace(0, 1, count)
        risen = eased((float(self.opened.get_value()) - begins) / _EACH)
        risen[self.row] = max(risen[self.row], float(self.first.get_value()))
        return risen

    def whole(self) -> Array:
        """How high each is now, or will be (n,), in squared units of the answers."""
        squares, level = self.residuals.errors() ** 2, float(self.levelled.get_value())
        return np.asarray((1 - level) * squares + level * squares.mean())

    def heights(self) -> Array:
        """How high each is now (n,), as far as it has risen."""
        return np.asarray(self.risen() * self.whole())

    def above(self) -> Box:
        """Where the average is read: in the middle, above it."""
        foot = float(self.plane.xy(0, self.average)[1])
        left, right = (float(self.plane.corner[0] + share * self.plane.size[0]) for share in (0, 1))
        return Box(left, foot + _READ[0], right, foot + _READ[1])

    def draw(self, canvas: Canvas) -> None:
        """Fill all at once, then rims, where there is room for them, and the outline of all."""
        pen, heights = Pen(canvas, self.presence), self.heights()
        ends = np.arange(len(heights) + 1)
        steps = self.plane.xy(np.repeat(ends, 2)[1:-1], np.repeat(heights, 2))
        foot = self.plane.xy(ends[[-1, 0]], [0, 0])
        pen.fill(np.concatenate([steps, foot]), LOSS, _FILL)
        wide = float(self.plane.size[0]) / len(heights)
        if wide >= _RIMMED:
            for left, high in enumerate(heights.tolist()):
                if high > 0:
                    sides = self.plane.xy([left, left, left + 1, left + 1], [0, high, high, 0])
                    pen.line(sides, LOSS, _RIM)
        if (level := float(self.levelled.get_value())) > 0:
            pen.line(steps, LOSS, _EDGE, opacity=level)

    def readings(self) -> list[Reading]:
        """The average height."""
        return [Reading("average square", "", float(np.mean(self.whole())))]


def loss_formula(errors: Array) -> tuple[Formula, Formula]:
    """The loss in symbols, and beside it in numbers, of errors (n,): ``= 577 ÷ 100 = 5.77``."""
    total, loss = two(float(np.sum(errors**2))), two(float(np.mean(errors**2)))
    exact = abs(read_number(total) / len(errors) - read_number(loss)) < 1e-9
    symbols = "{{L : loss}} = 1/m sum ({{hat(y) : says}} - {{y : was}})^2"
    numbers = (
        f'= {{{{"{total}" : sum}}}} div {len(errors)} {"=" if exact else "approx"}'
        f' {{{{"{loss}" : mean}}}}'
    )
    row = (
        Formula(symbols, {"loss": LOSS, "says": PREDICTION, "was": DATA}, TITLE_SIZE),
        Formula(numbers, {"sum": LOSS, "mean": LOSS}, TITLE_SIZE),
    )
    on_one_line(*row, buff=0.16)
    return row


__all__ = ["Columns", "loss_formula"]
