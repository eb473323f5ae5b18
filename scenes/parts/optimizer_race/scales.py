"""The numbers of several maps side by side, which all show the same part of a ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import numpy as np

from scenes.stage import LABEL_SIZE, QUIET, SMALLEST_SIZE, TEXT, Layer, Plane, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

_EDGE = 0.1  # of an axis, within which no number stands
_TICK = 0.08


class Scales(Lettered):
    """Below each map the numbers of w₁, and beside the first one those of w₂."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, planes: Sequence[Plane]) -> None:
        super().__init__()
        self.planes = list(planes)
        low, span = self.planes[0].low, self.planes[0].span
        self.values = [round_values(float(a), float(w)) for a, w in zip(low, span, strict=True)]
        self._numbers = {
            value: Lettering(number_text(value), SMALLEST_SIZE)
            for values in self.values
            for value in values
        }
        self._names = [Lettering(text, LABEL_SIZE, TEXT, name=True)
                       for text in (tr("w₁"), tr("w₂"))]  # fmt: skip
        left, foot = self.planes[0].corner.tolist()
        right = float(self.planes[-1].corner[0] + self.planes[-1].size[0])
        self.set_frame(left - 0.5, foot - 0.4, right + 0.4, foot + float(self.planes[0].size[1]))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers, and each name at the end of its axis."""
        first, second = self._names
        for plane in self.planes:
            bottom = float(plane.corner[1])
            for value in self.values[0]:
                text = self._numbers[value]
                x = float(plane.xy(value, plane.low[1])[0])
                yield text, x - text.width / 2, bottom - 0.14 - text.high[1], 1.0
        last = self.planes[-1]
        end = last.xy(last.low[0] + last.span[0], last.low[1])
        yield first, float(end[0]) + 0.08, float(end[1]) - float(first.high[1]) / 2, 1.0
        plane = self.planes[0]
        left, bottom = plane.corner.tolist()
        for value in self.values[1]:
            text = self._numbers[value]
            y = float(plane.xy(plane.low[0], value)[1])
            yield text, left - 0.14 - text.width, y - text.high[1] / 2, 1.0
        top = bottom + float(plane.size[1])
        yield second, left - 0.14 - second.width, top - second.high[1], 1.0

    def draw(self, canvas: Canvas) -> None:
        """A small tick at each number, and the numbers."""
        pen = Pen(canvas, self.presence)
        for number, plane in enumerate(self.planes):
            feet = [plane.xy(value, plane.low[1]) for value in self.values[0]]
            for foot in feet:
                pen.line(np.stack([foot, foot - (0, _TICK)]), QUIET, 0.02)
            for value in self.values[1] if number == 0 else ():
                end = plane.xy(plane.low[0], value)
                pen.line(np.stack([end, end - (_TICK, 0)]), QUIET, 0.02)
        self.write(canvas)


def round_values(low: float, span: float) -> list[float]:
    """Three to five round numbers on an axis, and none of them near its ends.

    >>> round_values(-3, 6), round_values(-1, 4)
    ([-2.0, 0.0, 2.0], [0.0, 1.0, 2.0])
    """
    power = 10.0 ** np.floor(np.log10(span / 2.5))
    step = power * max(k for k in (1, 2, 5) if k * power <= span / 2.5)
    first, last = low + _EDGE * span, low + (1 - _EDGE) * span
    numbers = np.arange(np.ceil(first / step), np.floor(last / step) + 1) * step
    return [float(number) + 0.0 for number in numbers]


__all__ = ["Scales", "round_values"]
