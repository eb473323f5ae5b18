"""Many at once: dots that come from a file, the squares of their errors, and errors times x."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import GRADIENT, STAGE, TEXT, Box, Layer, Residuals, Samples
from scenes.stage.paint.painted import Painted, eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.squares import ResidualSquares

Array = NDArray[np.float64]

_FLIGHT, _WEIGHED = 0.25, 0.6  # of the time of all, that one takes
_BAR = 0.09  # scene units: how wide a bar is


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


class Pulls(Painted):
    """Each error times its x, as a bar from one level: the longer, the farther out the dot is.

    As ``weighed`` goes from 0 to 1 they grow, one after another; then ``shared`` makes all of them
    the average, and ``doubled`` twice that. They have room in a box, and tell no number.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, residuals: Residuals, box: Box) -> None:
        super().__init__()
        self.residuals, self.box = residuals, box
        self.weighed, self.shared = ValueTracker(0.0), ValueTracker(0.0)
        self.doubled = ValueTracker(0.0)
        self.order = np.argsort(np.argsort(residuals.samples.x, kind="stable"))
        self.set_frame(*box)

    def products(self) -> Array:
        """Error times x (n,)."""
        return np.asarray(self.residuals.errors() * self.residuals.samples.x)

    def bars(self) -> Array:
        """Both ends of each on the screen (n, 2, 2): where it begins, and its tip."""
        it, pulls = self.box, self.products()
        most = np.array([0.0, *pulls, 2 * pulls.mean()])
        scale = it.height / float(np.ptp(most) or 1)
        level = it.top - scale * float(most.max())
        shared, times = float(self.shared.get_value()), 1 + float(self.doubled.get_value())
        long = scale * times * ((1 - shared) * pulls + shared * pulls.mean())
        across = it.left + (self.order + 0.5) / len(pulls) * it.width
        begin = np.stack([across, np.full(len(pulls), level)], axis=-1)
        first = np.linspace(0, 1 - _WEIGHED, len(pulls))[self.order]
        grown = long * eased((float(self.weighed.get_value()) - first) / _WEIGHED)
        return np.stack([begin, begin + np.stack([0 * grown, grown], axis=-1)], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """Bar by bar."""
        pen, wide = Pen(canvas, self.presence), min(_BAR, 0.6 * self.box.width / len(self.order))
        for bar in self.bars():
            if bar[0, 1] != bar[1, 1]:
                pen.line(bar, GRADIENT, wide)


class Pointing(Painted):
    """An arrow along ``way`` (2, 2), as far as it is ``drawn``: it says where to, not how far."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, way: Array, color: str = TEXT) -> None:
        super().__init__()
        self.way, self.tint, self.drawn = way, color, ValueTracker(0.0)
        self.set_frame(*way.min(axis=0).tolist(), *way.max(axis=0).tolist())

    def draw(self, canvas: Canvas) -> None:
        """A stroke with a head."""
        start, end = self.way
        end = start + float(self.drawn.get_value()) * (end - start)
        Pen(canvas, self.presence).arrow(np.stack([start, end]), self.tint, 0.07)


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


__all__ = ["Flying", "Pointing", "Pulls", "SharedSquares"]
