"""Three textures, the same in curves and bars: chance plain, bias hatched, variance dotted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scenes.stage import LOSS
from scenes.stage.paint.pen import Canvas, Pen, dot, trace_line

Array = NDArray[np.float64]
Texture = Callable[[Canvas, Array, float], None]

_STRIPE, _WIDE = 0.22, 0.065  # scene units from one stripe to the next, and its width
_GRID, _RADIUS = 0.19, 0.052
_BEHIND, _BEHIND_DOTS = 0.2, 0.08  # how dense the area is between stripes, and between dots


def plain(canvas: Canvas, outline: Array, strength: float) -> None:
    """Fill the polygon (n, 2): chance."""
    Pen(canvas, strength).fill(outline, LOSS, 0.72)


def hatched(canvas: Canvas, outline: Array, strength: float) -> None:
    """Fill the polygon (n, 2) with stripes that rise to the right: bias, a stiff thing."""
    pen = Pen(canvas, strength)
    pen.fill(outline, LOSS, _BEHIND)
    (left, bottom), (right, top) = outline.min(axis=0).tolist(), outline.max(axis=0).tolist()
    first = np.floor((left - top) / _STRIPE) * _STRIPE
    starts = np.arange(first, right - bottom + _STRIPE, _STRIPE).tolist()
    lines = [np.array([(d + bottom, bottom), (d + top, top)]) for d in starts]
    canvas.save()
    _clip(canvas, outline)
    pen.line(lines, LOSS, _WIDE, opacity=0.9)
    canvas.restore()


def dotted(canvas: Canvas, outline: Array, strength: float) -> None:
    """Fill the polygon (n, 2) with dots: variance, a restless thing."""
    pen = Pen(canvas, strength)
    pen.fill(outline, LOSS, _BEHIND_DOTS)
    (left, bottom), (right, top) = outline.min(axis=0), outline.max(axis=0)
    canvas.save()
    _clip(canvas, outline)
    pen.color(LOSS, 0.95)
    for row in range(int(bottom // _GRID), int(top // _GRID) + 2):
        shift = 0.5 * (row % 2)
        for column in range(int(left // _GRID) - 1, int(right // _GRID) + 2):
            dot(canvas, ((column + shift) * _GRID, row * _GRID), _RADIUS)
            canvas.close_path()
    canvas.fill()
    canvas.restore()


def _clip(canvas: Canvas, outline: Array) -> None:
    canvas.new_path()
    trace_line(canvas, outline)
    canvas.close_path()
    canvas.clip()


def rectangle(left: float, bottom: float, right: float, top: float) -> Array:
    """The corners (4, 2) of a rectangle."""
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


def square(at: NDArray[np.float64], half: float) -> Array:
    """The corners (4, 2) of a square about a place: a loss is one, as an example is a disc."""
    x, y = at.tolist()
    return rectangle(x - half, y - half, x + half, y + half)


__all__ = ["Texture", "dotted", "hatched", "plain", "rectangle", "square"]
