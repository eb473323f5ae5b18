"""A nudge of w on the curve, and the line through both points, which becomes the tangent."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, VGroup, smooth
from numpy.typing import NDArray

from scenes.parts.derivative.hill import ROD, Hill
from scenes.parts.derivative.numbers import moved, plain
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    TEXT,
    Layer,
    Words,
    change,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DASHES = (0.14, 0.1)
_LEG, _LINE = 0.06, 0.055
_SPILL = 0.1  # scene units: a dot may leave the plane so far
_SAME = 1e-9


class Nudge(Painted):
    """From w to a nudge further: two legs, and the line through both points of the curve.

    ``power`` is how many powers of ten the nudge is smaller than the first one, and the lens
    enlarges. ``legs`` from 0 to 2 draws one leg after the other, ``line`` the line, which is as
    long whatever the nudge; at the ``limit`` it is the tangent. ``ghost`` is how much is there of
    the first line.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, hill: Hill, plan: Plan) -> None:
        super().__init__()
        self.hill, self.plan = hill, plan
        self.power, self.legs, self.line = (ValueTracker(0.0) for _ in range(3))
        self.limit, self.ghost = ValueTracker(0.0), ValueTracker(0.0)

    @property
    def zoom(self) -> float:
        """How many times as small as the first nudge it is."""
        power = float(self.power.get_value())
        if abs(power - round(power)) < _SAME:
            return float(10.0 ** round(power))
        most = self.plan.magnified
        zoom = float(10.0**power)
        return most if abs(zoom / most - 1) < _SAME else zoom

    @property
    def nudge(self) -> float:
        """How far w is raised."""
        return self.plan.nudges[0] / self.zoom

    def to(self, number: int) -> Any:
        """An animation: the nudge becomes the one with this number."""
        return change(self.power, self.power_of(number))

    def close_in(self, number: int) -> Any:
        """An animation: from the first nudge it shrinks to this one, evenly to the eye."""
        left = self.plan.nudges[number] / self.plan.nudges[0]
        power = self.power_of(number)
        return change(
            self.power, power, lambda t: -float(np.log10(1 - smooth(t) * (1 - left))) / power
        )

    def power_of(self, number: int) -> float:
        """How many powers of ten the one with this number is smaller than the first."""
        return float(np.log10(self.plan.nudges[0] / self.plan.nudges[number]))

    def rest(self) -> tuple[Any, ...]:
        """Animations: only the line is left, which is the tangent, and w's point."""
        return change(self.legs, 0), change(self.ghost, 0)

    def draw(self, canvas: Canvas) -> None:
        """Ghost, line, legs, points; within the plane."""
        pen, plane = Pen(canvas, self.presence), self.hill.plane
        foot, unit = self.hill.foot(), plane.size / plane.span
        with pen.inside(*plane.corner, *(plane.corner + plane.size + _SPILL)):
            ghost, first = float(self.ghost.get_value()), self.plan.nudges[0]
            if ghost > 0:
                line = through(foot, unit, first, self.plan.quotient(first))
                pen.line(line, TEXT, 0.035, opacity=0.45 * ghost, dashes=_DASHES)
            self._strokes(pen, foot, unit)

    def _strokes(self, pen: Pen, foot: Array, unit: Array) -> None:
        """The line, the legs and both points."""
        first, nudge = self.plan.nudges[0], self.nudge
        step = np.array([nudge, float(self.plan.moved(np.array(nudge)))])
        legs, line, limit = (float(x.get_value()) for x in (self.legs, self.line, self.limit))
        end = foot + step * unit
        corner = np.array([end[0], foot[1]])
        if legs > 0:
            level = np.stack([foot, foot + min(legs, 1.0) * (corner - foot)])
            pen.line(level, POSITION, _LEG)
        if legs > 1:
            pen.line(np.stack([corner, corner + (legs - 1) * (end - corner)]), LOSS, _LEG)
        if line > 0:
            secant = through(foot, unit, first, float(step[1]) / nudge, line)
            pen.line(secant, TEXT, _LINE, opacity=1 - limit, dashes=_DASHES)
            tangent = through(foot, unit, first, self.plan.slope, line)
            pen.line(tangent, TEXT, _LINE, opacity=limit)
        if legs > 1.99:
            pen.disc(end, 0.12, LOSS, casing=0.04)
        pen.disc(foot, 0.12, POSITION, casing=0.04)

    def lengths(self, number: int) -> VGroup:
        """How long both legs of a nudge are, in numbers: on the screen they look alike."""
        plane, nudge = self.hill.plane, self.plan.nudges[number]
        across = Words(plain(nudge), LABEL_SIZE, POSITION)
        upright = Words(moved(self.plan, nudge), LABEL_SIZE, LOSS)
        unit, foot, way = plane.size / plane.span, self.hill.foot(), 1 if self.plan.rises else -1
        wide, high = nudge * float(unit[0]), self.plan.change(nudge) * float(unit[1])
        across.move_to((foot[0] + wide / 2, foot[1] - 0.35 * way, 0))
        upright.move_to((foot[0] + wide + 0.25 + upright.width / 2, foot[1] + 0.3 * high, 0))
        return VGroup(across, upright)

    def readings(self) -> list[Reading]:
        """The nudge, and how much of it is drawn."""
        return [Reading("nudge", "", self.nudge)]


def through(foot: Array, unit: Array, reach: float, slope: float, grown: float = 1.0) -> Array:
    """The line of a slope through a point, as far as ``reach`` and more, on the screen (2, 2)."""
    way = reach * np.array([1.0, slope]) * unit
    return np.stack([foot + grown * share * way for share in ROD])


__all__ = ["Nudge", "through"]
