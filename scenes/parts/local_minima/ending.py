"""The end: a lamp that has dimmed, and the single dot that its light falls on."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.local_minima.country import TALL
from scenes.stage import DATA, Hiker, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, ink

Array = NDArray[np.float64]

_AHEAD, _ABOVE = 1.0, 0.55  # scene units from her feet to the dot
_DOT, _LIGHT = 0.17, 1.15
_WARM = "#FFE6AE"


class LoneDot(Painted):
    """One example before her, in light that trembles with the ``clock``."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, hiker: Hiker, clock: ValueTracker) -> None:
        super().__init__()
        self.hiker, self.clock = hiker, clock

    @property
    def ambient(self) -> bool:
        """Whether its light trembles where it can be seen."""
        return self.presence > 0

    def place(self) -> Array:
        """Where it is on the screen (2,)."""
        ahead = self.hiker.facing * float(self.hiker.looks.get_value()) * _AHEAD
        return np.asarray(self.hiker.ground() + np.array([ahead, _ABOVE * TALL]))

    def light(self) -> float:
        """How bright its light is now, in [0, 1]."""
        time = float(self.clock.get_value())
        return 0.62 + 0.16 * float(np.sin(7.3 * time) * np.sin(2.9 * time + 1))

    def draw(self, canvas: Canvas) -> None:
        """The light, then the dot."""
        x, y = self.place()
        glow = cairo.RadialGradient(x, y, 0.05, x, y, _LIGHT)
        glow.add_color_stop_rgba(0, *ink(_WARM, 0.75 * self.light() * self.presence))
        glow.add_color_stop_rgba(1, *ink(_WARM, 0.0))
        canvas.set_source(glow)
        canvas.rectangle(x - _LIGHT, y - _LIGHT, 2 * _LIGHT, 2 * _LIGHT)
        canvas.fill()
        Pen(canvas, self.presence).disc((x, y), _DOT, DATA, casing=0.05)


__all__ = ["LoneDot"]
