"""A round bowl from straight above, at any scale: its colours, and rings a step of height apart."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.rings import CIRCLE, FAR, STRENGTH, Endless
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import RULE, TEXT, viridis
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_LEVELS = 4  # rings from the lowest place to the height at the middle of a side
_LEVEL = (0.3, 0.9)  # scene units: sizes of the innermost one between which all of them come
_STOPS = 24  # of the colours
_DIM = 0.9  # of their brightness


class RoundMap(OnPicture):
    """A round bowl about (0, 0) from straight above, its heights as colours of Viridis.

    Dark violet is the lowest place, yellow the highest that is seen: at every scale it looks alike.
    Its rings are equal steps of height apart, so that they are closer where it is steeper. The bowl
    ends at the radius ``reach``. ``oval`` (2, 2) makes circles the rings of a stretched bowl that
    are alike high.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, on: Endless, reach: float, oval: Array | None = None) -> None:
        super().__init__(on)
        self.endless, self.reach, self.oval = on, reach, oval

    def highest(self) -> float:
        """How far along it the place is that is as high as the highest that is seen."""
        if self.oval is None:
            return float(min(self.reach, self.endless.half * np.sqrt(2)))
        widest = 1 / np.linalg.svd(self.oval)[1].min()
        corners = np.linalg.inv(self.oval) @ (self.endless.half * np.array([(1, 1), (1, -1)])).T
        return float(min(self.reach * widest, np.linalg.norm(corners, axis=0).max()))

    def levels(self) -> Array:
        """The radii of its rings along it: each is as much higher than the one before (n,)."""
        first = self.endless.half / np.sqrt(_LEVELS)
        many = int((self.highest() / first) ** 2 * (1 - 1e-9))
        return np.asarray(first * np.sqrt(np.arange(1, many + 1)))

    def draw(self, canvas: Canvas) -> None:
        """The disc, its rings, and the frame of the window."""
        on, pen = self.endless, Pen(canvas, self.presence)
        highest = self.highest() * on.unit
        x, y = on.at((0.0, 0.0)).tolist()
        colors = cairo.RadialGradient(0, 0, 0, 0, 0, highest)
        shares = np.linspace(0, 1, _STOPS)
        for share, color in zip(shares.tolist(), _DIM * viridis(shares**2), strict=True):
            colors.add_color_stop_rgba(share, *ink(color, self.presence))
        canvas.save()
        canvas.translate(x, y)
        canvas.arc(0, 0, min(self.reach * on.unit, FAR), 0, 2 * np.pi)
        if self.oval is not None:
            (a, b), (c, d) = self.oval.tolist()
            canvas.transform(cairo.Matrix(a, c, b, d, 0, 0))
        canvas.set_source(colors)
        canvas.fill()
        canvas.restore()
        self._rings(canvas)
        left, bottom, right, top = on.box
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        pen.line(corners, RULE, 0.05, closed=True)

    def _rings(self, canvas: Canvas) -> None:
        levels, box = self.levels(), self.endless.window_on_screen()
        share = float(np.interp(levels[0] * self.endless.unit, _LEVEL, (0, 1)))
        if share <= 0 or box is None:
            return
        canvas.save()
        canvas.rectangle(box.left, box.bottom, box.width, box.height)
        canvas.clip()
        canvas.new_path()
        (x, y), radius = box.middle[:2].tolist(), self.reach * self.endless.unit
        canvas.arc(x, y, min(radius, FAR), 0, 2 * np.pi)
        canvas.clip()
        ring = CIRCLE if self.oval is None else CIRCLE @ self.oval.T
        for radius in levels:
            circle = np.clip(self.endless.at(radius * ring), -FAR, FAR)
            Pen(canvas, self.presence).line(circle, TEXT, 0.025, opacity=STRENGTH * share)
        canvas.restore()


__all__ = ["RoundMap"]
