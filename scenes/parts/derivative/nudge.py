"""A nudge of w on the curve, and the line through both points, which becomes the tangent."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.derivative.hill import Hill
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
_BACK, _ON = 1.0, 1.1  # scene units that the line goes on, behind the first point and at least
_LEG, _LINE = 0.06, 0.055
_SPILL = 0.1  # scene units: a dot may leave the plane so far
_SAME = 1e-9


class Nudge(Painted):
    """From w to a nudge further: two legs, and the line through both points of the curve.

    ``power`` is how many powers of ten the nudge is smaller than the first one, and the lens
    enlarges. ``legs`` from 0 to 2 draws one leg after the other, ``line`` the line; at the
    ``limit`` it is the tangent. ``ghost`` is how much is there of the first line.
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

    def power_of(self, number: int) -> float:
        """How many powers of ten the one with this number is smaller than the first."""
        return float(np.log10(self.plan.nudges[0] / self.plan.nudges[number]))

    def again(self, number: int) -> Nudge:
        """Not drawn yet, the one with this number: for another time."""
        self.power.set_value(self.power_of(number))
        for share in (self.legs, self.line, self.ghost):
            share.set_value(0)
        self.set_presence(1)
        return self

    def draw(self, canvas: Canvas) -> None:
        """Ghost, line, legs, points; within the plane."""
        pen, plane = Pen(canvas, self.presence), self.hill.plane
        foot, unit = self.hill.foot(), plane.size / plane.span
        with pen.inside(*plane.corner, *(plane.corner + plane.size + _SPILL)):
            ghost = float(self.ghost.get_value())
            if ghost > 0:
                first = self.plan.nudges[0]
                line = through(foot, unit, first, self.plan.quotient(first))
                pen.line(line, TEXT, 0.035, opacity=0.4 * ghost)
            strokes(pen, self, foot, unit, 1.0)

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


def through(foot: Array, unit: Array, nudge: float, slope: float, grown: float = 1.0) -> Array:
    """The line with a slope, beyond a point and another a nudge further, on the screen (2, 2)."""
    way = np.array([1.0, slope]) * unit
    long = float(np.linalg.norm(way)) * nudge
    way = way / np.linalg.norm(way)
    return np.stack([foot - grown * _BACK * way, foot + grown * (max(long, _ON) + _ON) * way])


def strokes(pen: Pen, it: Nudge, foot: Array, unit: Array, strength: float) -> None:
    """The line, the legs and both points, in a picture with these units (2,)."""
    plan, nudge = it.plan, it.nudge
    line, limit = float(it.line.get_value()), float(it.limit.get_value())
    moved = np.array([nudge, float(plan.moved(np.array(nudge)))]) * unit
    legs = float(it.legs.get_value())
    corner, end = foot + np.array([moved[0], 0.0]), foot + moved
    if legs > 0:
        share = min(legs, 1.0)
        level = np.stack([foot, foot + share * (corner - foot)])
        pen.line(level, POSITION, _LEG, opacity=strength)
    if legs > 1:
        upright = np.stack([corner, corner + (legs - 1) * (end - corner)])
        pen.line(upright, LOSS, _LEG, opacity=strength)
    if line > 0:
        secant = through(foot, unit, nudge, float(plan.moved(np.array(nudge))) / nudge, line)
        tangent = through(foot, unit, nudge, plan.slope, line)
        pen.line(secant, TEXT, _LINE, opacity=(1 - limit) * strength, dashes=_DASHES)
        pen.line(tangent, TEXT, _LINE, opacity=limit * strength)
    if legs > 1.99:
        pen.disc(end, 0.08, LOSS, opacity=strength, casing=0.04)
    pen.disc(foot, 0.1, POSITION, opacity=strength, casing=0.04)


__all__ = ["Nudge", "strokes", "through"]
