"""A knob is nudged, less and less: the valley cut open along it, beside its map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.nudges import changed, nudges
from scenes.parts.regression.places import DATA_BOX
from scenes.parts.regression.telling import short
from scenes.parts.regression.trace import Trace
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    Box,
    Formula,
    Layer,
    Plane,
    View,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES, _POINT = 161, 0.14
_REACH, _NEAR = 0.2, 0.17  # of the plane's width, that a secant goes to either side; more, near by
_SEEN = np.array([-2.0, 3.0])  # nudges to either side, that are seen near by
_LEAST = 0.2  # a slope that is less steep does not fill the plane
_ABOVE = 0.97  # of the way down to 0, that it goes at most
_GAP = 0.18  # scene units from a foot, or the axis, to the number there
_TOP = 1.02  # of the largest loss on the cut: how high the plane is


class Slice(Lettered):
    """The loss along one knob, the other one held at the start; and the slope between two places.

    As ``lifted`` goes to 1 the cut leaves its trace on the map, and each of its places goes to its
    loss on the plane, where the dots were: the map stays, with the point that is nudged. The one
    place is the start, the other where the knob is now; a secant goes through both, which becomes
    the tangent as they meet; ``drawn`` from 0 to 1 it grows out of the start. The smaller a nudge,
    the less of the axes is seen: near by, the cut is a line. A nudge and what it does to the loss
    are written as they are ``named``.
    """

    layer: ClassVar[Layer] = Layer.MARK  # on the map, below the ball

    def __init__(self, plan: Plan, here: Here, view: View, axis: int) -> None:
        super().__init__()
        self.plan, self.here, self.view, self.axis = plan, here, view, axis
        self.reach = view.window[axis]
        top = _TOP * float(self.losses(np.linspace(*self.reach, _PIECES)).max())
        names = italic("wb"[axis]), tr("loss")
        self.plane = Plane(self.reach, (0.0, top), names, colors=(POSITION, LOSS)).within(DATA_BOX)
        self.lifted, self.drawn = ValueTracker(0.0), ValueTracker(0.0)
        self._start = Lettering(short(float(plan.start[axis])), LABEL_SIZE, POSITION)
        legs = changed(plan, axis)
        self.named = [ValueTracker(0.0) for _ in legs]
        self._legs = [
            (Lettering(by, LABEL_SIZE, POSITION), Lettering(so, LABEL_SIZE, LOSS))
            for by, so in legs
        ]

    @property
    def across(self) -> Array:
        """The settings (n,) of the knob over which the cut is drawn: those that are seen."""
        if self.lifted.get_value() < 1:
            return np.linspace(*self.reach, _PIECES)
        low, span = float(self.plane.low[0]), float(self.plane.span[0])
        return np.linspace(low, low + span, _PIECES)

    def near(self) -> float:
        """How near the eye is: 0 where the whole cut is seen, 1 where little of it is."""
        share = float(self.plane.span[0]) / (self.reach[1] - self.reach[0])
        return float(np.clip(2 - 2 * share, 0, 1))

    def around(self, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """The ranges in which a nudge fills the plane, from corner to corner."""
        nudge = nudges(self.plan, self.axis)[number]
        slope = float(self.plan.gradient[self.axis])
        steep = max(abs(slope), _LEAST) * (1.0 if slope >= 0 else -1.0)
        knob, loss = float(self.plan.start[self.axis]), self.plan.line.loss(self.plan.start)
        (left, right), (low, high) = knob + nudge * _SEEN, np.sort(loss + steep * nudge * _SEEN)
        return (float(left), float(right)), (float(low), float(high))

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
        share = _REACH + _NEAR * self.near()
        reach = float(self.drawn.get_value()) * share * float(self.plane.span[0])
        slope, away = self.slope(), np.array([-reach, reach])
        if slope:  # no loss is below 0
            down = 0 if slope > 0 else 1
            away[down] = np.clip(-_ABOVE * loss / slope, -reach, reach)
        return self.plane.xy(knob + away, loss + slope * away)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The start's setting at the foot of its height, on the side that leads up; both legs."""
        up = float(self.plan.gradient[self.axis]) > 0
        if (there := self._there() * (1 - self.near())) > 0:  # near by it is at the axis
            x, y = self.foot()[1].tolist()
            left = x + _GAP if up else x - _GAP - self._start.width
            yield self._start, left, y + _GAP, there
        first, now = self.spots(np.array([0.0, self.nudge()]) + self.plan.start[self.axis])
        for (by, so), named in zip(self._legs, self.named, strict=True):
            if (there := float(named.get_value())) > 0:
                foot = first[1] + (-_GAP - by.high[1] if up else _GAP)
                yield by, float(first[0] + now[0] - by.width) / 2, float(foot), there
                foot = (first[1] + now[1] - so.high[1]) / 2
                yield so, float(now[0]) + _GAP, float(foot), there

    def foot(self) -> Array:
        """From the start's place straight down to the level axis (2, 2)."""
        knob = float(self.plan.start[self.axis])
        lowest = max(0.0, float(self.plane.low[1]))
        return self.plane.xy([knob, knob], [self.plan.line.loss(self.plan.start), lowest])

    def _there(self) -> float:
        """How much is there of what tells the start: it comes as the cut arrives."""
        return max(0.0, 4 * float(self.lifted.get_value()) - 3)

    def draw(self, canvas: Canvas) -> None:
        """The cut; across and up from the start; the secant, and both places."""
        pen = Pen(canvas, self.presence)
        pen.line(self.spots(self.across), LOSS, 0.05, casing=0.05)
        if self.lifted.get_value() == 0:
            return
        told = Pen(canvas, self.presence * self._there())
        told.line(self.foot(), POSITION, 0.03, dashes=(0.1, 0.08))
        ends = np.array([0.0, self.nudge()]) + self.plan.start[self.axis]
        first, now = self.spots(ends)
        corner = np.array([now[0], first[1]])
        if self.drawn.get_value() > 0:
            pen.line(self.secant(), GRADIENT, 0.06, casing=0.05)
        pen.line(np.stack([first, corner]), POSITION, 0.05, casing=0.03)
        pen.line(np.stack([corner, now]), LOSS, 0.05, casing=0.03)
        told.disc(first, _POINT, POSITION, opacity=0.6, casing=0.04)
        told.disc(now, _POINT, POSITION, casing=0.04)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How steep the secant is."""
        return [Reading(f"secant {self.axis}", "", self.slope())]


def _losses(plan: Plan, axis: int, knob: Array) -> Array:
    places = np.tile(plan.start, (len(knob), 1))
    places[:, axis] = knob
    return np.asarray(plan.line.landscape.value(places))


class Nudged:
    """What is seen of a knob that is nudged: its trace on the map, a slice where the dots are.

    ``place`` is the start in letters, where w and b are ``read`` later.
    """

    def __init__(self, plan: Plan, chart: Any, side: Any, read: Sequence[Any]) -> None:
        here: Here = chart.here
        self.plan, self.here = plan, here
        self.slices = [Slice(plan, here, chart.view, axis) for axis in (0, 1)]
        self.traces = [Trace(plan, chart.view, axis) for axis in (0, 1)]
        self.dots = side.plane, side.dots, side.line
        self.numbered = chart.levels.numbered
        w, b = plan.start.tolist()
        self.place = VGroup()
        for name, number, there in zip("wb", (w, b), read, strict=True):
            told = short(number).replace("−", "-")
            source = f"{{{{{name} : name}}}} = {{{{{told} : here}}}}"
            text = Formula(source, {"name": POSITION, "here": POSITION}, BODY_SIZE)
            self.place.add(text.move_to(there, aligned_edge=LEFT))

    def seen(self, axis: int) -> tuple[Any, ...]:
        """All of a slice, its plane included."""
        return self.slices[axis].plane, self.slices[axis]

    def cut(self, axis: int) -> tuple[Any, ...]:
        """The map is cut along a knob, through the start; an earlier trace goes first."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.3, 1.0)))
        gone = [FadeOut(trace, rate_func=early) for trace in self.traces[:axis]]
        trace = self.traces[axis]
        at_once = squish_rate_func(smooth, *((0.25, 0.3) if gone else (0.0, 0.05)))
        return (
            *gone,
            FadeIn(trace, rate_func=at_once),
            change(trace.grown, 1, late if gone else smooth),
            change(self.numbered, 0, early),  # a cut goes over them, to its plane
        )

    def lift(self, axis: int, *gone: Any) -> tuple[Any, ...]:
        """The cut leaves its trace for where the dots were, or the earlier cut and all ``gone``."""
        cut, before = self.slices[axis], self.seen(0) if axis else self.dots
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.25), (0.6, 0.85)))
        plane = FadeIn(cut.plane, rate_func=late)  # it is there as heights come to be true
        lifts = change(cut.lifted, 1, squish_rate_func(smooth, 0.2, 0.85))
        comes = FadeIn(cut, rate_func=squish_rate_func(smooth, 0.15, 0.2))  # on its trace
        return FadeOut(*before, *gone, rate_func=early), comes, lifts, plane

    def secant(self, axis: int) -> tuple[Any, ...]:
        """The secant of the first nudge is drawn, and both legs are named."""
        cut = self.slices[axis]
        return change(cut.drawn, 1), change(cut.named[0], 1)

    def go(self, axis: int, number: int) -> tuple[Any, ...]:
        """A knob is nudged so far; a smaller nudge is looked at from as much nearer."""
        cut, place = self.slices[axis], self.to(axis, number)
        if number == 0:
            return self.here.go(place)
        before, after = nudges(self.plan, axis)[number - 1 : number + 1]
        across, up = cut.around(number)

        def alike(t: float) -> float:
            """The nudge keeps step with what is seen of the axis."""
            return float((1 - (after / before) ** smooth(t)) / (1 - after / before))

        trackers = self.here.free_w, self.here.free_b
        self.here.follow = self.here.free
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.25), (0.75, 1.0)))
        return (
            change(trackers[axis], float(place[axis]), alike),
            cut.plane.animate.reframe(x=across, y=up),
            change(cut.named[number - 1], 0, early),
            change(cut.named[number], 1, late),
        )

    def settle(self, axis: int) -> tuple[Any, ...]:
        """The nudge goes to nothing: the secant becomes the tangent."""
        named = (change(named, 0) for named in self.slices[axis].named)
        return *self.here.go(self.plan.start), *named

    def back(self, axis: int, *gone: Any) -> tuple[Any, ...]:
        """A slice goes, and all else that does; level curves have their numbers again."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.6, 1.0)))
        away = FadeOut(*self.seen(axis), self.traces[axis], *gone, rate_func=early)
        return away, change(self.numbered, 1, late)

    def to(self, axis: int, number: int) -> Any:
        """The place (2,) to which a knob is nudged, the first, second or third time."""
        return self.plan.raised(axis, nudges(self.plan, axis)[number])


__all__ = ["Nudged", "Slice"]
