"""What cuts of the ground are drawn on, and how high and how steep it is along them."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.formulas import is_product_of_sines
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, QUIET
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

EDGE, FOOT = 0.25, 0.5  # scene units, beside a curve and below it
SAMPLES = 161
_WIDE = 0.11  # of the window's longer side, to either side of her
_HEAD, _ZERO = 0.5, 0.3  # scene units, above the curve, and for the number of its axis
_ALIKE = 0.5  # scales that differ by no more are made one: a slope is then as steep as it is


def slopes_along(guide: Guide, curve: Array, number: int) -> Array:
    """How steep the ground is under each place (n,) of a curve along axis ``number``."""
    points = np.tile(np.asarray(guide.foot()), (len(curve), 1))
    points[:, number] = curve[:, 0]
    return np.asarray(guide.landscape.gradient(points)[:, number])


def profiles(guide: Guide) -> list[Array]:
    """Heights over x, and over y, through her feet: (samples, 2) each, as far to both sides."""
    foot = np.asarray(guide.foot())
    reach = _WIDE * float(np.ptp(guide.landscape.window, axis=1).max())
    found = []
    for number, (low, high) in enumerate(guide.landscape.window):
        here = foot[number]
        places = np.linspace(max(low, here - reach), min(high, here + reach), SAMPLES)
        points = np.tile(foot, (SAMPLES, 1))
        points[:, number] = places
        found.append(np.stack([places, guide.landscape.value(points)], axis=-1))
    return found


class Paper(Painted):
    """What both curves are drawn on, one after the other: a plate, one scale, the line at 0."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, guide: Guide, box: Box) -> None:
        super().__init__()
        self.box, curves = box, profiles(guide)
        drawn = [curve[:, 1] for curve in curves]
        if is_product_of_sines(guide.landscape):  # then slopes are drawn beside them
            drawn += [slopes_along(guide, curve, number) for number, curve in enumerate(curves)]
        heights = np.concatenate(drawn)
        heights = heights[np.isfinite(heights)]
        self.low, high = float(heights.min()), float(heights.max())
        self.has_zero = self.low <= 0 <= high
        wide = box.width - 2 * EDGE - 2 * _ZERO
        room = np.array([wide, box.height - _HEAD - FOOT - 2 * EDGE])
        longest = max(float(np.ptp(curve[:, 0])) for curve in curves)
        self.per_unit = room / np.array([longest, max(high - self.low, 1e-12)])
        if self.per_unit.min() > _ALIKE * self.per_unit.max():
            self.per_unit = np.full(2, self.per_unit.min())
        spare = room[1] - self.per_unit[1] * (high - self.low)
        self.bottom = box.bottom + FOOT + EDGE + float(spare) / 2
        self.zero = Lettering("0", LABEL_SIZE, QUIET)
        self.set_frame(*box)

    def high(self, heights: ArrayLike) -> Array:
        """Where heights are on the screen."""
        return np.asarray(self.bottom + self.per_unit[1] * (np.asarray(heights) - self.low))

    @property
    def floor(self) -> float:
        """Where on the screen a plumb line ends: at height 0, or at the foot of the plate."""
        return float(self.high(0.0)) if self.has_zero else self.box.bottom + FOOT

    def draw(self, canvas: Canvas) -> None:
        """The plate, and the line at height 0 with its number."""
        pen = Pen(canvas, self.presence)
        pen.plate(*self.box)
        if self.has_zero:
            ends = np.array([self.box.left + EDGE, self.box.right - EDGE - _ZERO])
            pen.line(np.stack([ends, np.full(2, self.floor)], axis=-1), QUIET, 0.03)
            right = self.box.right - EDGE - self.zero.width
            self.zero.draw(pen, right, self.floor - self.zero.high[1] / 2)
