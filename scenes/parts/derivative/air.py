"""What lenses show besides the curve, lit air and soil; and light on the wall behind the stage."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage import LOSS, STAGE, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink

Array = NDArray[np.float64]

_AIR, _SOIL = ("#22375A", "#101C31"), ("#47627C", "#1B2D47", "#101B2E")
_DEEP = 1.7  # scene units from the curve down to where the ground is dark
_HALO, _FAR = 0.6, -9.0
# From the middle of the light on the wall to where it ends, in scene units.
_WALL = 8.2
_LIT = (0.0, 1.0), (0.45, 0.52), (0.75, 0.16), (1.0, 0.0)


def lit_air(canvas: Canvas, middle: Array, radius: float) -> None:
    """Air that is lighter about its middle; it fills what is not clipped."""
    x, y = middle.tolist()
    air = cairo.RadialGradient(x, y, 0.1 * radius, x, y, radius)
    for share, color in zip((0.0, 1.0), _AIR, strict=True):
        air.add_color_stop_rgba(share, *ink(color))
    canvas.set_source(air)
    canvas.paint()


def soil(canvas: Canvas, line: Array) -> None:
    """Soil beneath a line (n, 2) from left to right, lighter the nearer to it."""
    way = line[-1] - line[0]
    down = np.array([way[1], -way[0]]) / np.linalg.norm(way) * _DEEP
    fill = cairo.LinearGradient(*line[0], *(line[0] + down))
    for share, color in zip((0.0, 0.45, 1.0), _SOIL, strict=True):
        fill.add_color_stop_rgba(share, *ink(color))
    canvas.new_path()
    for x, y in (*line.tolist(), (line[-1, 0], _FAR), (line[0, 0], _FAR)):
        canvas.line_to(x, y)
    canvas.close_path()
    canvas.set_source(fill)
    canvas.fill()


def halo(canvas: Canvas, middle: Array, radius: float) -> None:
    """Light around a round lens."""
    x, y = middle.tolist()
    light = cairo.RadialGradient(x, y, radius, x, y, radius + _HALO)
    for share, strength in ((0.0, 0.22), (0.35, 0.07), (1.0, 0.0)):
        light.add_color_stop_rgba(share, *ink(LOSS, strength))
    canvas.set_source(light)
    dot(canvas, middle, radius + _HALO)
    canvas.fill()


class Wall(Painted):
    """Light on the wall behind the stage, where there is no sky: what stands there stands in it."""

    layer: ClassVar[Layer] = Layer.SKY

    def draw(self, canvas: Canvas) -> None:
        """A pool of light, wider than high."""
        light = cairo.RadialGradient(0, 0, 0, 0, 0, _WALL)
        for share, strength in _LIT:
            light.add_color_stop_rgba(share, *ink(_AIR[0], strength * self.presence))
        canvas.save()
        canvas.translate(*STAGE.middle[:2].tolist())
        canvas.scale(1.0, 0.6)
        canvas.set_source(light)
        canvas.paint()
        canvas.restore()


__all__ = ["Wall", "halo", "lit_air", "soil"]
