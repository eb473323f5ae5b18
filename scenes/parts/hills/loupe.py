"""A lens over two walkers at their start: how far apart they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.lamps import paint_lamp
from scenes.parts.hills.pair import Pair
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, PLATE, QUIET, TEXT
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_RADIUS = 1.15
LOUPE = _RADIUS + 0.1  # scene units that the lens takes from its middle
_APART = 1.1  # scene units between the two under the lens


class Loupe(Lettered):
    """A lens that shows the two at the start, and the crest between them, ``times`` as large."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, made: Pair, unit: float, at: Callable[[], Array], place: Array) -> None:
        super().__init__()
        self.made, self.at, self.place = made, at, np.asarray(place, dtype=float)
        self.times = _APART / (made.gaps[0] * unit)
        self.label = Lettering(f"× {number_text(float(f'{self.times:.2g}'))}", LABEL_SIZE, TEXT)
        x, y = self.place
        self.set_frame(x - LOUPE, y - LOUPE, x + LOUPE, y + LOUPE)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large."""
        x, y = self.place
        yield self.label, x - self.label.width / 2, y - _RADIUS + 0.2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """A line to the place, the glass, the crest, the two lamps."""
        pen = Pen(canvas, self.presence)
        pen.line(np.array([self.at(), self.place]), QUIET, 0.03, casing=0.03)
        pen.disc(self.place, _RADIUS, PLATE)
        pen.ring(self.place, _RADIUS, TEXT, 0.05)
        crest = self.place + np.array([(0, -0.55), (0, 0.85)])
        pen.line(crest, QUIET, 0.035, dashes=(0.12, 0.1))
        for number, side in enumerate((-0.5, 0.5)):
            paint_lamp(pen, self.place + np.array([side * _APART, 0.2]), number, 1.0)
        self.write(canvas)
