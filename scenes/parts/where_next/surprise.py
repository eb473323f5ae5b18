"""Surprise: −ln of the chance that was given to what happened, and what each evening costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.where_next.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    QUIET,
    SMALLEST_SIZE,
    Box,
    Layer,
    Plane,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_TOP = 4.0
_BAR, _ASIDE = 0.05, 0.055  # scene units: half a bar, and half of what is from one to the next
_AVERAGE = 0.9  # from the right side of the box to the bar of the average
_TWO, _MANY = 2, 200


def surprise_plane(box: Box) -> Plane:
    """Chances and how surprising they are."""
    names = italic("p"), tr("surprise")
    return Plane((0, 1), (0, _TOP), names, colors=(PREDICTION, LOSS)).within(box)


class Surprise(OnPlane):
    """The curve −ln p with a bead on it; ``p`` is where that is, ``drawn`` how much of the curve,
    ``other`` of that for a no, −ln(1 − p).

    It is drawn from the right: from what is certain.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self.p, self.drawn = ValueTracker(0.9), ValueTracker(0.0)
        self.bead, self.other = ValueTracker(0.0), ValueTracker(0.0)

    def chance(self) -> float:
        """That of the bead."""
        return float(self.p.get_value())

    def cost(self) -> float:
        """Its surprise."""
        return float(-np.log(self.chance()))

    def draw(self, canvas: Canvas) -> None:
        """The curve, the bead and the way down from it."""
        pen, plane = Pen(canvas, self.presence), self.plane
        drawn = float(self.drawn.get_value())
        begin = 1 - drawn * (1 - np.exp(-_TOP))
        p = np.linspace(begin, 1, _MANY)
        if drawn > 0:  # of a line without a length its two round ends are left
            pen.line(plane.xy(p, -np.log(p)), LOSS, 0.06, casing=0.05)
        other = float(self.other.get_value())
        if other > 0:
            mirrored = plane.xy(1 - p, -np.log(p))
            Pen(canvas, self.presence * other).line(mirrored, LOSS, 0.05, dashes=(0.2, 0.12))
        bead = float(self.bead.get_value())
        if bead > 0:
            pen = Pen(canvas, self.presence * bead)
            spot, foot = plane.xy([self.chance()] * 2, [self.cost(), 0.0])
            pen.line(np.stack([spot, foot]), LOSS, 0.1, opacity=0.7)
            pen.disc(spot, 0.13, PREDICTION, casing=0.04)


class Costs(Lettered):
    """A gold bar under each evening, as tall as its surprise, and at the right their average.

    ``grown`` in [0, 1] lets them rise from left to right, ``averaged`` the average.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane, box: Box) -> None:
        super().__init__()
        self.plan, self.plane, self.box = plan, plane, box
        self.grown, self.averaged = ValueTracker(0.0), ValueTracker(0.0)
        self.lit = ValueTracker(0.0)
        self._scale = [Lettering(f"{v}", SMALLEST_SIZE, QUIET) for v in (0, _TWO, 4)]
        self._name = Lettering(tr("surprise"), LABEL_SIZE, LOSS)
        mean = float(plan.surprises.mean())
        self._average = Lettering(tr("average {loss}").format(loss=f"{mean:.3f}"), LABEL_SIZE, LOSS)
        worst = float(plan.surprises[plan.costliest])
        self._worst = Lettering(f"{worst:.2f}", LABEL_SIZE, LOSS)
        self.set_frame(*box)

    @property
    def foot(self) -> float:
        """Where the bars stand."""
        return self.box.bottom + 0.15

    def tall(self, surprise: float) -> float:
        """A surprise in scene units."""
        return surprise * (self.box.height - 0.6) / _TOP

    def lefts(self) -> Array:
        """The middle of each bar (m,), equal evenings side by side."""
        x, y = self.plan.evenings.x, self.plan.evenings.y
        middle = self.plane.xy(x, 0)[:, 0]
        for value in np.unique(x):
            same = np.flatnonzero((x == value) & (y >= 0))
            middle[same] += 2 * _ASIDE * (np.arange(len(same)) - (len(same) - 1) / 2)
        return np.asarray(middle)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Scale, name, average."""
        left = float(self.plane.corner[0])
        for value, text in zip((0, _TWO, 4), self._scale, strict=True):
            y = self.foot + self.tall(value) - float(text.high[1]) / 2
            yield text, left - 0.2 - text.width, y, 1.0
        yield self._name, left + 0.15, self.box.top - 0.4, 1.0
        averaged = float(np.clip(self.averaged.get_value(), 0, 1))
        if averaged > 0:
            x = self.box.right - self._average.width
            yield self._average, x, self.foot + self.tall(1.0), averaged
        lit = float(np.clip(self.lit.get_value(), 0, 1))
        if lit > 0:
            x = float(self.lefts()[self.plan.costliest]) - self._worst.width / 2
            worst = float(self.plan.surprises[self.plan.costliest])
            yield self._worst, x, self.foot + self.tall(worst) + 0.12, lit

    def draw(self, canvas: Canvas) -> None:
        """The line below, the bars, the average."""
        pen, middles = Pen(canvas, self.presence), self.lefts()
        grown = float(self.grown.get_value())
        delay = 0.7 * (middles - middles.min()) / np.ptp(middles)
        share = np.clip((grown - delay) / 0.3, 0, 1)
        left, right = float(self.plane.corner[0]), float(self.box.right)
        for number, (x, cost) in enumerate(
            zip(middles.tolist(), (share * self.plan.surprises).tolist(), strict=True)
        ):
            if cost > 0:
                lit = number == self.plan.costliest and self.lit.get_value() > 0
                top = self.foot + self.tall(cost)
                pen.band(x - _BAR, self.foot, x + _BAR, top, LOSS, 1.0 if lit else 0.75, 0.004)
        averaged = float(self.averaged.get_value())
        if averaged > 0:
            x = right - _AVERAGE
            top = self.foot + averaged * self.tall(float(self.plan.surprises.mean()))
            pen.band(x - 0.3, self.foot, x + 0.3, top, LOSS, 1.0, 0.004)
        pen.line(np.array([(left, self.foot), (right, self.foot)]), QUIET, 0.03)
        self.write(canvas)


__all__ = ["Costs", "Surprise", "surprise_plane"]
