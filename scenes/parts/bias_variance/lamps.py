"""A map by lamplight: what can be seen of a valley from down there."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.bias_variance.textures import rectangle
from scenes.stage import Layer, View, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, ink, trace_line

Array = NDArray[np.float64]

_LIT, _WIDE, _SOFT = 1.0, 9.0, 1.5  # scene units: a lamp's reach, and one that is beyond any map
_DENSE = 0.8


class Lamplight(Painted):
    """The dark over a map, but for a circle about a place; as it is ``closed`` this shrinks."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, place: Array) -> None:
        super().__init__()
        self.view, self.place = view, place
        self.closed = ValueTracker(0.0)
        self.set_z_index(Layer.TRAIL + 1)  # walked ground is in the dark as well

    def close(self) -> Any:
        """An animation: the dark comes in from the rim."""
        return change(self.closed, 1)

    def open_up(self) -> Any:
        """An animation: all of the map is seen again."""
        return change(self.closed, 0)

    @property
    def reach(self) -> float:
        """The radius that is lit now: it shrinks by one factor in the same time."""
        return float(_WIDE * (_LIT / _WIDE) ** float(self.closed.get_value()))

    def draw(self, canvas: Canvas) -> None:
        """All of it."""
        share = float(self.closed.get_value())
        if share <= 0:
            return
        (left, right), (low, high) = self.view.window
        corners = self.view.at(np.array([(left, low), (right, high)]))
        x, y = self.view.at(self.place).tolist()
        dark = cairo.RadialGradient(x, y, self.reach, x, y, _SOFT * self.reach)
        dark.add_color_stop_rgba(0, *ink(BACKGROUND, 0.0))
        dark.add_color_stop_rgba(1, *ink(BACKGROUND, _DENSE * self.presence))
        trace_line(canvas, rectangle(*corners[0].tolist(), *corners[1].tolist()))
        canvas.close_path()
        canvas.set_source(dark)
        canvas.fill()


__all__ = ["Lamplight"]
