"""The ground cut along x or along y through her feet: a curve, and its slope there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.worked import plain
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, LABEL_SIZE, LOSS, POSITION, QUIET, TEXT
from scenes.stage.lecture.words import tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

LEAST_HIGH = 1.9  # scene units: lower, there is no curve between the words
_WIDE = 0.15  # of the window, to either side of her
_SAMPLES = 161
_EDGE, _HEAD, _FOOT = 0.25, 0.5, 0.5  # scene units, about the curve
_ALIKE = 0.5  # scales that differ by no more are made one: a slope is then as steep as it is
_LONG = 1.1  # scene units, of a tangent to either side


class Slice(Lettered):
    """Heights along one ``axis``, her place and, as far as it is ``leaning``, the tangent.

    What is held is her other coordinate.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, guide: Guide, box: Box, axis: str = "x") -> None:
        super().__init__()
        self.box, self.leaning = box, ValueTracker(0.0)
        number, foot = "xy".index(axis), np.asarray(guide.foot())
        self.axis, self.here = axis, float(foot[number])
        self.slope = float(guide.gradient()[number])
        low, high = guide.landscape.window[number]
        reach = _WIDE * (high - low)
        x = np.linspace(max(low, self.here - reach), min(high, self.here + reach), _SAMPLES)
        points = np.tile(foot, (_SAMPLES, 1))
        points[:, number] = x
        self.curve = np.stack([x, guide.landscape.value(points)], axis=-1)
        self.level = float(guide.landscape.value(foot))
        values = self.curve[np.isfinite(self.curve[:, 1]), 1]
        self.low = np.array([x[0], float(values.min())])
        room = np.array([box.width - 2 * _EDGE, box.height - _HEAD - _FOOT - 2 * _EDGE])
        span = np.array([x[-1] - x[0], max(float(np.ptp(values)), 1e-12)])
        self.per_unit = room / span
        if self.per_unit.min() > _ALIKE * self.per_unit.max():
            self.per_unit = np.full(2, self.per_unit.min())
        spare = room - self.per_unit * span
        self.corner = np.array([box.left, box.bottom + _FOOT]) + _EDGE + spare / 2
        steep = tr("slope {slope}").format(slope=plain(self.slope))
        self.head = Lettering(tr("height along {axis}").format(axis=axis), LABEL_SIZE, LOSS)
        self.tilt = Lettering(steep, LABEL_SIZE, GRADIENT)
        self.foot = Lettering(f"{axis} = {plain(self.here)}", LABEL_SIZE, POSITION)
        self.set_frame(*box)

    def at(self, x: ArrayLike, height: ArrayLike) -> Array:
        """Where a height over a place of the axis is on the screen (..., 2)."""
        return self.corner + self.per_unit * (np.stack([x, height], axis=-1) - self.low)

    def tangent(self) -> Array:
        """The tangent on the screen, as long as it has grown (2, 2)."""
        way = self.per_unit * np.array([1.0, self.slope])
        reach = float(self.leaning.get_value()) * _LONG * way / np.linalg.norm(way)
        spot = self.at(self.here, self.level)
        return np.array([spot - reach, spot + reach])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the curve is, where she is on it, and how steep it is there."""
        top = self.box.top - 0.18 - self.head.high[1]
        yield self.head, self.box.left + _EDGE, top, 1.0
        right = self.box.right - _EDGE
        yield self.tilt, right - self.tilt.width, top, float(self.leaning.get_value())
        middle = float(self.at(self.here, self.level)[0]) - self.foot.width / 2
        left = min(max(middle, self.box.left + _EDGE), right - self.foot.width)
        yield self.foot, left, self.box.bottom + 0.15, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plate, axis, plumb line, curve, tangent, and her place."""
        pen, spot = Pen(canvas, self.presence), self.at(self.here, self.level)
        pen.plate(*self.box)
        low = self.box.bottom + _FOOT
        axis = np.array([(self.box.left + _EDGE, low), (self.box.right - _EDGE, low)])
        pen.line(axis, QUIET, 0.03)
        pen.line(np.array([spot, (spot[0], low)]), POSITION, 0.04, dashes=(0.1, 0.08))
        whole = self.curve[np.isfinite(self.curve[:, 1])]
        pen.line(self.at(*whole.T), LOSS, 0.05)
        if self.leaning.get_value() > 0:
            pen.line(self.tangent(), TEXT, 0.05, casing=0.04)
        pen.disc(spot, 0.1, POSITION, casing=0.03)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How steep the curve is under her."""
        return [Reading(f"slope along {self.axis}", "", self.slope)]
