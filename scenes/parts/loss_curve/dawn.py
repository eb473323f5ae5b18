"""The first light of the morning: it draws the ground, from the camp to both sides."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import linear, squish_rate_func

from gdmath import Landscape
from scenes.stage import Curve, Layer, Plane
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.pen import Canvas, Pen

_GLOW, _BRIGHT, _LAYERS = 0.6, 0.55, 14  # scene units wide, how bright, and of how many lines
_COLOR = "#FFE3A3"
_SIDES = 0.25  # of the plane, beyond its ends: there the ground has left the frame
_POINTS = 401
_PACE = squish_rate_func(linear, 0.05, 0.95)


class FirstLight(Curve):
    """The rim of the ground, lit from behind, as far as ``spread`` has drawn it."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, plane: Plane, ground: Landscape, x: float, closeup: Closeup) -> None:
        super().__init__(plane, ground, closeup=closeup)
        self.start.set_value(x)
        self.end.set_value(x)

    def spread(self) -> tuple[Any, ...]:
        """An animation from the camp to both sides, out of the frame."""
        (low, _), (span, _) = self.plane.low, self.plane.span
        both = self.reach(low - _SIDES * span, low + (1 + _SIDES) * span)
        for one in both:
            one.rate_func = _PACE
        return both

    def draw(self, canvas: Canvas) -> None:
        """A line with a glow around it."""
        start, end = self.start.get_value(), self.end.get_value()
        if start >= end:
            return
        pen, line = Pen(canvas, self.presence), self.over(np.linspace(start, end, _POINTS))
        for width in np.linspace(_GLOW, 0.07, _LAYERS):  # so many that no rim of one is seen
            pen.line(line, _COLOR, float(width), opacity=_BRIGHT / _LAYERS)
        pen.line(line, _COLOR, 0.065)


__all__ = ["FirstLight"]
