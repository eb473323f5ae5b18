"""Two cuts along w: the mean surprise, and the mean square; she stands on both, surely wrong."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.where_next.plan import Plan
from scenes.stage import GRADIENT, LOSS, PATH, POSITION, STEP, Box, Layer, Plane, italic, tr
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_MANY = 160
_TANGENT = 1.3  # of w, to each side
_SHORTEST = 0.1  # of w, that an arrow can be drawn for


def cut_plane(plan: Plan, box: Box, *, start: bool = False) -> Plane:
    """w and the loss: from where she is surely wrong, or about where she starts."""
    here = float(plan.walk.points[0, 0, 0])
    left, right = (here - 1.6, here + 3.4) if start else (plan.wrong - 1.5, 4.0)
    b = float(plan.walk.points[0, 0, 1])
    ends = plan.surprise_along(np.array([left, right]), b)
    top = 1.1 * float(ends.max() if start else ends[0])
    return Plane((left, right), (0, top), (italic("w"), tr("loss")),
                 colors=(POSITION, LOSS)).within(box)  # fmt: skip


class Cut(OnPlane):
    """A cut of the loss along w, her lamp at the wrong w, or at her start, and the slope there.

    ``drawn`` in [0, 1] is how far the line has come from the right, ``there`` how much of her is
    seen, ``felt`` how much of the slope. Along w ``pulled`` is how much of the slope is an arrow,
    ``pointed`` how much of the step is one, and ``gone`` how much of her first step is done.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, plane: Plane, plan: Plan, *, squares: bool = False, start: bool = False
    ) -> None:
        super().__init__(plane)
        self.plan, self.squares = plan, squares
        first, second = plan.walk.points[:2, 0]
        self.place = float(first[0]) if start else plan.wrong
        self.pinned = float(first[1])
        self.slope = float(plan.slope[0]) if start else plan.slopes_along[int(squares)]
        self.step = float(second[0] - first[0]) if start else 0.0
        self.drawn, self.felt = ValueTracker(0.0), ValueTracker(0.0)
        self.there = ValueTracker(float(start))
        self.gone, self.pointed = ValueTracker(0.0), ValueTracker(0.0)
        self.pulled = ValueTracker(0.0)

    def loss(self, w: Array) -> Array:
        """Of the cut."""
        along = self.plan.squares_along if self.squares else self.plan.surprise_along
        return along(w, self.pinned)

    def spot(self) -> Array:
        """Where she is on the screen (2,)."""
        w = self.place + float(self.gone.get_value()) * self.step
        return self.plane.xy(w, float(self.loss(np.array(w))))

    def rest(self) -> None:
        """What belongs to her first step is over; she stands where it has led."""
        for tracker in (self.felt, self.pulled, self.pointed):
            tracker.set_value(0)

    def to(self, w: float) -> float:
        """What ``gone`` is when she is at some w."""
        return (w - self.place) / self.step

    def draw(self, canvas: Canvas) -> None:
        """The curve, then her lamp's light, the slope, the step on the axis, and she."""
        pen, plane = Pen(canvas, self.presence), self.plane
        left, right = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        drawn = float(self.drawn.get_value())
        if drawn <= 0:  # of a line without a length its two round ends are left
            return
        w = np.linspace(right - drawn * (right - left), right, _MANY)
        dashes = (0.2, 0.12) if self.squares else ()
        pen.line(plane.xy(w, self.loss(w)), LOSS, 0.06, dashes=dashes)
        felt = float(self.felt.get_value())
        if self.there.get_value() > 0:
            self._draw_her(canvas, felt)

    def _draw_her(self, canvas: Canvas, felt: float) -> None:
        there = float(self.there.get_value())
        pen, plane = Pen(canvas, self.presence * there), self.plane
        for radius in (0.7, 0.5, 0.3):
            pen.disc(self.spot(), radius, PATH, opacity=0.14)
        gone, pointed = float(self.gone.get_value()), float(self.pointed.get_value())
        if felt > 0:
            here = float(self.loss(np.array(self.place)))
            ends = np.array([-_TANGENT, _TANGENT]) * felt
            tangent = plane.xy(self.place + ends, here + self.slope * ends)
            Pen(canvas, self.presence * (1 - gone)).line(tangent, GRADIENT, 0.07, casing=0.05)
        step = self.place + gone * self.step, self.place + pointed * self.step
        pull = self.place, self.place + float(self.pulled.get_value()) * self.slope
        self._arrow(Pen(canvas, self.presence * there * (1 - gone)), *pull, GRADIENT)
        self._arrow(pen, *step, STEP)
        pen.disc(self.spot(), 0.15, POSITION, casing=0.05)

    def _arrow(self, pen: Pen, begin: float, end: float, color: Color) -> None:
        """From one w to another, over the axis: both arrows are on its scale."""
        if abs(end - begin) > _SHORTEST:
            foot = self.plane.low[1] + 0.05 * self.plane.span[1]
            pen.arrow(self.plane.xy([begin, end], [foot, foot]), color, 0.09)


__all__ = ["Cut", "cut_plane"]
