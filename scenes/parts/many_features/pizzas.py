"""The answer of an evening: its pizzas, every one of them, and how many were not predicted."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features import places
from scenes.stage import LOSS, TRUTH, Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ROUND, _CUT = 0.4, 0.02  # of the room of each; scene units: between two slices
_SLICES = np.linspace(0, np.pi, 3, endpoint=False)


class Pizzas(Painted):
    """So many cut discs in rows; ``missed`` in [0, 1] is how much they are ringed as an error."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count, self.missed = count, ValueTracker(0.0)
        box = places.PIZZAS
        columns = max(1, round(np.sqrt(count * box.width / box.height)))
        rows = int(np.ceil(count / columns))
        self.room = min(box.width / columns, box.height / rows)
        row, column = np.divmod(np.arange(count), columns)
        off = np.stack([column - (columns - 1) / 2, -row.astype(float)], axis=-1)
        self.spots = np.array([box.middle[0], box.top - self.room / 2]) + self.room * off
        self.set_frame(*box)

    def draw(self, canvas: Canvas) -> None:
        """Each cut into six, and its ring."""
        pen, missed = Pen(canvas, self.presence), float(self.missed.get_value())
        radius = _ROUND * self.room
        for spot in self.spots:
            pen.disc(spot, radius, TRUTH, opacity=1 - 0.65 * missed)
            for angle in _SLICES:
                way = radius * np.array([np.cos(angle), np.sin(angle)])
                pen.line(np.stack([spot - way, spot + way]), BACKGROUND, _CUT)
            if missed > 0:
                pen.ring(spot, radius, LOSS, 0.05, opacity=missed)

    def readings(self) -> list[Reading]:
        """How many there are."""
        return [Reading("pizzas", "", float(len(self.spots)))]


__all__ = ["Pizzas"]
