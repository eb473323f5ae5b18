"""Where a start ends, in signs: its shape, an arrow, the letter of the valley."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.lamps import paint_lamp
from scenes.parts.hills.tally import letter
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import TEXT, TITLE_SIZE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_FAR, _HEAD = 0.75, 0.14  # scene units from the middle to a sign; half as large an arrow's head is
_BEGIN, _END = -0.4, 0.4  # scene units, of the arrow


class Ending(Lettered):
    """The first start or the second, by its shape, leads to a ``valley``; −1 is none on the map."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, number: int, valley: int, place: Array) -> None:
        super().__init__()
        self.number, self.valley, self.place = number, valley, np.asarray(place, dtype=float)
        end = letter(valley) if valley >= 0 else "–"
        self.name_of_it = Lettering(end, TITLE_SIZE, TEXT, name=True)
        (x, y), wide = self.place, _FAR + self.name_of_it.width
        self.set_frame(x - wide, y - 0.35, x + wide, y + 0.35)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The letter."""
        x, y = self.place.tolist()
        text = self.name_of_it
        middle = (text.low[1] + text.high[1]) / 2
        yield text, x + _FAR - text.width / 2, y - float(middle), 1.0

    def draw(self, canvas: Canvas) -> None:
        """Shape, arrow, letter."""
        pen = Pen(canvas, self.presence)
        paint_lamp(pen, self.place - np.array([_FAR, 0.0]), self.number, 1.0)
        line = self.place + np.array([(_BEGIN, 0.0), (_END, 0.0)])
        pen.line(line, TEXT, 0.04)
        corners = np.array([(-_HEAD, _HEAD), (0.0, 0.0), (-_HEAD, -_HEAD)])
        pen.line(line[1] + corners, TEXT, 0.04)
        self.write(canvas)
