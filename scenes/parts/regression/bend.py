"""What no line can follow: a law that bends, its own best line, and the gap between them."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, there_and_back
from numpy.typing import NDArray

from gdmath import Dataset, least_squares
from scenes.parts.regression.fits import Fit
from scenes.stage import LOSS, PREDICTION, TRUTH, FittedLine, Layer, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.plane import Plane

Array = NDArray[np.float64]

_PIECES = 81
_THIN = 0.03  # scene units: a stroke
_EVERY = 2  # of these, a stroke from the law to the line


class Bend(OnPlane):
    """The law dashed, its best line solid, and strokes from the one to the other."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, fit: Fit, plane: Plane) -> None:
        super().__init__(plane)
        assert fit.law is not None
        self.held = ValueTracker(0.0)
        self.x = np.linspace(fit.data.x.min(), fit.data.x.max(), _PIECES)
        self.y = fit.law(self.x)
        w, b = least_squares(Dataset(fit.data.x, fit.law(fit.data.x))).tolist()
        self.line = FittedLine(plane, lambda: w, lambda: b)

    def pulse(self) -> Any:
        """The gap lights up for a while."""
        return change(self.held, 1, there_and_back)

    def gaps(self) -> Array:
        """The strokes (n, 2, 2) from law to line."""
        x, y = self.x[::_EVERY], self.y[::_EVERY]
        return np.stack([self.plane.xy(x, y), self.plane.xy(x, self.line.predict(x))], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """The gap, stroke by stroke; then law and line."""
        pen = Pen(canvas, self.presence)
        pen.line(list(self.gaps()), LOSS, _THIN + _THIN * float(self.held.get_value()))
        pen.line(self.plane.xy(self.x, self.y), TRUTH, 0.05, casing=0.05, dashes=(0.16, 0.12))
        ends = self.plane.xy(self.x[[0, -1]], self.line.predict(self.x[[0, -1]]))
        pen.line(ends, PREDICTION, 0.06, casing=0.05)


__all__ = ["Bend"]
