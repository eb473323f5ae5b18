"""A round lens on the hill: in it each nudge is as large as the first, the curve straightens."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.derivative.air import halo, lit_air, soil
from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.lens import even_squares
from scenes.parts.derivative.nudge import Nudge
from scenes.stage import LOSS, QUIET, TEXT, TITLE_SIZE, Layer, Measured, change, tr
from scenes.stage.curve.curve import WIDTH
from scenes.stage.lecture.boxes import STAGE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, dot

Array = NDArray[np.float64]

_ROUND = 0.66  # of the first nudge's slanted side
_CLEAR = 0.06  # scene units between it and the axis, or the top of the stage
_RIM, _GRID = 0.09, 0.4
_LABEL = 0.52  # scene units from its top down to how many times it enlarges
_CROWDED = 0.75  # scene units above the level leg, in which that has its number


class Glass(Painted):
    """What is around w's point, enlarged about that point: there lens and hill are one.

    So a line through that point goes on straight from within it to without.
    """

    layer: ClassVar[Layer] = Layer.ARROW  # under the nudge, which is as large as it enlarges

    def __init__(self, nudge: Nudge) -> None:
        super().__init__()
        self.of, self.hill, self.plan = nudge, nudge.hill, nudge.plan
        self.opened = ValueTracker(0.0)
        self.times = Measured("times", tr("×"), self.factor, 0, TITLE_SIZE, TEXT)
        self.times.add_updater(lambda it: it.move_to(self.above()))

    def factor(self) -> float:
        """How many times it enlarges."""
        return float(f"{self.of.zoom:.3g}")

    # -- where it is -----------------------------------------------------------------------------

    def where(self) -> tuple[Array, float]:
        """Its middle (2,) and its radius: about the first nudge, and off the axis."""
        foot, tip = self.hill.foot(), self.of.tip(self.plan.nudges[0], steepest=True)
        radius = _ROUND * float(np.linalg.norm(tip - foot))
        x, y = (foot + tip) / 2
        low = float(self.hill.plane.corner[1]) + radius + _CLEAR
        moved = float(np.clip(y, low, max(low, STAGE.top - radius - _CLEAR)))
        return np.array([x + 0.5 * abs(moved - y), moved]), radius

    def above(self) -> Array:
        """Where it says how many times it enlarges (3,): at its top, or else in the ground."""
        (x, y), radius = self.where()
        top = y + radius - _LABEL
        if not self.plan.rises and top < float(self.hill.foot()[1]) + _CROWDED:
            return np.array([x - 0.25 * radius, y - radius + 1.4 * _LABEL, 0.0])
        return np.array([x, top, 0.0])

    # -- how it comes and goes -------------------------------------------------------------------

    def come(self) -> tuple[Any, ...]:
        """Animations: it opens, and enlarges nothing yet."""
        said = FadeIn(self.times, rate_func=squish_rate_func(smooth, 0.5, 1))
        self.opened.set_value(0.7)
        return FadeIn(self), change(self.opened, 1), said

    def go(self) -> tuple[Any, ...]:
        """Animations: where it enlarges nothing it may go, and nothing moves."""
        return FadeOut(self, self.times), change(self.opened, 0.85)

    # -- what is in it ---------------------------------------------------------------------------

    def line(self) -> Array:
        """The curve as it is in it (n, 2), from beyond its rim to beyond its rim."""
        (x, _), radius = self.where()
        foot, zoom = self.hill.foot(), self.of.zoom
        unit = self.hill.plane.size / self.hill.plane.span
        ends = (np.array([x - radius, x + radius]) - foot[0]) / (zoom * unit[0])
        more = 0.02 * float(ends[1] - ends[0])
        nudges = np.linspace(float(ends[0]) - more, float(ends[1]) + more, 161)
        return np.asarray(foot + np.stack([nudges, self.plan.moved(nudges)], axis=-1) * zoom * unit)

    def draw(self, canvas: Canvas) -> None:
        """Its rim, and what it shows."""
        middle, radius = self.where()
        radius *= float(self.opened.get_value())
        with as_one(canvas, self.presence) as pen:
            halo(canvas, middle, radius)
            canvas.save()
            dot(canvas, middle, radius)
            canvas.clip()
            lit_air(canvas, middle, radius)
            line = self.line()
            soil(canvas, line)
            self._grid(pen, middle, radius)
            pen.line(line, LOSS, 1.5 * WIDTH)
            canvas.restore()
            pen.ring(middle, radius, QUIET, _RIM, casing=0.05)
            pen.ring(middle, radius - _RIM / 4, TEXT, 0.025, opacity=0.7)

    def _grid(self, pen: Pen, middle: Array, radius: float) -> None:
        """Even squares from w: as it enlarges they grow, and finer ones come up in them."""
        unit = self.hill.plane.size / self.hill.plane.span
        whole, foot = self.plan.nudges[0] * float(unit[0]) * self.of.zoom, self.hill.foot()
        low, high = middle - radius, middle + radius
        for side, seen in even_squares(whole, 2 * radius).items():
            for axis in (0, 1):
                first, last = (np.floor((end[axis] - foot[axis]) / side) for end in (low, high))
                for at in foot[axis] + side * np.arange(first, last + 1):
                    ends = np.stack([low, high])
                    ends[:, axis] = at
                    pen.line(ends, QUIET, 0.02, opacity=_GRID * seen)


__all__ = ["Glass"]
