"""An even slope: wherever she stands on it, her gradient is the same arrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from scenes.parts.momentum.chain import THICK
from scenes.parts.momentum.upright import Upright
from scenes.stage import GRADIENT, POSITION, QUIET, Layer, change
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ENDS = np.array([(-7.6, -1.1), (7.6, 1.9)])  # of the slope, on the screen: beyond its edges
_AXIS, _DOT = -1.6, 0.13
_FLOOR = -4.2  # the ground goes on below the screen
_PLACES = (0.76, 0.5, 0.24)  # along it, as she goes down
_LOW, _HIGH = 0.22, 0.5  # how far up the colours it is, at either end
_BANDS = 48
_DEEP = 6.2  # scene units: so far down all of it is below the screen
TALL = 1.5


class Ramp(Painted):
    """A straight slope on which she comes to ``count`` places; on the axis below each its gradient.

    She walks, then the arrow grows. The last of them is ``handed`` over to where a chain of such
    arrows begins: to ``first`` (2, 2). It comes from below the screen, ``risen`` up to 1.
    """

    layer: ClassVar[Layer] = Layer.MAP  # it comes over the one before

    def __init__(self, first: Array, clock: ValueTracker) -> None:
        super().__init__()
        self.first = first
        self.count, self.handed = ValueTracker(1.0), ValueTracker(0.0)
        self.risen = ValueTracker(1.0)
        self.she = Upright(self.foot, TALL, clock, time=self.walked)
        self.set_frame(*_ENDS[0], *_ENDS[1])

    def rise(self, pace: Callable[[float], float] = smooth) -> Any:
        """It comes up from below the screen."""
        self.risen.set_value(0)
        return change(self.risen, 1, pace)

    def hand_over(self) -> Any:
        """The last arrow goes to the chain, as long as it is, and all else goes."""
        return change(self.handed, 1)

    def walked(self) -> float:
        """From how many places on she has walked: in the first half of the time to the next."""
        begun = float(self.count.get_value()) - 1
        return float(np.floor(begun) + min(1.0, 2 * (begun % 1)))

    @property
    def below(self) -> float:
        """How far below its place it is."""
        return _DEEP * (1 - float(self.risen.get_value()))

    def foot(self) -> Array:
        """Where she stands now (2,)."""
        along = float(np.interp(self.walked(), np.arange(len(_PLACES)), _PLACES))
        return np.asarray(_ENDS[0] + along * (_ENDS[1] - _ENDS[0]) - (0.0, self.below))

    def arrows(self) -> list[Array]:
        """Each on the axis below her place (2, 2), as far as it has come."""
        count, handed = float(self.count.get_value()), float(self.handed.get_value())
        arrows = []
        for number, (x, _) in enumerate(self.places()):
            ends = np.array([(x, _AXIS), (x + np.ptp(self.first[:, 0]), _AXIS)])
            grown = np.clip(2 * (count - number) - 1, 0.0, 1.0)
            arrows.append(ends[0] + grown * (ends - ends[0]))
        arrows[-1] = (1 - handed) * arrows[-1] + handed * self.first
        return arrows

    def places(self) -> Array:
        """Where she has stood so far (n, 2)."""
        count = 1 + int(self.walked() + 1e-9)
        return np.asarray(_ENDS[0] + np.outer(_PLACES[:count], _ENDS[1] - _ENDS[0]))

    def draw(self, canvas: Canvas) -> None:
        """The ground below its line, the axis, and the places with what belongs to them."""
        canvas.save()
        canvas.translate(0, -self.below)
        *others, last = self.arrows()
        pen = Pen(canvas, self.presence * (1 - float(self.handed.get_value())))
        self._ground(pen)
        pen.line(_ENDS, terrain(np.array([[0.85]]))[0, 0], 0.07)
        pen.line(np.array([(_ENDS[0, 0], _AXIS), (_ENDS[1, 0], _AXIS)]), QUIET, 0.035)
        for place in self.places():
            pen.line(np.array([place, (place[0], _AXIS)]), POSITION, 0.04, dashes=(0.14, 0.1))
            pen.disc(place, _DOT, POSITION, casing=0.03)
        for line in others:
            pen.arrow(line, GRADIENT, THICK)
        Pen(canvas, self.presence).arrow(last, GRADIENT, THICK)
        canvas.restore()

    def _ground(self, pen: Pen) -> None:
        """Down to the edge of the screen, the higher the lighter."""
        (left, low), (right, high) = _ENDS
        whole = np.array([(left, low), (right, high), (right, _FLOOR), (left, _FLOOR)])
        pen.fill(whole, terrain(np.array([[_LOW]]))[0, 0])
        for share in np.arange(1, _BANDS) / _BANDS:
            foot = np.array([left + share * (right - left), low + share * (high - low)])
            piece = np.array([foot, (right, high), (right, _FLOOR), (foot[0], _FLOOR)])
            pen.fill(piece, terrain(np.array([[_LOW + share * (_HIGH - _LOW)]]))[0, 0])


__all__ = ["Ramp"]
