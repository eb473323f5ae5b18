"""A knob is raised a little: the valley cut open along it, and w, b and the line as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.places import MAP_BOX
from scenes.parts.regression.telling import nudges
from scenes.parts.regression.worked import WorkedRow
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    POSITION,
    PREDICTION,
    FittedLine,
    Law,
    Layer,
    Plane,
    Readout,
    change,
    italic,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_PIECES, _POINT = 161, 0.14
_REACH = 0.3  # of the plane's width, that a secant goes to either side of the start
_TOP = 1.02  # of the largest loss on the cut: how high the plane is
_FAINT = "#8C3A4B"  # the line as it was, a faint red


class Slice(OnPlane):
    """The loss along one knob, the other one held at the start; and the slope between two places.

    The one place is the start, the other where the knob is now; a secant goes through both, which
    becomes the tangent as they meet; ``drawn`` from 0 to 1 it grows out of the start. The planes of
    both knobs have one scale.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, here: Here, axis: int) -> None:
        self.plan, self.here, self.axis = plan, here, axis
        self.across = _settings(plan, axis)
        top = _TOP * max(float(_losses(plan, i, _settings(plan, i)).max()) for i in (0, 1))
        names, reach = (italic("wb"[axis]), tr("loss")), self.across[[0, -1]].tolist()
        plane = Plane(tuple(reach), (0.0, top), names, colors=(POSITION, LOSS))
        super().__init__(plane.within(MAP_BOX.inset(left=-0.85, bottom=-0.55)))
        self.drawn = ValueTracker(0.0)

    def losses(self, knob: Array) -> Array:
        """The loss (n,) for settings (n,) of the knob."""
        return _losses(self.plan, self.axis, knob)

    def nudge(self) -> float:
        """By how much the knob is raised now."""
        return float(self.here.now()[0, self.axis] - self.plan.start[self.axis])

    def slope(self) -> float:
        """How steep the secant is now."""
        return self.plan.steepness(self.axis, self.nudge())

    def secant(self) -> Array:
        """Its ends on the screen (2, 2)."""
        knob, loss = float(self.plan.start[self.axis]), self.plan.line.loss(self.plan.start)
        reach = float(self.drawn.get_value()) * _REACH * float(self.plane.span[0])
        away = np.array([-reach, reach])
        return self.plane.xy(knob + away, loss + self.slope() * away)

    def draw(self, canvas: Canvas) -> None:
        """The curve; across and up from the start; the secant, and both places."""
        pen = Pen(canvas, self.presence)
        pen.line(self.plane.xy(self.across, self.losses(self.across)), LOSS, 0.05)
        ends = np.array([0.0, self.nudge()]) + self.plan.start[self.axis]
        first, now = self.plane.xy(ends, self.losses(ends))
        corner = np.array([now[0], first[1]])
        if self.drawn.get_value() > 0:
            pen.line(self.secant(), GRADIENT, 0.06, casing=0.05)
        pen.line(np.stack([first, corner]), POSITION, 0.05, casing=0.03)
        pen.line(np.stack([corner, now]), LOSS, 0.05, casing=0.03)
        pen.disc(first, _POINT, POSITION, opacity=0.6, casing=0.04)
        pen.disc(now, _POINT, POSITION, casing=0.04)

    def readings(self) -> list[Reading]:
        """How steep the secant is."""
        return [Reading(f"secant {self.axis}", "", self.slope())]


def _settings(plan: Plan, axis: int) -> Array:
    """The settings (n,) of a knob that are shown: of both as many units, so that slopes compare."""
    window = np.array(plan.line.landscape.window)
    half = float(np.ptp(window, axis=1).max()) / 2
    return np.asarray(window[axis].mean() + np.linspace(-half, half, _PIECES))


def _losses(plan: Plan, axis: int, knob: Array) -> Array:
    places = np.tile(plan.start, (len(knob), 1))
    places[:, axis] = knob
    return np.asarray(plan.line.landscape.value(places))


class Nudged:
    """What is seen of a knob that is raised: a slice for each, the line as it ``was``, and w and b.

    ``lands`` is the line to which the whole gradient leads, dashed.

    These stand in the ``rows`` in which the step will be worked out.
    """

    def __init__(self, plan: Plan, chart: Any, plane: Plane, rows: Sequence[WorkedRow]) -> None:
        here: Here = chart.here
        self.plan = plan
        self.slices = [Slice(plan, here, axis) for axis in (0, 1)]
        self.map = chart.floor, chart.levels, chart.axes, chart.marker
        w, b = plan.start.tolist()
        self.was = FittedLine(plane, lambda: w, lambda: b, _FAINT, width=0.04, name="line before")
        self.was.set_z_index(Layer.FIELD)
        (to_w, to_b) = plan.whole.tolist()
        self.lands = Law(plane, lambda x: to_w * x + to_b, PREDICTION)
        places = max(0, *(-int(np.floor(np.log10(nudges(plan, i)[-1]) + 1e-9)) for i in (0, 1)))
        self.place = VGroup()
        for name, value, row in zip("wb", (here.w, here.b), rows, strict=True):
            number = Readout(name, italic(name), value, places, BODY_SIZE, POSITION)
            number.move_to(row.begun, aligned_edge=LEFT)
            self.place.add(number.shift((baseline(row.slope) - baseline(number.number)) * UP))

    def seen(self, axis: int) -> tuple[Any, ...]:
        """All of a slice, its plane included."""
        return self.slices[axis].plane, self.slices[axis]

    def came_from(self, axis: int) -> tuple[Any, ...]:
        """What a slice stands instead of: first the map, then the other slice."""
        return self.seen(0) if axis else self.map

    def secant(self, axis: int) -> Any:
        """The secant is drawn."""
        return change(self.slices[axis].drawn, 1)

    def to(self, axis: int, number: int) -> Any:
        """The place (2,) to which a knob is raised, the first, second or third time."""
        return self.plan.raised(axis, nudges(self.plan, axis)[number])


__all__ = ["Nudged", "Slice"]
