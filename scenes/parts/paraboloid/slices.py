"""Two level walks through where she is, cut out of the bowl: a slope each, and each an arrow."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.walk import Walk
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    POSITION,
    TEXT,
    Arrow,
    Box,
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
_HALF = 1.3  # scene units of the tangent, to either side
_TOLD = 0.8  # of the height of the plane: where the slope is told
_ROOM = 0.07  # of the heights of both curves, above them, so that one scale holds both slopes


class Slice:
    """The heights along x (``axis`` 0) or y (1) through her place, as a curve with its tangent.

    On the map its line is shown, and the slope as an arrow along it.
    """

    def __init__(self, walk: Walk, axis: int, box: Box) -> None:
        plan = walk.plan
        self.walk, self.axis, self.way = walk, axis, np.eye(2)[axis]
        ends = np.array([-REACH, REACH], dtype=float)
        high = (1 + _ROOM) * max(float(self.heights(ends, k).max()) for k in (0, 1))
        names = (plan.bowl.names[axis], tr("height"))
        self.plane = Plane(
            (-REACH, REACH), (0.0, high), names, colors=(TEXT, LOSS), numbered=(True, False)
        ).within(box)
        self.slope = float(plan.gradient[axis])
        self.curve, self.tangent, self.line = _Curve(self), _Tangent(self), _Line(self)
        told = tr("slope {number}").format(number=short(self.slope, 4))
        self.told = Words(told, BODY_SIZE, GRADIENT)
        self.told.move_to((*self.plane.xy(0.0, _TOLD * high), 0))
        before = plan.away if axis == 0 else plan.away + plan.gradient * np.array([1.0, 0.0])
        self.arrow = Arrow(
            walk.on, lambda: before, lambda: self.slope * self.way, name=f"slope along {'xy'[axis]}"
        )

    def heights(self, out: Array, axis: int | None = None) -> Array:
        """How high the ground is that far along, or along another axis, from the cross (n,)."""
        way = self.way if axis is None else np.eye(2)[axis]
        places = np.where(way > 0, out[:, None], self.walk.plan.away)
        return np.asarray(self.walk.plan.bowl.centred.value(places))

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
    def all(self) -> list[Any]:
        """What is beside the map."""
        return [self.plane, self.curve, self.tangent, self.told]


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


__all__ = ["Slice"]
