"""A knob is raised a little: the valley cut open along it, and w, b and the line as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Self

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.telling import nudges, short
from scenes.parts.regression.worked import WorkedRow
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    Afterwards,
    Box,
    FittedLine,
    Layer,
    Plane,
    Readout,
    View,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_PIECES, _POINT = 161, 0.14
_REACH = 0.2  # of the plane's width, that a secant goes to either side of the start
_ABOVE = 0.97  # of the way down to 0, that it goes at most
_GAP = 0.12  # scene units from a foot, or the axis, to the number there
_TOP = 1.02  # of the largest loss on the cut: how high the plane is
_FAINT = "#8C3A4B"  # the line as it was, a faint red
_NEXT = 0.03  # scene units: how thin the line is that comes next


class Slice(Lettered):
    """The loss along one knob, the other one held at the start; and the slope between two places.

    As ``grown`` goes to 1 the map is cut along the knob, through the start; as ``lifted`` does, the
    cut leaves the map, and each of its places goes to its loss on the plane. The one place is the
    start, the other where the knob is now; a secant goes through both, which becomes the tangent as
    they meet; ``drawn`` from 0 to 1 it grows out of the start. The plane lies where the map is, so
    that no setting of the knob moves aside.
    """

    layer: ClassVar[Layer] = Layer.MARK  # on the map, below the ball

    def __init__(self, plan: Plan, here: Here, view: View, axis: int) -> None:
        super().__init__()
        self.plan, self.here, self.view, self.axis = plan, here, view, axis
        reach = view.window[axis]
        self.across = np.linspace(*reach, _PIECES)
        top = _TOP * float(self.losses(self.across).max())
        names = italic("wb"[axis]), tr("loss")
        self.plane = _OverMap(reach, (0.0, top), names, colors=(POSITION, LOSS)).over(view)
        self.grown, self.lifted, self.drawn = (ValueTracker(0.0) for _ in range(3))
        self._start = Lettering(short(float(plan.start[axis])), LABEL_SIZE, POSITION)

    def clip_box(self) -> Box | None:
        """The plane's rectangle, with room for a place on its rim; not while it is on the map."""
        if self.lifted.get_value() < 1:
            return None
        low, high = self.plane.corner - _POINT, self.plane.corner + self.plane.size + _POINT
        return Box(*low.tolist(), *high.tolist())

    def losses(self, knob: Array) -> Array:
        """The loss (n,) for settings (n,) of the knob."""
        return _losses(self.plan, self.axis, knob)

    def spots(self, knob: Array) -> Array:
        """Where settings (n,) of the knob are on the screen (n, 2): on the map, or lifted."""
        places = np.tile(self.plan.start, (len(knob), 1))
        lifted = float(self.lifted.get_value())
        places[:, self.axis] = knob
        on_plane = self.plane.xy(knob, self.losses(knob))
        return np.asarray((1 - lifted) * self.view.at(places) + lifted * on_plane)

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
        slope, away = self.slope(), np.array([-reach, reach])
        if slope:  # no loss is below 0
            down = 0 if slope > 0 else 1
            away[down] = np.clip(-_ABOVE * loss / slope, -reach, reach)
        return self.plane.xy(knob + away, loss + slope * away)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The start's setting at the foot of its height, on the side that leads up."""
        if (there := self._there()) > 0:
            x, y = self.foot()[1].tolist()
            up = float(self.plan.gradient[self.axis]) > 0
            left = x + _GAP if up else x - _GAP - self._start.width
            yield self._start, left, y + _GAP, there

    def foot(self) -> Array:
        """From the start's place straight down to the level axis (2, 2)."""
        knob = float(self.plan.start[self.axis])
        return self.plane.xy([knob, knob], [self.plan.line.loss(self.plan.start), 0.0])

    def _there(self) -> float:
        """How much is there of what tells the start: it comes as the cut arrives."""
        return max(0.0, 4 * float(self.lifted.get_value()) - 3)

    def draw(self, canvas: Canvas) -> None:
        """The cut; across and up from the start; the secant, and both places."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        cut = self.spots(self.across[: max(2, round(grown * _PIECES))])
        pen.line(cut, LOSS, 0.05, casing=0.05)
        if self.lifted.get_value() == 0:
            return
        told = Pen(canvas, self.presence * self._there())
        told.line(self.foot(), POSITION, 0.03, dashes=(0.1, 0.08))
        self.write(canvas)
        ends = np.array([0.0, self.nudge()]) + self.plan.start[self.axis]
        first, now = self.spots(ends)
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


class _OverMap(Plane):
    """A plane whose rectangle is that of a map which is seen from above."""

    def over(self, view: View) -> Self:
        """Lie on the map."""
        low, high = view.at(np.array(view.window).T)
        self.state = np.concatenate([low, high - low, self.low, self.span])
        self._rest()
        return self


def _losses(plan: Plan, axis: int, knob: Array) -> Array:
    places = np.tile(plan.start, (len(knob), 1))
    places[:, axis] = knob
    return np.asarray(plan.line.landscape.value(places))


class Nudged:
    """What is seen of a knob that is raised: a slice along w, the line as it ``was``, and w and b.

    ``lands`` is the line, thin, to which as much of the gradient leads as there is a ``share``.

    These stand in the ``rows`` in which the step will be worked out, and are read where a knob has
    come to: the loss beside them is told then, too.
    """

    def __init__(self, plan: Plan, chart: Any, plane: Plane, rows: Sequence[WorkedRow]) -> None:
        here: Here = chart.here
        self.plan, self.here, self.read = plan, here, plan.start
        self.share: Callable[[], float] = lambda: 1.0
        self.slice = Slice(plan, here, chart.view, 0)
        self.map = chart.floor, chart.levels, chart.axes, chart.marker
        w, b = plan.start.tolist()
        self.was = FittedLine(plane, lambda: w, lambda: b, _FAINT, width=0.04, name="line before")
        self.was.set_z_index(Layer.FIELD)
        to_w, to_b = (self._landing(axis) for axis in (0, 1))
        self.lands = FittedLine(plane, to_w, to_b, PREDICTION, width=_NEXT, name="line after")
        self.lands.set_z_index(Layer.FIELD)
        places = max(0, *(-int(np.floor(np.log10(nudges(plan, i)[-1]) + 1e-9)) for i in (0, 1)))
        self.place = VGroup()
        for axis, (name, row) in enumerate(zip("wb", rows, strict=True)):
            value = self._held(axis)
            number = Readout(name, italic(name), value, places, BODY_SIZE, POSITION)
            number.move_to(row.begun, aligned_edge=LEFT)
            self.place.add(number.shift((baseline(row.slope) - baseline(number.number)) * UP))

    @property
    def seen(self) -> tuple[Any, ...]:
        """All of the slice, its plane included."""
        return self.slice.plane, self.slice

    def cut(self) -> tuple[Any, ...]:
        """The map is cut along w, through the start."""
        return FadeIn(self.slice, run_time=0), change(self.slice.grown, 1)

    def lift(self) -> tuple[Any, ...]:
        """The cut leaves the map, which goes, for a plane, where its height is seen."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.5), (0.15, 0.65)))
        plane = FadeIn(self.slice.plane, rate_func=late)
        *ground, ball = self.map  # on the cut is another one, which is lifted with it
        at_once = FadeOut(ball, rate_func=squish_rate_func(smooth, 0, 0.1))
        lifts = change(self.slice.lifted, 1, squish_rate_func(smooth, 0.2, 1.0))
        return FadeOut(*ground, rate_func=early), at_once, lifts, plane

    def secant(self) -> Any:
        """The secant is drawn."""
        return change(self.slice.drawn, 1)

    def go(self, axis: int, number: int | None = None) -> tuple[Any, ...]:
        """A knob is raised so far, or is the start's again; as it arrives it is read."""
        place = self.plan.start if number is None else self.to(axis, number)

        def arrived() -> None:
            self.read = place

        return *self.here.go(place), Afterwards(arrived)

    def _landing(self, axis: int) -> Callable[[], float]:
        return lambda: float((self.plan.start - self.share() * self.plan.gradient)[axis])

    def _held(self, axis: int) -> Callable[[], float]:
        return lambda: float(self.read[axis])

    def to(self, axis: int, number: int) -> Any:
        """The place (2,) to which a knob is raised, the first, second or third time."""
        return self.plan.raised(axis, nudges(self.plan, axis)[number])


__all__ = ["Nudged", "Slice"]
