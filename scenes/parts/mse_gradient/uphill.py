"""The ground round the three dots' line from so near that it is an even slope: light is high."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.parts.mse_gradient.shares import Shares
from scenes.stage import TEXT, Box, Formula, Layer
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_STOPS, _SHARES = np.linspace(0, 1, 9), (0.1, 0.9)  # of the colours of heights, those that it has
_DENSE, _LEVELS, _LINE, _FAINT = 0.5, 9, 0.02, 0.3
_PLATE = 0.09  # scene units round the numbers that stand on it


class Uphill(Painted):
    """On the pane of the arrows the loss as it rises along the gradient, with its level lines."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, shares: Shares, numbers: Formula) -> None:
        super().__init__()
        self.pane, self.numbers = shares.pane, numbers
        self.way = shares.tips[-1] / np.linalg.norm(shares.tips[-1])  # units are equal here

    def ends(self) -> tuple[Array, Array]:
        """Where on the screen it is lowest and highest, both on the line along the gradient."""
        box = self.clip_box()
        corners = np.array([(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)])
        middle = corners.mean(axis=0)
        far = float(((corners - middle) @ self.way).max())
        return middle - far * self.way, middle + far * self.way

    def clip_box(self) -> Box:
        """The pane."""
        return Box(*self.pane.corner.tolist(), *(self.pane.corner + self.pane.size).tolist())

    def levels(self) -> Array:
        """Its level lines (n, 2, 2): across the gradient, evenly apart."""
        low, high = self.ends()
        across = np.linalg.norm(high - low) * np.array([-self.way[1], self.way[0]])
        shares = np.linspace(0, 1, _LEVELS + 2)[1:-1, None]
        at = low + shares * (high - low)
        return np.stack([at - across, at + across], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """Colours, level lines, and a plate below the numbers."""
        low, high = self.ends()
        shade = cairo.LinearGradient(*low.tolist(), *high.tolist())
        colors = terrain(np.interp(_STOPS, (0, 1), _SHARES)).tolist()
        for stop, (red, green, blue) in zip(_STOPS.tolist(), colors, strict=True):
            shade.add_color_stop_rgba(stop, blue, green, red, _DENSE * self.presence)
        box, pen = self.clip_box(), Pen(canvas, self.presence)
        canvas.rectangle(box.left, box.bottom, box.width, box.height)
        canvas.set_source(shade)
        canvas.fill()
        with pen.inside(box.left, box.bottom, box.right, box.top):
            pen.line(list(self.levels()), TEXT, _LINE, opacity=_FAINT)
        half = np.array([self.numbers.width, self.numbers.height]) / 2 + _PLATE
        (x, y), (dx, dy) = self.numbers.get_center()[:2], half
        corners = np.array([(x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy)])
        pen.fill(corners, BACKGROUND, 0.75)


__all__ = ["Uphill"]
