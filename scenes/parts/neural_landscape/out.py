"""The picture as a sheet that is seen from aside, and the way down, which leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import network
from scenes.stage import GRADIENT, LABEL_SIZE, POSITION, QUIET, TEXT, Box, Layer, tr
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_AZIMUTH, _ELEVATION = np.radians((-50.0, 30.0))  # from where the sheet is seen
# Its two sides, and what is at right angles to both, as they are seen from there.
ACROSS = np.array([np.cos(_AZIMUTH), -np.sin(_ELEVATION) * np.sin(_AZIMUTH)])
UP = np.array([0.0, np.cos(_ELEVATION)])
AWAY = np.array([-np.sin(_AZIMUTH), -np.sin(_ELEVATION) * np.cos(_AZIMUTH)])
_WIDE, _TALL, _LONG = 4.4, 3.3, 2.8  # scene units: the sheet's sides, and the arrow
_SQUARE = 0.5  # scene units: the sides of the sign of a right angle
_GAP = 0.18
_BALL = 0.22


class Out(Lettered):
    """A sheet, a network in its middle, and its way down, none of which lies in the sheet.

    ``grown`` in [0, 1] is how much of the arrow is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.grown = ValueTracker(0.0)
        self._picture = Lettering(tr("the picture"), LABEL_SIZE, POSITION)
        self._way = Lettering(tr("the way down, −∇"), LABEL_SIZE, GRADIENT)
        self.set_frame(*box)

    @property
    def foot(self) -> Array:
        """Where the network is, in the middle of the sheet (2,)."""
        left, top = float(self.get_left()[0]), float(self.get_top()[1])
        half = np.abs(_WIDE / 2 * ACROSS) + _TALL / 2 * UP
        return np.array([left, top]) + half * (1, -1) + np.array([_GAP, -_GAP - 0.2])

    def corners(self) -> Array:
        """Those of the sheet (4, 2)."""
        ways = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) / 2
        return np.asarray(self.foot + ways @ np.stack([_WIDE * ACROSS, _TALL * UP]))

    def arrow(self) -> Array:
        """From the network out of the sheet (2, 2)."""
        return np.stack([self.foot, self.foot + float(self.grown.get_value()) * _LONG * AWAY])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the sheet is, and the arrow's name."""
        x, y = self.corners()[0].tolist()
        yield self._picture, x, y - _GAP - self._picture.height, 1.0
        there = float(np.clip(5 * self.grown.get_value() - 4, 0, 1))
        x, y = (self.foot + (_LONG + _GAP) * AWAY).tolist()
        yield self._way, x, y - self._way.height / 2, there

    def draw(self, canvas: Canvas) -> None:
        """The sheet with both axes, the right angle, the arrow, the network."""
        pen = Pen(canvas, self.presence)
        pen.fill(self.corners(), RULE, 0.8)
        pen.line(self.corners(), TEXT, 0.045, closed=True)
        for way in (_WIDE / 2 * ACROSS, _TALL / 2 * UP):
            pen.line(np.stack([self.foot - way, self.foot + way]), QUIET, 0.025)
        grown = float(self.grown.get_value())
        if grown > 0.05:
            one, other = _SQUARE * UP, _SQUARE * AWAY
            square = self.foot + np.array([one, one + other, other])
            pen.line(square, TEXT, 0.03, opacity=min(1.0, 2 * grown))
            pen.arrow(self.arrow(), GRADIENT, 0.11)
        network(canvas, self.foot - (0.0, _BALL), self.presence, _BALL)
        self.write(canvas)


__all__ = ["ACROSS", "AWAY", "UP", "Out"]
