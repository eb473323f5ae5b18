"""The earth under a curve: what is seen of a valley that is cut."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage import Layer, Plane
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, ink, trace_line

Array = NDArray[np.float64]

_FINE, _STOPS = 161, 7  # places along the curve; colours from its foot to its top
_SHADE = 0.75  # of the light of the ground


class Under(Painted):
    """What is between a parabola and its axis, so far to both sides, as bright as it is high."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, plane: Plane, reach: float) -> None:
        super().__init__()
        self.plane, self.reach = plane, reach

    def outline(self) -> Array:
        """Its corners on the screen (n, 2): along the curve, and back on the axis."""
        along = np.linspace(-self.reach, self.reach, _FINE)
        feet = np.array([self.reach, -self.reach])
        return np.concatenate([self.plane.xy(along, along**2), self.plane.xy(feet, 0 * feet)])

    def draw(self, canvas: Canvas) -> None:
        """Fill it."""
        line, shares = self.outline(), np.linspace(0, 1, _STOPS)
        shade = cairo.LinearGradient(0, float(line[:, 1].min()), 0, float(line[:, 1].max()))
        for share, color in zip(shares.tolist(), _SHADE * terrain(shares), strict=True):
            shade.add_color_stop_rgba(share, *ink(color, self.presence))
        canvas.set_source(shade)
        trace_line(canvas, line)
        canvas.close_path()
        canvas.fill()


__all__ = ["Under"]
