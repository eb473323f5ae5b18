"""One arrow that comes apart: into its two parts, then into a row without an end."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_MANY = 61
_NEXT = 0.34  # scene units from one of many to the next
_TALL, _LEAST = 0.32, 0.15
_RIM, _FADING = (
    0.3,
    2.2,
)  # of the frame, where the row is gone, and how far before it begins to fade
_WIDE = 0.1
_SOON = 0.12  # of the spreading, by when the two parts have gone
_UPWARDS = np.array([0.0, 1.0])


class Apart(Painted):
    """An arrow along ``vector`` from a place of the screen.

    ``parted`` in [0, 1] takes its two parts out of it, ``spread`` in [0, 1] puts a row of many in
    place of these; towards the rim of the frame they fade: the row goes on. How long they are is
    nobody's number: they alternate.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, at: Array, vector: Array) -> None:
        super().__init__()
        self.place, self.vector = np.asarray(at, dtype=float), np.asarray(vector, dtype=float)
        self.parted, self.spread = ValueTracker(0.0), ValueTracker(0.0)

    def arrows(self) -> list[tuple[Array, float]]:
        """Each line on the screen (2, 2), and how much of it is there."""
        parted, spread = float(self.parted.get_value()), float(self.spread.get_value())
        upright = min(1.0, spread / _SOON)
        x, y = self.vector
        root = self.place
        found = [(np.array([root, root + self.vector]), 1 - upright)]
        for part in (np.array([x, 0.0]), np.array([0.0, y])):
            lone = np.array([root, root + parted * part])
            found.append((lone, min(1, 4 * parted) * (1 - upright)))
        for number in range(_MANY):
            column = self._column(number)
            come = np.clip(spread * (_MANY + 6) - number, 0, 1)
            left = np.clip((FRAME.right - _RIM - column[0, 0]) / _FADING, 0, 1)
            found.append((column, float(come * left)))
        return found

    def _column(self, number: int) -> Array:
        """One of many, upright, counted from the left end of the row."""
        left = self.place + np.array([_NEXT * number, 0.0])
        tall = _TALL * np.sin(1.7 * number + 0.9)
        tall += _LEAST * np.sign(tall)
        return np.array([left, left + tall * _UPWARDS])

    def draw(self, canvas: Canvas) -> None:
        """All arrows."""
        for line, share in self.arrows():
            if share > 0.01:
                Pen(canvas, self.presence * share).arrow(line, GRADIENT, _WIDE)
