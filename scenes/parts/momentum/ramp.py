"""An even slope: wherever she stands on it, her gradient is the same arrow."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import GRADIENT, POSITION, QUIET, Layer, change
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ENDS = np.array([(-5.9, -1.0), (5.9, 2.2)])  # of the slope, on the screen
_AXIS, _DOT, _THICK = -1.6, 0.16, 0.18
_PLACES = (0.78, 0.48, 0.18)  # along it, as she goes down
_GROUND = 0.35  # how high up the colours it is


class Ramp(Painted):
    """A straight slope and ``count`` places on it; on the axis each has its gradient, uphill.

    The last of them is ``handed`` over to where a chain of such arrows begins: to ``first`` (2, 2).
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, first: Array) -> None:
        super().__init__()
        self.first = first
        self.count, self.handed = ValueTracker(1.0), ValueTracker(0.0)
        self.set_frame(*_ENDS[0], *_ENDS[1])

    def hand_over(self) -> Any:
        """The last arrow goes to the chain, as long as it is, and all else goes."""
        return change(self.handed, 1)

    def arrows(self) -> list[Array]:
        """Each on the axis below her place (2, 2), as far as it has come."""
        count, handed = float(self.count.get_value()), float(self.handed.get_value())
        arrows = []
        for number, (x, _) in enumerate(self.places()):
            ends = np.array([(x, _AXIS), (x + np.ptp(self.first[:, 0]), _AXIS)])
            arrows.append(ends[0] + min(1.0, count - number) * (ends - ends[0]))
        arrows[-1] = (1 - handed) * arrows[-1] + handed * self.first
        return arrows

    def places(self) -> Array:
        """Where she has stood so far (n, 2)."""
        shares = [place for number, place in enumerate(_PLACES) if self.count.get_value() > number]
        return np.asarray(_ENDS[0] + np.outer(shares, _ENDS[1] - _ENDS[0]))

    def draw(self, canvas: Canvas) -> None:
        """The ground below its line, the axis, and the places with what belongs to them."""
        left, right = _ENDS
        *others, last = self.arrows()
        pen = Pen(canvas, self.presence * (1 - float(self.handed.get_value())))
        corners = np.array([left, right, (right[0], _AXIS), (left[0], _AXIS)])
        pen.fill(corners, terrain(np.array([[_GROUND]]))[0, 0])
        pen.line(_ENDS, terrain(np.array([[0.8]]))[0, 0], 0.06)
        pen.line(corners[:1:-1], QUIET, 0.03)
        for place in self.places():
            pen.line(np.array([place, (place[0], _AXIS)]), POSITION, 0.03, dashes=(0.12, 0.09))
            pen.disc(place, _DOT, POSITION)
        for line in others:
            pen.arrow(line, GRADIENT, _THICK)
        Pen(canvas, self.presence).arrow(last, GRADIENT, _THICK)


__all__ = ["Ramp"]
