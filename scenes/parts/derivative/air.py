"""What lenses show besides the curve: air that is lit, and soil beneath the line."""

from __future__ import annotations

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage import LOSS
from scenes.stage.paint.pen import Canvas, dot, ink

Array = NDArray[np.float64]

_AIR, _SOIL = ("#22375A", "#101C31"), ("#47627C", "#1B2D47", "#101B2E")
_DEEP = 1.7  # scene units from the curve down to where the ground is dark
_HALO, _FAR = 0.6, -9.0


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


__all__ = ["halo", "lit_air", "soil"]
