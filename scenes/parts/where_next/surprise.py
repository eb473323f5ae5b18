"""Surprise: −ln of the chance that was given to what happened, and what each evening costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.where_next.plan import Plan
from scenes.stage import (
    BODY_SIZE,
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
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_TOP = 4.0
FIRST = 0.1  # a chance of what then happens
_BAR, _ASIDE = 0.12, 1.15  # scene units: half a bar, at most; from one to the next, in bars
_WIDE = 0.28  # scene units: half the bar of a bead
_TWO, _MANY = 2, 200


def surprise_plane(box: Box) -> Plane:
    """Chances and how surprising they are."""
    names = italic("p"), tr("surprise")
    return Plane((0, 1), (0, _TOP), names, colors=(PREDICTION, LOSS)).within(box)


class Surprise(OnPlane):
    """The curve −ln p, drawn by a bead that rolls down on it from ``FIRST`` to ``p``.

    Below the bead a bar is as tall as the surprise; that of where it began stays. The bead is
    there as far as it is ``rolling``: before a low bar it would hide that. ``drawn`` in
    [0, 1] is how much of the rest of the curve is there, ``other`` of that for a no, −ln(1 − p).
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane) -> None:
        super().__init__(plane)
        self.p, self.drawn = ValueTracker(FIRST), ValueTracker(0.0)
        self.bead, self.other = ValueTracker(0.0), ValueTracker(0.0)
        self.rolling = ValueTracker(1.0)

    def spot(self, p: float) -> Array:
        """Where a chance and its surprise are (2,)."""
        return self.plane.xy(p, -np.log(p))

    def drawn_from(self) -> tuple[float, float]:
        """The least and the largest chance of which the curve is there."""
        drawn, here = float(self.drawn.get_value()), float(self.p.get_value())
        return FIRST - drawn * (FIRST - np.exp(-_TOP)), here + drawn * (1 - here)

    def tops(self) -> Array:
        """Where the bar at the bead, and the one that stays, end now (2, 2)."""
        ends = np.array([float(self.p.get_value()), FIRST])
        feet = self.plane.xy(ends, 0)
        return feet + float(self.bead.get_value()) * (self.plane.xy(ends, -np.log(ends)) - feet)

    def draw(self, canvas: Canvas) -> None:
        """The bars, the curve, its mirror image, the bead."""
        pen, bead = Pen(canvas, self.presence), float(self.bead.get_value())
        if bead > 0:
            self._draw_bars(pen)
        begin, end = self.drawn_from()
        if end - begin > 1e-6:  # of a line without a length its two round ends are left
            p = np.linspace(begin, end, _MANY)
            pen.line(self.plane.xy(p, -np.log(p)), LOSS, 0.07, casing=0.05)
        other = float(self.other.get_value())
        if other > 0:
            p = np.linspace(np.exp(-_TOP), 1, _MANY)
            mirrored = self.plane.xy(1 - p, -np.log(p))
            Pen(canvas, self.presence * other).line(mirrored, LOSS, 0.06, dashes=(0.2, 0.12))
        if bead > 0:
            bright = Pen(canvas, self.presence * bead * float(self.rolling.get_value()))
            bright.disc(self.tops()[0], 0.17, PREDICTION, casing=0.04)

    def _draw_bars(self, pen: Pen) -> None:
        """That of the bead comes out from behind the one that stays."""
        foot = float(self.plane.corner[1])
        for x, top in self.tops().tolist():
            for color, opacity in ((BACKGROUND, 1.0), (LOSS, 0.75)):
                pen.band(x - _WIDE, foot, x + _WIDE, top, color, opacity, 0.004)


class Costs(Lettered):
    """A gold bar under each evening, as tall as its surprise; then all as tall as their average.

    ``grown`` in [0, 1] lets them rise from left to right, ``lit`` writes what the costliest one is,
    ``averaged`` levels them out: together they are as much as before.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane, box: Box) -> None:
        super().__init__()
        self.plan, self.plane, self.box = plan, plane, box
        self.grown, self.averaged = ValueTracker(0.0), ValueTracker(0.0)
        self.lit = ValueTracker(0.0)
        self._scale = [Lettering(f"{v}", SMALLEST_SIZE, QUIET) for v in (0, _TWO, 4)]
        self._name = Lettering(tr("surprise"), LABEL_SIZE, LOSS)
        self.mean = float(plan.surprises.mean())
        told = tr("loss = average = {loss}").format(loss=f"{self.mean:.3f}")
        self._average = Lettering(told, BODY_SIZE, LOSS)
        worst = float(plan.surprises[plan.costliest])
        self._worst = Lettering(f"{worst:.2f}", BODY_SIZE, LOSS)
        self.set_frame(*box)

    @property
    def foot(self) -> float:
        """Where the bars stand."""
        return self.box.bottom + 0.15

    def tall(self, surprise: float) -> float:
        """A surprise in scene units."""
        return surprise * (self.box.height - 0.6) / _TOP

    def half(self) -> float:
        """Half the width of a bar: as many as are at one place find room before the next."""
        x = self.plan.evenings.x
        values, counts = np.unique(x, return_counts=True)
        unit = float(self.plane.size[0] / self.plane.span[0]) * float(np.diff(values).min())
        return float(min(_BAR, 0.42 * unit / counts.max()))

    def lefts(self) -> Array:
        """The middle of each bar (m,), equal evenings side by side."""
        x, y = self.plan.evenings.x, self.plan.evenings.y
        middle = self.plane.xy(x, 0)[:, 0]
        for value in np.unique(x):
            same = np.flatnonzero((x == value) & (y >= 0))
            off = np.arange(len(same)) - (len(same) - 1) / 2
            middle[same] += 2 * _ASIDE * self.half() * off
        return np.asarray(middle)

    def heights(self) -> Array:
        """How tall the bars are now, as surprises (m,)."""
        middles, grown = self.lefts(), float(self.grown.get_value())
        delay = 0.7 * (middles - middles.min()) / np.ptp(middles)
        averaged = float(self.averaged.get_value())
        cost = self.plan.surprises + averaged * (self.mean - self.plan.surprises)
        return np.asarray(np.clip((grown - delay) / 0.3, 0, 1) * cost)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Scale, name, the costliest, average."""
        left = float(self.plane.corner[0])
        for value, text in zip((0, _TWO, 4), self._scale, strict=True):
            y = self.foot + self.tall(value) - float(text.high[1]) / 2
            yield text, left - 0.2 - text.width, y, 1.0
        yield self._name, left + 0.15, self.box.top - 0.4, 1.0
        averaged = float(np.clip(self.averaged.get_value(), 0, 1))
        if averaged > 0:
            x = left + (float(self.plane.size[0]) - self._average.width) / 2
            yield self._average, x, self.foot + self.tall(1.4), averaged
        lit = float(np.clip(self.lit.get_value(), 0, 1))
        if lit > 0:
            x = float(self.lefts()[self.plan.costliest]) - self._worst.width / 2
            worst = float(self.plan.surprises[self.plan.costliest])
            yield self._worst, x, self.foot + self.tall(worst) + 0.12, lit

    def draw(self, canvas: Canvas) -> None:
        """The line below, the bars, the level of their average."""
        pen, half, lit = Pen(canvas, self.presence), self.half(), float(self.lit.get_value())
        left = float(self.plane.corner[0])
        right = left + float(self.plane.size[0])
        for number, (x, cost) in enumerate(
            zip(self.lefts().tolist(), self.heights().tolist(), strict=True)
        ):
            if cost > 0:
                glow = 0.75 + 0.25 * lit * (number == self.plan.costliest)
                top = self.foot + self.tall(cost)
                pen.band(x - half, self.foot, x + half, top, LOSS, glow, 0.004)
        averaged = float(self.averaged.get_value())
        if averaged > 0:
            level = self.foot + self.tall(self.mean)
            line = np.array([(left, level), (right, level)])
            Pen(canvas, self.presence * averaged).line(line, LOSS, 0.04, dashes=(0.2, 0.12))
        pen.line(np.array([(left, self.foot), (right, self.foot)]), QUIET, 0.03)
        self.write(canvas)


__all__ = ["FIRST", "Costs", "Surprise", "surprise_plane"]
