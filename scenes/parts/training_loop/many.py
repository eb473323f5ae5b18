"""Many at once: dots that come from a file, and the squares of their errors."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import STAGE, Residuals, Samples
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares

Array = NDArray[np.float64]

_FLIGHT = 0.25  # of the time of all, that one takes


class SharedSquares(ResidualSquares):
    """Squares to the right of the errors; ``shared`` from 0 to 1 makes all of them the average.

    Then each is as large as their average, and all lie on one place.
    """

    def __init__(self, residuals: Residuals, left: float) -> None:
        super().__init__(residuals)
        self._side = 1.0 if residuals.total() > 0 else -1.0
        self.left, self.shared = left, ValueTracker(0.0)
        self.panel = STAGE  # they go on beside the plane

    def side(self) -> float:
        """How long the sides of the average square are on the screen."""
        unit = self.plane.size[1] / self.plane.span[1]
        return float(np.sqrt(np.mean(self.residuals.errors() ** 2)) * unit)

    def corners(self) -> Array:
        """Those of the squares, on their way to one place."""
        own, share = super().corners(), float(self.shared.get_value())
        own[:, 2] *= np.where(own[:, 2] < 0, -1.0, 1.0)
        left, side = self.left, self.side()
        foot = float(self.plane.xy(0.0, 0.0)[1])
        end = np.tile([left, foot + side, side, -side], (len(own), 1))
        end[own[:, 3] > 0, 1] = foot - side  # a line that is too high has them below it
        end[own[:, 3] > 0, 3] = side
        return (1 - share) * own + share * end

    def strength(self) -> float:
        """All are there."""
        return self.presence


class Flying(Samples):
    """Dots that come from elsewhere one after another; a dot is not there before it has left."""

    def now(self) -> tuple[Array, Array]:
        """The present places; the last have left when the first have long arrived."""
        share = self.shares()
        x, y = (1 - share) * self.origin + share * np.array([self.x, self.y])
        return x, y

    def shares(self) -> Array:
        """How far each (n,) has come."""
        first = np.linspace(0, 1 - _FLIGHT, len(self.x)) if len(self.x) > 1 else np.zeros(1)
        return eased((float(self.settled.get_value()) - first) / _FLIGHT)

    def draw(self, canvas: Canvas) -> None:
        """Those that have left."""
        pen = Pen(canvas, self.presence)
        for share, spot in zip(self.shares(), self.plane.xy(*self.now()), strict=True):
            if share > 0:
                pen.disc(spot, self.radius, self.tint, opacity=self.opacity)


__all__ = ["Flying", "SharedSquares"]
