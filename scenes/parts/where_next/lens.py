"""A nudge of w under a magnifier: the ground about her start, so near that it is straight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.where_next import places
from scenes.parts.where_next.plan import NUDGE, Plan
from scenes.parts.where_next.telling import short
from scenes.stage import LABEL_SIZE, LOSS, POSITION, QUIET, Layer, Plane
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

MAGNIFIED = 1500  # times, along both axes
_RADIUS = 2.1
_ASIDE = -0.55  # scene units from its middle to that of the nudge: names stand to the right of it


class Lens(OnPlane, Lettered):
    """A round glass over a cut of the loss; in it w is nudged, and the loss answers.

    ``opened`` in [0, 1] is how far it has grown out of her place, ``nudged`` how far w has come.
    """

    layer: ClassVar[Layer] = Layer.MARK
    spill = 8.0
    plane: Plane

    def __init__(self, plane: Plane, plan: Plan) -> None:
        super().__init__(plane)
        self.lettering = True
        self.plan = plan
        self.start = np.asarray(plan.walk.points[0, 0], dtype=float)
        self.opened, self.nudged = ValueTracker(0.0), ValueTracker(0.0)
        self._further = Lettering(f"{NUDGE:g}", LABEL_SIZE, POSITION)
        self._loss = Lettering(short(NUDGE * plan.nudged, 5), LABEL_SIZE, LOSS)
        self._times = Lettering(f"× {MAGNIFIED:,}", LABEL_SIZE, QUIET)

    @property
    def middle(self) -> Array:
        """Of the glass when it is open (2,)."""
        return np.array(places.GLASS)

    def seen(self, w: Array) -> Array:
        """Where the ground at some w is in the glass (..., 2): as in the plane, but far larger."""
        here, b = self.start.tolist()
        rise = self.plan.surprise_along(w, b) - self.plan.surprise_along(here, b)
        unit = MAGNIFIED * self.plane.size / self.plane.span
        off = np.stack([np.asarray(w) - here, rise], axis=-1) * unit
        half = np.array([NUDGE, NUDGE * self.plan.nudged]) * unit / 2
        return np.asarray(self.middle + np.array([_ASIDE, 0.0]) + off - half)

    def legs(self) -> Array:
        """Her start, below or above where w has come to, and the ground there (3, 2)."""
        share = float(self.nudged.get_value())
        begin, end = self.seen(self.start[0] + np.array([0.0, share * NUDGE]))
        return np.stack([begin, [end[0], begin[1]], end])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How far w is nudged, what answers, and how much larger it is."""
        opened, nudged = (float(t.get_value()) for t in (self.opened, self.nudged))
        begin, corner, end = self.legs()
        if opened == 1:
            x, y = (self.middle + _RADIUS * np.array([0.72, 0.8])).tolist()
            yield self._times, x, y, 1.0
        if nudged > 0:
            middle = (begin[0] + corner[0] - self._further.width) / 2
            yield self._further, float(middle), float(begin[1]) + 0.15, nudged
            foot = (corner[1] + end[1] - self._loss.high[1]) / 2
            yield self._loss, float(corner[0]) + 0.15, float(foot), nudged

    def draw(self, canvas: Canvas) -> None:
        """Lines from her to the glass, its rim, the ground in it, and the nudge."""
        opened = float(self.opened.get_value())
        if opened <= 0:
            return
        pen, here = Pen(canvas, self.presence), float(self.start[0])
        loss = float(self.plan.surprise_along(here, float(self.start[1])))
        spot = self.plane.xy(here, loss)
        middle, radius = spot + opened * (self.middle - spot), opened * _RADIUS
        way = (middle - spot) / max(float(np.linalg.norm(middle - spot)), 1e-9)
        across = radius * np.array([-way[1], way[0]])
        for side in (middle + across, middle - across):
            pen.line(np.stack([spot, side]), QUIET, 0.025)
        pen.disc(middle, radius, BACKGROUND)
        if opened == 1:
            canvas.save()
            dot(canvas, middle, radius)
            canvas.clip()
            pen.line(self.seen(here + np.linspace(-4, 4, 9) * NUDGE), LOSS, 0.07)
            canvas.restore()
            self._draw_nudge(pen)
        pen.ring(middle, radius, QUIET, 0.04)
        self.write(canvas)

    def _draw_nudge(self, pen: Pen) -> None:
        begin, corner, end = self.legs()
        pen.line(np.stack([begin, corner]), POSITION, 0.05, dashes=(0.12, 0.08))
        pen.line(np.stack([corner, end]), LOSS, 0.05, dashes=(0.12, 0.08))
        pen.disc(end, 0.12, POSITION, casing=0.04)


__all__ = ["MAGNIFIED", "Lens"]
