"""All knobs of a network side by side: a strip of thin bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, QUIET, Box, Layer
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

MOST = 105  # knobs that are drawn; of more of them, as many
_NAME = 0.5  # scene units for the name
_WIDE = 0.62  # of its place, that a bar fills


class Strip(Lettered):
    """A bar for each of the numbers that ``values`` gives now, up or down from a middle line.

    A bar of ``large`` fills half of the box. ``lit`` in [0, 1] is how much of the bars is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, name: str, values: Callable[[], Array], color: Color, box: Box, large: float
    ) -> None:
        super().__init__()
        self.values, self.tint, self.large = values, color, large
        self.lit = ValueTracker(1.0)
        self._name = Lettering(name, LABEL_SIZE, color)
        self.room = max(_NAME, self._name.width + 0.2)
        self.set_frame(*box)

    def bars(self) -> Array:
        """Feet and tips on the screen (bars, 2, 2)."""
        values = np.clip(self.values()[:MOST] / self.large, -1, 1) * float(self.lit.get_value())
        left, right = self.get_left()[0] + self.room, self.get_right()[0]
        middle, half = float(self.get_center()[1]), float(self.height) / 2
        x = left + (right - left) * (np.arange(len(values)) + 0.5) / len(values)
        feet = np.stack([x, np.full(len(x), middle)], axis=-1)
        tips = feet + np.stack([np.zeros(len(x)), values * half], axis=-1)
        return np.stack([feet, tips], axis=1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name."""
        middle = float(self.get_center()[1])
        low, high = float(self._name.low[1]), float(self._name.high[1])
        yield self._name, float(self.get_left()[0]), middle - (low + high) / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The middle line, the bars, the name."""
        bars = self.bars()
        pen = Pen(canvas, self.presence)
        ends = np.array([bars[0, 0], bars[-1, 0]])
        pen.line(ends, QUIET, 0.015, opacity=0.6)
        each = float(bars[1, 0, 0] - bars[0, 0, 0]) if len(bars) > 1 else 0.1
        pen.color(self.tint)
        for (x, foot), (_, tip) in bars.tolist():
            canvas.rectangle(x - _WIDE * each / 2, foot, _WIDE * each, tip - foot)
        canvas.fill()
        self.write(canvas)


__all__ = ["MOST", "Strip"]
