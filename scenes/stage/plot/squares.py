"""The squares of errors: areas of which the loss is the average."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.scatter import Residuals, thinning
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WHOLE, _GONE = 0.03, 0.12  # of squares outside the plane: then all are seen, then none is


class ResidualSquares(OnPlane):
    """A square on each error; its area is the square of the error.

    Both sides are measured in units of y: a square of error e is |e| high on the y axis and as wide
    on the screen as it is high, whatever the unit of x. So areas compare truly with one another,
    from sample to sample and from line to line, and none of them says anything about x. Squares
    lie on the side where a line that follows the samples leaves room. ``opened`` in [0, 1] unfolds
    them sideways from the errors. The more of the plane they cover, the fainter they are: large
    ones are never a wall. As they leave the plane they fade: areas of fragments would say nothing.
    """

    spill = 0.03  # scene units: a side on the edge of the plane is still a side

    def __init__(self, residuals: Residuals) -> None:
        super().__init__(residuals.plane)
        self.residuals = residuals
        self.opened = ValueTracker(1.0)
        samples = residuals.samples
        rises = np.sum((samples.x - samples.x.mean()) * (samples.y - samples.y.mean())) >= 0
        self._side = 1.0 if rises else -1.0

    def corners(self) -> Array:
        """Lower left corners and signed sizes on the screen (n, 4): x, y, width, height."""
        x, y = self.residuals.samples.now()
        height = self.residuals.errors() * self.plane.size[1] / self.plane.span[1]
        width = self._side * height * float(self.opened.get_value())
        return np.column_stack([self.plane.xy(x, y), width, height])

    def spilled(self) -> float:
        """The share of their whole area that is outside the plane."""
        x, y, width, height = self.corners().T
        area = float(np.abs(width * height).sum())
        (left, bottom), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        inside = _overlap(x, x + width, left, right) * _overlap(y, y + height, bottom, top)
        return 1 - float(inside.sum()) / area if area > 0 else 0.0

    def strength(self) -> float:
        """How much of them is there: the less, the more of their area is outside."""
        inside = float(np.clip((_GONE - self.spilled()) / (_GONE - _WHOLE), 0, 1))
        return self.presence * inside

    def draw(self, canvas: Canvas) -> None:
        """Paint the squares."""
        # As one picture: faint colour upon faint colour, each rounded, would change its hue.
        canvas.push_group()
        self.draw_squares(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.strength())

    def draw_squares(self, canvas: Canvas) -> None:
        """Fill square by square, so that squares on squares add up; then all the outlines."""
        corners = self.corners()
        squares = corners[:: thinning(len(corners))].tolist()  # of a crowd, some are enough
        crowd = self.residuals.samples.crowd
        layers = float(np.abs(corners[:, 2] * corners[:, 3]).sum() / np.prod(self.plane.size))
        faint = 1 / max(1.0, layers)
        canvas.set_source_rgba(*ink(self.residuals.tint, 0.19 * (1 - crowd) ** 2 * faint + 0.01))
        for square in squares:
            canvas.rectangle(*square)
            canvas.fill()
        for square in squares:
            canvas.rectangle(*square)
        canvas.set_line_width(0.022 - 0.01 * crowd)
        strong = 0.7 * (1 - crowd) ** 1.5 * np.sqrt(faint) + 0.1
        canvas.set_source_rgba(*ink(self.residuals.tint, float(strong)))
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """The mean area, in squared units of y: what the squares say the loss is."""
        unit = self.plane.size[1] / self.plane.span[1]
        area = np.square(self.corners()[:, 3] / unit)
        return [Reading("mean square", "", float(np.mean(area)))]


def _overlap(start: Array, end: Array, low: float, high: float) -> Array:
    """How much of stretches from ``start`` to ``end`` (n,), either way round, is in a range."""
    first, last = np.minimum(start, end), np.maximum(start, end)
    return np.maximum(np.minimum(last, high) - np.maximum(first, low), 0)
