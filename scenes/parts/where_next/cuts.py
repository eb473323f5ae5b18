"""Two cuts along w: the mean surprise, and the mean square; she stands on both, surely wrong."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.where_next.plan import Plan
from scenes.stage import GRADIENT, LOSS, PATH, POSITION, Box, Layer, Plane, italic
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_MANY = 160
_TANGENT = 1.3  # of w, to each side


def cut_plane(plan: Plan, box: Box) -> Plane:
    """w and the loss."""
    left = plan.wrong - 1.5
    top = 1.1 * float(plan.surprise_along(left))
    return Plane((left, 4.0), (0, top), (italic("w"), "loss"), colors=(POSITION, LOSS)).within(box)


class Cut(OnPlane):
    """One of both cuts, with her lamp at the wrong w and the slope there.

    ``drawn`` in [0, 1] is how far the line has come from the right, ``felt`` how much of the slope.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: Plan, *, squares: bool) -> None:
        super().__init__(plane)
        self.plan, self.squares = plan, squares
        self.drawn, self.felt = ValueTracker(0.0), ValueTracker(0.0)

    def loss(self, w: Array) -> Array:
        """Of the cut."""
        return self.plan.squares_along(w) if self.squares else self.plan.surprise_along(w)

    @property
    def slope(self) -> float:
        """Where she stands."""
        return self.plan.slopes_along[int(self.squares)]

    def spot(self) -> Array:
        """Where that is on the screen (2,)."""
        return self.plane.xy(self.plan.wrong, float(self.loss(np.array(self.plan.wrong))))

    def draw(self, canvas: Canvas) -> None:
        """The curve, then her lamp's light, the slope and she."""
        pen, plane = Pen(canvas, self.presence), self.plane
        left, right = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        w = np.linspace(right - float(self.drawn.get_value()) * (right - left), right, _MANY)
        dashes = (0.2, 0.12) if self.squares else ()
        pen.line(plane.xy(w, self.loss(w)), LOSS, 0.06, dashes=dashes)
        felt = float(self.felt.get_value())
        if felt <= 0:
            return
        pen = Pen(canvas, self.presence * felt)
        at, here = self.plan.wrong, float(self.loss(np.array(self.plan.wrong)))
        ends = np.array([-_TANGENT, _TANGENT]) * felt
        tangent = plane.xy(at + ends, here + self.slope * ends)
        for radius in (0.7, 0.5, 0.3):
            pen.disc(self.spot(), radius, PATH, opacity=0.14)
        pen.line(tangent, GRADIENT, 0.07, casing=0.05)
        pen.disc(self.spot(), 0.15, POSITION, casing=0.05)


__all__ = ["Cut", "cut_plane"]
