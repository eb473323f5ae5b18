"""A dozen dots and a model of them, and then other dozens: the model is fitted again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Dataset
from gdmath.features import Polynomial
from scenes.parts.regression.models import Model
from scenes.stage import PREDICTION, Layer, Plane, Samples
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

PIECES = 481


class Few(Samples):
    """The dots of several dozens: ``dozen`` says which; between two, they glide."""

    def __init__(self, plane: Plane, dozens: Sequence[Dataset]) -> None:
        super().__init__(plane, dozens[0].x, dozens[0].y)
        self.heights = np.array([data.y for data in dozens])
        self.dozen = ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 3)  # on its curve

    def now(self) -> tuple[Array, Array]:
        """The present x and y (n,)."""
        return self.x, _between(self.heights, float(self.dozen.get_value()))


class Curve(OnPlane):
    """What a model says over all x; ``grown`` from 0 to 1 it is drawn from the left.

    ``dozen`` says on which dots it is fitted; what it was on those before stays, faint.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, model: Model, fits: Sequence[Polynomial]) -> None:
        super().__init__(plane)
        self.model, self.fits, self.grown = model, fits, ValueTracker(1.0)
        self.dozen = ValueTracker(0.0)
        self.across = np.linspace(*model.fit.window, PIECES)
        self.heights = np.array([fit(self.across) for fit in fits])
        self.set_z_index(Layer.PLOT + 2)  # on new dots

    def now(self) -> Array:
        """How high it is (n,) over each x."""
        return _between(self.heights, float(self.dozen.get_value()))

    def draw(self, canvas: Canvas) -> None:
        """What it was, then what it is, as far as it has grown; none leaves the plane."""
        pen = Pen(canvas, self.presence)
        low, high = self.plane.corner, self.plane.corner + self.plane.size
        there = max(2, round(float(self.grown.get_value()) * PIECES))
        with pen.inside(*low.tolist(), *high.tolist()):
            for before in self.heights[: int(np.ceil(float(self.dozen.get_value())))]:
                pen.line(self.plane.xy(self.across, before), PREDICTION, 0.045, opacity=0.45)
            now = self.plane.xy(self.across[:there], self.now()[:there])
            pen.line(now, PREDICTION, 0.06, casing=0.05)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Curve:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


def _between(rows: Array, place: float) -> Array:
    """A row (n,) of some, or what is between two of them."""
    first = min(int(place), len(rows) - 2)
    share = place - first
    return np.asarray((1 - share) * rows[first] + share * rows[first + 1])


__all__ = ["PIECES", "Curve", "Few"]
