"""An even slope: wherever she stands on it, her gradient is the same arrow."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import GRADIENT, POSITION, Layer
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ENDS = np.array([(-5.9, -1.5), (5.9, 1.9)])  # of the slope, on the screen
_FOOT, _LIFT, _DOT, _THICK = -1.75, 0.16, 0.14, 0.2
_PLACES = (0.82, 0.5, 0.18)  # along it, as she goes down
_LONG, _GROUND = 0.17, 0.35  # an arrow, as a share of the slope; how high up the colours it is


class Ramp(Painted):
    """A straight slope, and the places on it, ``count`` of them, each with its arrow uphill."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self) -> None:
        super().__init__()
        self.count = ValueTracker(1.0)
        self.set_frame(*_ENDS[0], *_ENDS[1])

    def arrows(self) -> list[Array]:
        """Each from her place uphill (2, 2), as far as it has come."""
        (left, right), count = _ENDS, float(self.count.get_value())
        way = right - left
        up = _LIFT * np.array([-way[1], way[0]]) / np.hypot(*way)
        return [
            left + up + np.outer([place, place + _LONG * min(1.0, count - number)], way)
            for number, place in enumerate(_PLACES)
            if count > number
        ]

    def draw(self, canvas: Canvas) -> None:
        """The ground below its line, and over it the places and arrows."""
        pen, (left, right) = Pen(canvas, self.presence), _ENDS
        corners = np.array([left, right, (right[0], _FOOT), (left[0], _FOOT)])
        shade = terrain(np.array([[_GROUND]]))[0, 0]
        pen.fill(corners, shade)
        pen.line(_ENDS, terrain(np.array([[0.8]]))[0, 0], 0.06)
        for line in self.arrows():
            pen.arrow(line, GRADIENT, _THICK)
            pen.disc(line[0], _DOT, POSITION)


__all__ = ["Ramp"]
