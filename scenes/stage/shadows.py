"""A walker's shadows on the two rims of a map: each coordinate by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.painted import Canvas, OnGround, dot, ink, trace_line
from scenes.stage.theme import BACKGROUND, Color
from scenes.stage.type import Reading
from scenes.stage.view import View

Array = NDArray[np.float64]


class Shadows(OnGround):
    """Dashed lines from a data point to the axes through ``origin``, and a bar along each axis.

    The bars reach from the origin to the point's coordinates: how far it still is along x, along y.
    ``grown`` in [0, 1] is how much of it is there.
    """

    def __init__(
        self, view: View, point: Callable[[], Array], origin: Array, colors: Sequence[Color]
    ) -> None:
        super().__init__(view, presence=1.0)
        self.point, self.origin, self.tints = point, np.asarray(origin), list(colors)
        self.grown = ValueTracker(0.0)

    def bars(self) -> Array:
        """Both bars in data coordinates (2, 2, 2): along x, along y, each from the origin."""
        x, y = self.point()
        ends = np.array([(x, self.origin[1]), (self.origin[0], y)])
        grown = self.grown.get_value()
        return np.stack(
            [np.stack([self.origin, self.origin + grown * (end - self.origin)]) for end in ends]
        )

    def draw(self, canvas: Canvas) -> None:
        """The dashes, then the bars with their ends."""
        if self.grown.get_value() <= 0:
            return
        bars = self.bars()
        screen = self.view.at(bars)
        here = self.view.at(self.point())
        strength = self.presence * self.grown.get_value()
        for (origin, end), color in zip(screen, self.tints, strict=True):
            canvas.set_dash([0.08, 0.07])
            canvas.set_line_width(0.025)
            canvas.set_source_rgba(*ink(color, 0.8 * strength))
            trace_line(canvas, np.stack([here, end]))
            canvas.stroke()
            canvas.set_dash([])
            for tint, extra in ((BACKGROUND, 0.05), (color, 0.0)):
                canvas.set_source_rgba(*ink(tint, strength))
                canvas.set_line_width(0.09 + extra)
                trace_line(canvas, np.stack([origin, end]))
                canvas.stroke()
                dot(canvas, end, 0.1 + extra / 2)
                canvas.fill()

    def readings(self) -> list[Reading]:
        """The coordinates."""
        x, y = self.point().tolist()
        return [Reading("shadow x", "", x), Reading("shadow y", "", y)]
