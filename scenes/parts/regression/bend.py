"""What no line can follow: a law that bends, its own best line, and all that is between them."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset, least_squares
from scenes.parts.regression.fits import Fit
from scenes.stage import LOSS, PREDICTION, TRUTH, FittedLine, Layer
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.plane import Plane

Array = NDArray[np.float64]

_PIECES = 81
_HATCH = 0.13  # scene units between stripes


class Bend(OnPlane):
    """The law dashed, its best line solid, the way from the one to the other hatched."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, fit: Fit, plane: Plane) -> None:
        super().__init__(plane)
        assert fit.law is not None
        self.x = np.linspace(fit.data.x.min(), fit.data.x.max(), _PIECES)
        self.y = fit.law(self.x)
        w, b = least_squares(Dataset(fit.data.x, fit.law(fit.data.x))).tolist()
        self.line = FittedLine(plane, lambda: w, lambda: b)

    def area(self) -> Array:
        """The outline (2 n, 2) of what is between law and line."""
        law, line = (self.plane.xy(self.x, y) for y in (self.y, self.line.predict(self.x)))
        return np.concatenate([law, line[::-1]])

    def draw(self, canvas: Canvas) -> None:
        """The area, hatched as the bend's bar is; then law and line."""
        pen, area = Pen(canvas, self.presence), self.area()
        (left, bottom), (right, top) = area.min(axis=0), area.max(axis=0)
        canvas.save()
        canvas.new_path()
        for x, y in area.tolist():
            canvas.line_to(x, y)
        canvas.close_path()
        canvas.clip()
        for foot in np.arange(bottom - (right - left), top, _HATCH).tolist():
            stripe = np.array([(left, foot), (right, foot + right - left)])
            pen.line(stripe, LOSS, 0.03)
        canvas.restore()
        pen.line(self.plane.xy(self.x, self.y), TRUTH, 0.05, casing=0.05, dashes=(0.16, 0.12))
        ends = self.plane.xy(self.x[[0, -1]], self.line.predict(self.x[[0, -1]]))
        pen.line(ends, PREDICTION, 0.06, casing=0.05)


__all__ = ["Bend"]
