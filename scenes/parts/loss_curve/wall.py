"""Millions of knobs: from the one in the middle farther and farther away, to a wall of them."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import FadeIn, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.lighting import by_factors
from scenes.stage import POSITION, Box, Layer, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line

Array = NDArray[np.float64]

_COMES = squish_rate_func(smooth, 0.1, 0.3)  # of that play, when what was there has gone
_NEAR, _FAR = 2.4, 0.21  # scene units from a knob to the next, at first and in the end
_RADIUS = 0.36  # of that
_FACE = "#3C5890"
_TURNED = 7  # the seed of how far each of them is turned
_FADES = 0.5  # scene units: at the rim of the wall its knobs are less and less to be seen


class Wall(Painted):
    """Knobs in rows in a box; ``away`` in [0, 1] is how far one has gone from the wall."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box, self.away = box, ValueTracker(0.0)
        rows, columns = (int(np.ceil(size / _FAR / 2)) for size in (box.height, box.width))
        turned = np.random.default_rng(_TURNED).uniform(-45, 225, (2 * rows + 1, 2 * columns + 1))
        self._rows, self._columns, self._turned = rows, columns, np.radians(turned)

    def goes_away(self) -> tuple[Any, ...]:
        """One steps back from it, by the same factor in the same time."""
        self.away.set_value(0)
        return FadeIn(self, rate_func=_COMES), change(self.away, 1, by_factors(_NEAR / _FAR))

    @property
    def apart(self) -> float:
        """From a knob to the next, in scene units."""
        first, last = 1 / _NEAR, 1 / _FAR
        return 1 / (first + float(self.away.get_value()) * (last - first))

    def knobs(self) -> tuple[Array, Array]:
        """Where those are that are seen (n, 2), and how far each is turned, in radians (n,)."""
        rows, columns = np.mgrid[
            -self._rows : self._rows + 1, -self._columns : self._columns + 1
        ].reshape(2, -1)
        spots = np.asarray(self.box.middle[:2]) + self.apart * np.column_stack([columns, rows])
        left, bottom, right, top = self.box
        inside = np.all((spots >= (left, bottom)) & (spots <= (right, top)), axis=1)
        return spots[inside], self._turned.ravel()[inside]

    def draw(self, canvas: Canvas) -> None:
        """Each has a face, a rim, and a pointer."""
        radius = _RADIUS * self.apart
        left, bottom, right, top = self.box
        spots, turned = self.knobs()
        beside = np.min([spots - (left, bottom), (right, top) - spots], axis=(0, 2))
        seen = self.presence * np.clip((beside + radius) / _FADES, 0, 1)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        for spot, angle, strength in zip(spots, turned, seen.tolist(), strict=True):
            way = radius * np.array([np.cos(angle), np.sin(angle)])
            dot(canvas, spot, radius)
            canvas.set_source_rgba(*ink(_FACE, strength))
            canvas.fill_preserve()
            canvas.set_line_width(0.14 * radius)
            canvas.set_source_rgba(*ink(POSITION, 0.8 * strength))
            canvas.stroke()
            trace_line(canvas, np.stack([spot + 0.2 * way, spot + 0.75 * way]))
            canvas.set_line_width(0.3 * radius)
            canvas.set_source_rgba(*ink(POSITION, strength))
            canvas.stroke()


__all__ = ["Wall"]
