"""Two knobs that become a map: their scales unroll into its edges, their needles cross over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import POSITION, QUIET, Dial, Layer, View
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TRACK, _NEEDLE = 0.93, (0.3, 0.58)  # of a dial's radius, as the stage draws it
_PIECES = 60


class Unrolled(Painted):
    """The scale and the needle of a dial, ``unrolled`` from 0, the dial's, to 1, the map's."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, dial: Dial, view: View, axis: int, place: Callable[[], Array]) -> None:
        super().__init__()
        self.dial, self.view, self.axis, self.place = dial, view, axis, place
        self.unrolled = ValueTracker(0.0)

    def _mixed(self, round_: Array, flat: Array) -> Array:
        share = float(self.unrolled.get_value())
        return (1 - share) * round_ + share * flat

    def track(self) -> Array:
        """The scale on the screen (n, 2), low to high."""
        values = np.linspace(self.dial.low, self.dial.high, _PIECES)
        angles = np.radians([self.dial.angle_of(value) for value in values])
        middle = self.dial.get_center()[:2]
        way = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        corner = np.array(self.view.window)[:, 0]
        edge = np.tile(corner, (_PIECES, 1))
        edge[:, self.axis] = values
        return self._mixed(middle + _TRACK * self.dial.radius * way, self.view.at(edge))

    def needle(self) -> Array:
        """The needle on the screen (2, 2)."""
        angle = np.radians(self.dial.angle)
        way = self.dial.radius * np.array([np.cos(angle), np.sin(angle)])
        across = np.tile(self.place(), (2, 1))
        across[:, 1 - self.axis] = self.view.window[1 - self.axis]
        turned = self.dial.get_center()[:2] + np.outer(_NEEDLE, way)
        return self._mixed(turned, self.view.at(across))

    def draw(self, canvas: Canvas) -> None:
        """The scale, then the needle, which gets thin."""
        pen, share = Pen(canvas, self.presence), float(self.unrolled.get_value())
        radius = self.dial.radius
        pen.line(self.track(), QUIET, (1 - share) * 0.12 * radius + share * 0.04)
        pen.line(self.needle(), POSITION, (1 - share) * 0.13 * radius + share * 0.03)


__all__ = ["Unrolled"]
