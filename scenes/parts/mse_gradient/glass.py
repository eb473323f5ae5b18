"""A glass beside the step of the three dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from scenes.parts.mse_gradient.shares import Shares
from scenes.stage import LABEL_SIZE, QUIET, TEXT, Layer
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_LENS, _LONG = 0.68, 0.6  # radius of the glass on a step; how long it is about in it


class StepGlass(Lettered):
    """A glass beside the arrow of δ, which is short on the scale of the gradient."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, shares: Shares) -> None:
        super().__init__()
        self.shares, plane = shares, shares.pane
        step = shares.rate * shares.scale_to * np.linalg.norm(shares.tips[-1])
        self._unit = float(plane.size[0] / plane.span[0])
        self.times = max(float(f"{_LONG / (step * self._unit):.1g}"), 1.0)
        self._times = Lettering(f"× {self.times:g}", LABEL_SIZE, TEXT)
        self.middle = plane.corner + plane.size * (1.0, 0.5) - (_LENS + self._times.width + 0.25, 0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, on its right."""
        x, y = self.middle.tolist()
        yield self._times, x + _LENS + 0.15, y - self._times.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """δ in the glass, and the step, from the middle."""
        Pen(canvas, self.presence).ring(self.middle, _LENS, QUIET, 0.035)
        for vector, color, strength in self.shares.drawn():
            ends = self.middle + np.stack([0 * vector, self.times * self._unit * vector])
            Pen(canvas, self.presence * strength).arrow(ends, color, 0.1)
        self.write(canvas)


__all__ = ["StepGlass"]
