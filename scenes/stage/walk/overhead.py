"""The hiker as she looks from straight above: hat, shoulders, pack, and her lamp ahead."""

from __future__ import annotations

import cairo
import numpy as np

from scenes.stage.lecture.theme import BACKGROUND, TEXT
from scenes.stage.paint.pen import Canvas, Pen, ink

_COAT, _COAT_EDGE = "#C8453F", "#8F2F33"
_PACK, _STRAP = "#97603C", "#63391F"
_HAT, _HAT_LIGHT = "#2F868C", "#5BB0AE"
_BOOT, _LENS = "#5A3420", "#FFF6D8"
_RIM = 0.07  # of her size, round each part


def paint_overhead(
    canvas: Canvas, size: float, angle: float, swing: float, strength: float
) -> None:
    """Paint her about the origin, ``size`` from the middle to a shoulder, looking along ``angle``.

    ``swing`` from −1 to 1 is how far her near boot is ahead of the other. Her colours are those of
    the drawing of her from the side.
    """
    canvas.save()
    canvas.rotate(angle)  # from here on she looks along x
    canvas.scale(size, size)
    canvas.push_group()
    pen = Pen(canvas)
    for side in (-1.0, 1.0):
        _oval(canvas, (0.12 + 0.5 * swing * side, 0.42 * side), (0.34, 0.17), _BOOT, BACKGROUND)
    _oval(canvas, (-0.62, 0.0), (0.44, 0.62), _PACK, _STRAP)
    _oval(canvas, (-0.05, 0.0), (0.42, 0.98), _COAT, _COAT_EDGE)
    pen.disc((0.1, 0.0), 0.56, TEXT, casing=_RIM)  # the hat's band
    pen.disc((0.08, 0.0), 0.45, _HAT)
    pen.disc((0.02, 0.0), 0.3, _HAT_LIGHT)
    pen.disc((0.0, 0.0), 0.17, TEXT)  # its bobble
    pen.disc((0.7, 0.0), 0.15, _LENS, casing=_RIM)
    canvas.pop_group_to_source()
    canvas.paint_with_alpha(strength)
    canvas.restore()


def _oval(
    canvas: Canvas, at: tuple[float, float], half: tuple[float, float], color: str, edge: str
) -> None:
    """An ellipse with a rim."""
    canvas.save()
    canvas.translate(*at)
    canvas.scale(*half)
    canvas.arc(0, 0, 1, 0, 2 * np.pi)
    canvas.restore()
    canvas.set_source_rgba(*ink(color))
    canvas.fill_preserve()
    canvas.set_source_rgba(*ink(edge))
    canvas.set_line_width(_RIM)
    canvas.set_line_join(cairo.LINE_JOIN_ROUND)
    canvas.stroke()
