"""A nudge of w on the curve, and the line through both points, which becomes the tangent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, FadeIn, ValueTracker, VGroup, smooth
from numpy.typing import NDArray

from scenes.parts.derivative.hill import ROD, Hill
from scenes.parts.derivative.numbers import moved, plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    LOSS,
    POSITION,
    TEXT,
    Layer,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DASHES = (0.14, 0.1)
_LEG, _LINE = 0.075, 0.07
_BESIDE, _ASIDE = 0.3, 0.16  # scene units from a leg to the middle, or the end, of its number
_NAMED = 0.62  # of the tangent, from its point to the tip of the first nudge: its name
_DOWN = 0.2  # of the upright leg: so far along it is its number
_SPILL = 0.1  # scene units: a dot may leave the plane so far
_NUMBER = 38
_SAME = 1e-9


class Nudge(Painted):
    """From w to a nudge further: two legs, and the line through both points of the curve.

    ``power`` is how many powers of ten the nudge is smaller than the first one, and ``seen`` how
    many the lens enlarges. ``legs`` from 0 to 2 draws one leg after the other, at last the second
    point; ``line`` the line, which is as long for all of the nudges, and the same in the lens as
    on the hill; at the ``limit`` it is the tangent.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, hill: Hill, plan: Plan) -> None:
        super().__init__()
        self.hill, self.plan = hill, plan
        self.power, self.seen, self.limit = (ValueTracker(0.0) for _ in range(3))
        self.legs, self.line = ValueTracker(0.0), ValueTracker(0.0)
        self.called = Words(tr("tangent"), _NUMBER, TEXT)

    @property
    def zoom(self) -> float:
        """How many times the lens enlarges."""
        return self._times(float(self.seen.get_value()))

    @property
    def nudge(self) -> float:
        """How far w is raised."""
        return self.plan.nudges[0] / self._times(float(self.power.get_value()))

    def _times(self, power: float) -> float:
        if abs(power - round(power)) < _SAME:
            return float(10.0 ** round(power))
        most = self.plan.magnified
        times = float(10.0**power)
        return most if abs(times / most - 1) < _SAME else times

    def shrink(self, nudge: float) -> Any:
        """An animation: the nudge becomes this one, evenly to the eye."""
        start, end = float(self.power.get_value()), self.power_of(nudge)
        left = 10.0 ** (start - end)
        if abs(start - end) < _SAME:
            return change(self.power, end)

        def share(t: float) -> float:
            return float(np.log10(1 - smooth(t) + smooth(t) * left)) / (start - end)

        return change(self.power, end, share)

    def fall(self, deepest: float) -> Any:
        """An animation: the lens enlarges ever more, and slowly where the curve runs out."""
        return change(self.seen, deepest, _slowly)

    def power_of(self, nudge: float) -> float:
        """How many powers of ten it is smaller than the first."""
        return float(np.log10(self.plan.nudges[0] / nudge))

    def draw(self, canvas: Canvas) -> None:
        """Line, legs, points; within the plane, or the lens that lies on it."""
        pen, plane = Pen(canvas, self.presence), self.hill.plane
        foot, unit = self.hill.foot(), plane.size / plane.span
        with pen.inside(*plane.corner, *(plane.corner + plane.size + _SPILL)):
            self._strokes(pen, foot, unit)

    def _strokes(self, pen: Pen, foot: Array, unit: Array) -> None:
        """The line, the legs and both points."""
        first, nudge = self.plan.nudges[0], self.nudge
        step = np.array([nudge, float(self.plan.moved(np.array(nudge)))])
        legs, line, limit = (float(x.get_value()) for x in (self.legs, self.line, self.limit))
        end = foot + step * unit * self.zoom
        corner = np.array([end[0], foot[1]])
        if legs > 0:
            level = np.stack([foot, foot + min(legs, 1.0) * (corner - foot)])
            pen.line(level, POSITION, _LEG)
        if legs > 1:
            pen.line(np.stack([corner, corner + (legs - 1) * (end - corner)]), LOSS, _LEG)
        if line > 0:
            secant = through(foot, unit, max(first, nudge), float(step[1]) / nudge, line)
            pen.line(secant, TEXT, _LINE, opacity=1 - limit, dashes=_DASHES)
            tangent = through(foot, unit, first, self.plan.slope, line)
            pen.line(tangent, TEXT, _LINE, opacity=limit)
        if legs > 1.99:
            pen.disc(end, 0.12, LOSS, casing=0.04)
        pen.disc(foot, 0.12, POSITION, casing=0.04)

    def tip(self, nudge: float, steepest: bool = False) -> Array:
        """Where a nudge leads to on the screen, as large as the first one (2,)."""
        slope = self.plan.quotient(nudge)
        if steepest:
            slope = max(slope, self.plan.slope, key=abs)
        unit = self.hill.plane.size / self.hill.plane.span
        return np.asarray(self.hill.foot() + self.plan.nudges[0] * np.array([1, slope]) * unit)

    def lengths(self, number: int) -> VGroup:
        """How long both legs of a nudge are, beside these where they are as long as the first."""
        given, rises = self.plan.nudges[number], self.plan.rises
        across = Words(plain(given), _NUMBER, POSITION)
        upright = Words(moved(self.plan, given), _NUMBER, LOSS)
        foot, tip = self.hill.foot(), self.tip(given)
        across.move_to(((foot[0] + tip[0]) / 2, foot[1] - _BESIDE * (1 if rises else -1), 0))
        level = foot[1] + _DOWN * (tip[1] - foot[1])
        spot, edge = ((_ASIDE, LEFT), (-_ASIDE, RIGHT))[not rises]
        upright.move_to((tip[0] + spot, level, 0), aligned_edge=edge)
        return VGroup(across, on_plate(upright, 0.06) if rises else upright)

    def home(self, glass: Any) -> Iterator[tuple[list[Any], float]]:
        """In the lens line and curve are one; from afar the line is the tangent: moves, seconds."""
        yield [change(self.limit, 1)], 0.6
        yield [change(self.seen, 0)], 1.4
        foot, tip = self.hill.foot(), self.tip(self.plan.nudges[-1])
        spot, edge = (RIGHT, LEFT) if self.plan.rises else (LEFT, RIGHT)
        self.called.move_to((*(foot + _NAMED * (tip - foot)), 0)).shift(2 * _ASIDE * spot)
        self.called.move_to(self.called.get_center(), aligned_edge=edge)
        yield [*glass.go(), change(self.legs, 0), FadeIn(self.called)], 0.6

    def readings(self) -> list[Reading]:
        """The nudge, and how much of it is drawn."""
        return [Reading("nudge", "", self.nudge)]


def _slowly(t: float) -> float:
    """Evenly, but for the last tenth of the way, which has nearly half of the time."""
    fast, way = 0.55, 0.9
    if t <= fast:
        return way * t / fast
    late = (t - fast) / (1 - fast)
    return way + (1 - way) * (1 - (1 - late) ** 1.5)


def through(foot: Array, unit: Array, reach: float, slope: float, grown: float = 1.0) -> Array:
    """The line of a slope through a point, as far as ``reach`` and more, on the screen (2, 2)."""
    way = reach * np.array([1.0, slope]) * unit
    return np.stack([foot + grown * share * way for share in ROD])


__all__ = ["Nudge", "through"]
