"""A glass over the place where two steps begin: the short one is too short for the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, STEP, TEXT, Arrow, Box, Layer
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot

Array = NDArray[np.float64]

_CLOSER = 10  # times as large
_ROOT = np.array([-0.35, 0.45])  # where both steps begin in it, in its radius


class Lens(Lettered):
    """Both steps where they begin, so many times as large, beside the map."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, steps: list[Arrow], box: Box) -> None:
        super().__init__()
        self.steps = steps
        self._name = Lettering(f"× {_CLOSER}", LABEL_SIZE, TEXT)
        self.set_frame(*box)

    def lines(self) -> list[Array]:
        """Root and tip of each step (2, 2), as they are seen in it."""
        middle = self.get_center()[:2] + _ROOT * float(self.width) / 2
        roots = self.steps[0].whole()[0]
        return [middle + _CLOSER * (arrow.whole() - roots) for arrow in self.steps]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large, below it."""
        x, y = float(self.get_center()[0]), float(self.get_bottom()[1])
        yield self._name, x - self._name.width / 2, y - 0.2 - float(self._name.high[1]), 1.0

    def draw(self, canvas: Canvas) -> None:
        """A line from where they begin, the glass, and the arrows within."""
        pen, at = Pen(canvas, self.presence), self.get_center()[:2]
        radius = float(self.width) / 2
        pen.line(np.stack([self.steps[0].whole()[0], at - (radius, 0.0)]), TEXT, 0.02)
        pen.disc(at, radius, PLATE)
        canvas.save()
        dot(canvas, at, radius)
        canvas.clip()
        for line in self.lines():
            pen.arrow(line, STEP, 0.08)
        canvas.restore()
        pen.ring(at, radius, TEXT, 0.035)
        self.write(canvas)


__all__ = ["Lens"]
