"""The squares of many errors: which of them are drawn out, and when all are in the plane."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker

from scenes.stage.painted import Canvas, ink
from scenes.stage.scatter import FittedLine, Residuals, ResidualSquares, Samples

_FEW = 9
_TRIED = 120  # slopes
_INSIDE = 0.003  # of squares, that may be outside where the plane holds them


class SampledSquares(ResidualSquares):
    """Squares of which every few-th is outlined; the others are a veil behind them.

    A hundred outlines on one another are mud; nine are squares. The mean is that of all of them.
    """

    def __init__(self, residuals: Residuals, presence: float = 0.0) -> None:
        super().__init__(residuals, presence)
        count = len(residuals.samples.x)
        # The middles of as many equal stretches, so that both ends are left out alike.
        few = min(_FEW, count)
        self.chosen = np.unique(((np.arange(few) + 0.5) * count / few).astype(int))

    def strength(self) -> float:
        """As much as their presence: they are not many enough to leave the plane."""
        return self.presence

    def draw_squares(self, canvas: Canvas) -> None:
        """The veil, then the chosen ones."""
        corners = self.corners()
        layers = float(np.abs(corners[:, 2] * corners[:, 3]).sum() / np.prod(self.plane.size))
        tint = self.residuals.tint
        canvas.set_source_rgba(*ink(tint, 0.045 / max(1.0, layers)))
        for square in corners.tolist():
            canvas.rectangle(*square)
            canvas.fill()
        for square in corners[self.chosen].tolist():
            canvas.rectangle(*square)
            canvas.set_source_rgba(*ink(tint, 0.16))
            canvas.fill_preserve()
            canvas.set_line_width(0.03)
            canvas.set_source_rgba(*ink(tint, 0.9))
            canvas.stroke()


def few_of(samples: Samples, most: int) -> Samples:
    """The samples; where there are more than ``most``, so many, evenly from low x to high."""
    count = len(samples.x)
    if count <= most:
        return samples
    evenly = np.linspace(0, count - 1, most).astype(int)
    chosen = np.argsort(samples.x, kind="stable")[evenly]
    return Samples(samples.plane, samples.x[chosen], samples.y[chosen], color=samples.tint)


def farthest_whole(samples: Samples, best: float, end: float) -> float:
    """How far from ``best`` towards ``end`` a line's slope may go with its squares in the plane.

    All the way where no slope has them there.
    """
    slope = ValueTracker(best)
    line = FittedLine(samples.plane, slope.get_value, lambda: 0.0)
    squares = ResidualSquares(Residuals(samples, line))
    for w in np.linspace(end, best, _TRIED).tolist():
        slope.set_value(w)
        if squares.spilled() <= _INSIDE:
            return float(w)
    return end
