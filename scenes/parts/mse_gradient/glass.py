"""A glass beside the step of the three dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from scenes.parts.mse_gradient.shares import Shares
from scenes.stage import LABEL_SIZE, QUIET, STEP, Layer
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_LENS, _LONG = 0.5, 0.8  # radius of the glass on a step; how long it is about in it


class StepGlass(Lettered):
    """A glass beside the arrow of δ, which is short on the scale of the gradient."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, shares: Shares) -> None:
        super().__init__()
        self.shares, plane = shares, shares.pane
        step = shares.rate * shares.scale_to * np.linalg.norm(shares.tips[-1])
        self._unit = float(plane.size[0] / plane.span[0])
        self.times = max(float(f"{_LONG / (step * self._unit):.1g}"), 1.0)
        self._times = Lettering(f"× {self.times:g}", LABEL_SIZE, STEP)
        self.middle = plane.corner + plane.size * (1.0, 0.5) - (_LENS + self._times.width + 0.25, 0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much it enlarges, on its right."""
        x, y = self.middle.tolist()
        yield self._times, x + _LENS + 0.15, y - self._times.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """δ in the glass, its middle in the middle."""
        pen, half = Pen(canvas, self.presence), self.times * self._unit * self.shares.arrow() / 2
        pen.ring(self.middle, _LENS, QUIET, 0.035)
        pen.arrow(self.middle + np.stack([-half, half]), STEP, 0.12)
        self.write(canvas)


__all__ = ["StepGlass"]
