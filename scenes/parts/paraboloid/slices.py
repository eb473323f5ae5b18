"""Two level walks through where she is, cut out of the bowl: a slope each, and each an arrow."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.walk import Walk
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    TEXT,
    Arrow,
    Box,
    Formula,
    Layer,
    Plane,
    Words,
    change,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_LINE, _WIDE, _DOT = 0.06, 0.07, 0.14
_ASIDE = 0.14  # scene units from the end of the axis to its name
_HALF = 1.3  # scene units of the tangent, to either side
_TOLD = 0.8  # of the height of the plane: where the slope is told
_ROOM = 0.07  # of the heights of both curves, above them, so that one scale holds both slopes


def plane_for(plan: Plan, box: Box) -> Plane:
    """What both curves are drawn on, one after the other, so that their slopes can be compared."""
    ends = np.array([-REACH, REACH], dtype=float)
    tops = [heights_along(plan, axis, ends).max() for axis in (0, 1)]
    return Plane(
        (-REACH, REACH),
        (0.0, (1 + _ROOM) * float(max(tops))),
        ("", tr("height")),
        colors=(TEXT, LOSS),
        numbered=(True, False),
    ).within(box.inset(right=max(_name(plan, axis).width for axis in (0, 1))))


def heights_along(plan: Plan, axis: int, out: Array) -> Array:
    """How high the ground is that far along x or y through her place, from the cross (n,)."""
    places = np.where(np.eye(2)[axis] > 0, out[:, None], plan.away)
    return np.asarray(plan.bowl.centred.value(places))


def _name(plan: Plan, axis: int) -> Formula:
    return Formula(plan.bowl.names[axis].replace("−", "-"), size=LABEL_SIZE)


class Slice:
    """The heights along x (``axis`` 0) or y (1) through her place, as a curve with its tangent.

    On the map its line is shown, and the slope as an arrow along it.
    """

    def __init__(self, walk: Walk, axis: int, plane: Plane) -> None:
        plan = walk.plan
        self.walk, self.axis, self.way = walk, axis, np.eye(2)[axis]
        self.plane, high = plane, float(plane.span[1])
        self.name = _name(plan, axis).next_to((*plane.xy(REACH, 0.0), 0), RIGHT, buff=_ASIDE)
        self.slope = float(plan.gradient[axis])
        self.curve, self.tangent, self.line = _Curve(self), _Tangent(self), _Line(self)
        told = tr("slope {number}").format(number=short(self.slope, 4))
        self.told = Words(told, BODY_SIZE, GRADIENT)
        self.told.move_to((*self.plane.xy(0.0, _TOLD * high), 0))
        before = plan.away if axis == 0 else plan.away + plan.gradient * np.array([1.0, 0.0])
        self.arrow = Arrow(
            walk.on, lambda: before, lambda: self.slope * self.way, name=f"slope along {'xy'[axis]}"
        )

    def heights(self, out: Array) -> Array:
        """How high the ground is that far along, from the cross (n,)."""
        return heights_along(self.walk.plan, self.axis, out)

    def at(self) -> float:
        """Where she is along it."""
        return float(self.walk.plan.away[self.axis])

    def here(self) -> Array:
        """She on the plane, on the screen (2,)."""
        return np.asarray(self.plane.xy(self.at(), self.heights(np.array([self.at()]))[0]))

    def draw(self) -> Any:
        """The curve is drawn, from one end to the other."""
        return change(self.curve.drawn, 1)

    def lay(self) -> Any:
        """The tangent comes."""
        self.tangent.grown.set_value(0)
        return change(self.tangent.grown, 1)

    @property
    def begun(self) -> list[Any]:
        """What is there first: her place on a curve yet to be drawn, and where it is cut."""
        return [self.name, self.curve, self.line]

    @property
    def all(self) -> list[Any]:
        """What goes with it; its arrow stays."""
        return [*self.begun, self.tangent, self.told]


class _Curve(OnPicture):
    """The heights along it, and where she is on them."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, cut: Slice) -> None:
        super().__init__(cut.plane)
        self.cut, self.drawn = cut, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """The curve, her plumb line, her dot."""
        cut, pen = self.cut, Pen(canvas, self.presence)
        out = np.linspace(-REACH, REACH, 121)[: 1 + round(120 * float(self.drawn.get_value()))]
        pen.line(cut.plane.xy(out, cut.heights(out)), LOSS, _WIDE)
        foot = cut.plane.xy(cut.at(), 0.0)
        pen.line(np.stack([cut.here(), foot]), POSITION, 0.03)
        pen.disc(cut.here(), _DOT, POSITION, casing=0.04)


class _Tangent(OnPicture):
    """The straight line that goes as steeply there."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, cut: Slice) -> None:
        super().__init__(cut.plane)
        self.cut, self.grown = cut, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """To both sides of her."""
        cut = self.cut
        way = cut.plane.xy(1.0, cut.slope) - cut.plane.xy(0.0, 0.0)
        out = _HALF * float(self.grown.get_value()) * way / np.linalg.norm(way)
        line = cut.here() + np.array([[-1.0], [1.0]]) * out
        pen = Pen(canvas, self.presence)
        pen.line(line, TEXT, _LINE, casing=0.03)
        pen.disc(cut.here(), _DOT, POSITION, casing=0.04)


class _Line(OnPicture):
    """Where on the map it is cut."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, cut: Slice) -> None:
        super().__init__(cut.walk.on)
        self.cut = cut

    def draw(self, canvas: Canvas) -> None:
        """From rim to rim of what the curve shows."""
        cut, away = self.cut, self.cut.walk.plan.away
        ends = np.where(cut.way > 0, np.array([[-1.0], [1.0]]) * REACH, away)
        Pen(canvas, self.presence).line(cut.walk.on.at(ends), LOSS, _LINE, casing=0.03)


__all__ = ["Slice", "heights_along", "plane_for"]
