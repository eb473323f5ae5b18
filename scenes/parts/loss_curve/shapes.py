"""What shape the loss may have: three curves through the same three dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import UP
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.process import plain_arrow
from scenes.stage import LOSS, TEXT, Box, Choices, Layer, tr
from scenes.stage.lecture.choices import Tile
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_WAVE = 0.16  # of the heights
_SAMPLES = 121
_LONG = 1.5  # of a sketch: how many times as wide as high
_TALL, _FAR = 1.5, (2.2, 0.9)  # scene units: a tile, and the arrows on two of them


class Sketch(Painted):
    """A curve through dots, in a box of its own."""

    layer: ClassVar[Layer] = Layer.TEXT  # on the tile

    def __init__(self, curve: Callable[[Array], Array], dots: Array, window: Array) -> None:
        super().__init__()
        self.curve, self.dots, self.window = curve, dots, window
        self.set_frame(-1.0, -0.7, 1.0, 0.7)

    def on_screen(self, x: Array, y: Array) -> Array:
        """Where numbers are in its frame (n, 2)."""
        (low, high), (bottom, top) = self.window
        across, up = (x - low) / (high - low), (y - bottom) / (top - bottom)
        corner = self.get_corner(-UP)[:2] - np.array([self.width / 2, 0.0])
        return np.asarray(corner + np.column_stack([across * self.width, up * self.height]))

    def draw(self, canvas: Canvas) -> None:
        """The curve as far as it is in the frame, and the dots."""
        low, high = self.window[0].tolist()
        x = np.linspace(low, high, _SAMPLES)
        pen, y = Pen(canvas, self.presence), self.curve(x)
        inside = (y >= self.window[1][0]) & (y <= self.window[1][1])
        pen.line(self.on_screen(x, y)[inside], LOSS, 0.05)
        for dot in self.on_screen(*self.dots):
            pen.disc(dot, 0.09, TEXT, casing=0.04)


class Shapes(Choices):
    """The possible answers as sketches with their names below."""

    def __init__(self, plan: WeightDescents) -> None:
        self.curves = shapes(plan)
        w = np.array(plan.dots)
        self.dots = np.array([w, [plan.loss(v) for v in plan.dots]])
        top = 1.3 * float(self.dots[1].max())
        self.window = np.array([(plan.low, plan.high), (-0.12 * top, top)])
        super().__init__(*self.curves)

    def within(self, box: Box, align: Any = UP) -> Shapes:
        """Fill a box, side by side; a tall one in a column."""
        self.submobjects = []
        parts = box.rows(1, 1, 1) if box.height > box.width else box.columns(1, 1, 1)
        for words, column in zip(self.answers, parts, strict=True):
            tile = Tile(words, column)
            tile.words.next_to(tile.plate.get_bottom(), UP, buff=0.2)
            sketch = Sketch(self.curves[words], self.dots, self.window)
            room = column.inset(0.25, bottom=0.55)
            wide, high = min(room.width, _LONG * room.height), min(room.height, room.width / _LONG)
            x, y = room.middle[:2].tolist()  # the same shape in a row as in a column
            sketch.set_frame(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
            tile.add(sketch)
            self.add(tile)
        return self


class Lengths(Choices):
    """A longer or a shorter step: with arrows that say so, and are to no scale."""

    def within(self, box: Box, align: Any = UP) -> Lengths:
        """Fill the upper part of a box."""
        self.submobjects = []
        line = Box(box.left, box.top - _TALL, box.right, box.top)
        for words, far, column in zip(
            self.answers, _FAR, line.columns(1, 1, gap=0.35), strict=True
        ):
            tile = Tile(words, column)
            tile.words.next_to(tile.plate.get_bottom(), UP, buff=0.2)
            middle = tile.plate.get_top() - [0, 0.45, 0]
            way = np.array([far / 2, 0.0, 0.0])
            tile.add(plain_arrow(middle - way, middle + way))
            self.add(tile)
        return self


def shapes(plan: WeightDescents) -> dict[str, Callable[[Array], Array]]:
    """Curves through the three dots, by their names; the second one is the true one."""
    w = np.array(sorted(plan.dots))
    heights = np.array([plan.loss(v) for v in w])
    left, right = plan.low, plan.high
    slope = max(abs(np.diff(heights) / np.diff(w)))

    def corners(x: Array) -> Array:
        low = int(np.argmin(heights))
        rise = heights[low] + slope * np.abs(x - w[low])
        inside = np.interp(x, w, heights)
        return np.where((x < w[0]) | (x > w[-1]), _beyond(x, w, heights, rise), inside)

    def bowl(x: Array) -> Array:
        return np.asarray(plan.landscape.value(x[:, None]))

    def waves(x: Array) -> Array:
        size = _WAVE * float(heights.max())
        zero = np.prod([np.sin(np.pi * (x - v) / (0.28 * (right - left))) for v in w], axis=0)
        return bowl(x) + 2 * size * zero

    return {tr("corners"): corners, tr("a bowl"): bowl, tr("waves"): waves}


def _beyond(x: Array, w: Array, heights: Array, rise: Array) -> Array:
    """Past the dots the line goes on as steeply as it came, upwards past the lowest dot."""
    first = heights[0] + (heights[1] - heights[0]) / (w[1] - w[0]) * (x - w[0])
    last = heights[-1] + (heights[-1] - heights[-2]) / (w[-1] - w[-2]) * (x - w[-1])
    before = rise if heights[0] < heights[-1] else first
    after = rise if heights[-1] < heights[0] else last
    return np.where(x < w[0], before, after)


__all__ = ["Lengths", "Shapes", "Sketch", "shapes"]
