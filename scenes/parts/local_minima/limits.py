"""How sharply two floors curve, and how far a step leads there for each unit of distance."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ORIGIN, FadeIn, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.local_minima.country import SKY, Country
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    PATH,
    POSITION,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Stack,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_REACH = 0.03  # of the window: how far a tangent slides to either side of a floor, at most
_NEARLY = 0.15  # of curvature times distance: how far a slope is from it at most
_NEARER = 0.9  # times, until it is so
_HALF, _UNDER = 0.95, 0.08  # scene units: half of a tangent; how far it goes below the axis
_ARC, _LOW_ARC = 0.3, 0.25  # of a step, and at least in scene units: how high its arc is
_CLOSER = 12  # times that the way to the floor is halved, at most
_TRIED = 60  # ever shorter ways
_HOPS = 2, 3  # steps away from the one floor, and towards the other
_TWICE = 2  # times the distance: what is more leads farther out on the other side
_DOT, _OF_A_HOP, _SEEN = 0.1, 0.18, 2  # its radius: of the shorter of the first hops, at most
_SOIL = 0.24  # scene units from a floor down to the distance from it
_TICK = np.array([(0.0, -0.1), (0.0, 0.1)])
_BETWEEN = 0.2  # scene units
_LAW = TITLE.inset(left=1.6)  # what is beside the dial
_ROOM_BELOW = 1.3  # scene units of soil below a floor that its limit needs
_BESIDE, _UP = 1.3, 0.35  # scene units from a floor to its limit in the soil beside and above it


class Turning(OnCurve):
    """A tangent that slides over a floor, ``at`` from −1 to 1 of its way."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, floor: float, reach: float) -> None:
        super().__init__(curve)
        self.floor, self.reach = floor, reach
        self.at = ValueTracker(-1.0)
        self.half = min(map(self._room, np.linspace(-1, 1, 41)))

    def _room(self, at: float) -> float:
        """How far a tangent there may go to either side: not down to the numbers of the axis."""
        x = self.floor + at * self.reach
        over = float(self.curve.over(x)[1] - self.curve.plane.corner[1])
        steep = abs(float(self.curve.along(x)[1]))
        return min(_HALF, (over + _UNDER) / max(steep, 1e-9))

    def line(self, at: float) -> Array:
        """Both ends of the tangent there (2, 2)."""
        x = self.floor + at * self.reach
        along = self.half * self.curve.along(x)
        return self.curve.over(x) + np.stack([-along, along])

    def distance(self, at: float) -> Array:
        """The way along the axis from the floor to there, beneath the floor (2, 2)."""
        floor, x = self.curve.over(self.floor), self.curve.over(self.floor + at * self.reach)[0]
        return np.array([floor, (x, floor[1])]) - np.array([0.0, _SOIL])

    def slide(self) -> tuple[Any, ...]:
        """It comes, and slides from the one side to the other."""
        self.at.set_value(-1)
        return FadeIn(self), change(self.at, 1)

    def draw(self, canvas: Canvas) -> None:
        """The line, and where it touches."""
        pen, now = Pen(canvas, self.presence), float(self.at.get_value())
        way = self.distance(now)
        pen.line([way, *(end + _TICK for end in way)], POSITION, 0.07, casing=0.05)
        pen.line(self.line(now), TEXT, 0.08, casing=0.05)
        pen.disc(self.curve.over(self.floor + now * self.reach), 0.09, TEXT)

    def readings(self) -> list[Reading]:
        """Its present slope."""
        x = self.floor + float(self.at.get_value()) * self.reach
        return [Reading("slope of the tangent", "", float(self.curve.slope(x)))]


class Hops(OnCurve):
    """A few steps near a floor, arcs from place to place, as many as are ``gone``."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, places: Array) -> None:
        super().__init__(curve)
        self.places, self.gone = places, ValueTracker(0.0)

    def go(self) -> tuple[Any, ...]:
        """All of them, one after another."""
        return FadeIn(self), change(self.gone, len(self.places) - 1, linear)

    def arc(self, number: int) -> Array:
        """The arc of a step (n, 2)."""
        ends = self.curve.over(self.places[number : number + 2])
        share = np.linspace(0, 1, 41)[:, None]
        high = max(_LOW_ARC, _ARC * float(np.linalg.norm(ends[1] - ends[0])))
        up = np.array([0.0, 4 * high]) * share * (1 - share)
        return np.asarray(ends[0] + share * (ends[1] - ends[0]) + up)

    def draw(self, canvas: Canvas) -> None:
        """Arcs as far as they are gone, and where each begins and ends."""
        pen, gone = Pen(canvas, self.presence), float(self.gone.get_value())
        hops = np.linalg.norm(np.diff(self.curve.over(self.places), axis=0), axis=1)
        dot = min(_DOT, _OF_A_HOP * float(hops[:_SEEN].min()))
        for number in range(min(int(gone) + 1, len(self.places) - 1)):
            arc = self.arc(number)
            pieces = 2 + round(min(gone - number, 1) * (len(arc) - 2))
            pen.arrow(arc[:pieces], STEP, 0.7 * dot)
        for place in self.curve.over(self.places[: int(gone) + 1]):
            pen.disc(place, dot, PATH, casing=0.5 * dot)

    def readings(self) -> list[Reading]:
        """How many are gone."""
        return [Reading("hops", "", float(self.gone.get_value()))]


class Limits:
    """Tangents that turn at both floors, their curvatures, and what steps make of them."""

    def __init__(self, plan: Plan, country: Country, run: LargeRun) -> None:
        self.plan, self.country, self.rate = plan, country, run.rate
        floors = [float(plan.floors[number]) for number in (run.home, run.end)]
        reach = min(as_curvature_says(plan, floor) for floor in floors)
        self.tangents = [Turning(country.curve, floor, reach) for floor in floors]
        there = towards(plan, run.rate, floors[1])
        self.hops = [Hops(country.curve, places) for places in (outward(plan, run), there)]
        self.names = [self._named(floor) for floor in floors]
        self._part()
        self.products = [one[1][1] for one in self.names]
        self.law = on_plate(_law(), 0.15).within(_LAW)

    def _named(self, floor: float) -> VGroup:
        curvature, rate = self.plan.curvature(floor), number_text(self.rate)
        number, times = curvature_text(curvature), times_text(self.rate, curvature)
        stands = "<" if self.rate * curvature < _TWICE else ">"
        equal = "=" if np.isclose(float(times), float(rate) * float(number)) else "approx"
        source = f"{{{{{rate} : rate}}}} times {number} {equal} {times} {stands} {_TWICE}"
        told = Words(tr("curvature {number}").format(number=number), BODY_SIZE)
        formula = Formula(source, {"rate": STEP}, BODY_SIZE)
        name = on_plate(Stack(told, formula, gap=0.12, align=ORIGIN), 0.1)
        (x, y), half = self.country.xy(floor), name.width / 2
        if y - float(self.country.plane.corner[1]) > _ROOM_BELOW:
            return name.next_to((x, y, 0), DOWN, buff=0.35)
        beside = self.country.beside(floor, _BESIDE + half)
        left = float(np.clip(beside[0], SKY.left + half, SKY.right - half))
        return name.move_to((left, beside[1] + _UP, 0))

    def _part(self) -> None:
        """The second name makes room for the first."""
        here, there = self.names
        if Box.around(here).inset(-_BETWEEN).meets(Box.around(there)):
            if there.get_x() < here.get_x():
                there.set_x(here.get_left()[0] - _BETWEEN - there.width / 2)
            else:
                there.set_x(here.get_right()[0] + _BETWEEN + there.width / 2)

    def turn(self) -> list[Any]:
        """Both tangents slide the same way along the axis."""
        return [move for one in self.tangents for move in one.slide()]

    def turn_back(self) -> list[Any]:
        """They slide back the other way."""
        return [change(one.at, -1) for one in self.tangents]

    @property
    def all(self) -> list[Any]:
        """All that is seen of it at the end."""
        return [*self.hops, *self.names]


def _law() -> Formula:
    """What the slope is close to a floor."""
    slope, curvature, distance = tr("slope"), tr("curvature"), tr("distance")
    source = f'{{{{"{slope}" : slope}}}} approx "{curvature}" times {{{{"{distance}" : far}}}}'
    return Formula(source, {"slope": GRADIENT, "far": POSITION}, TITLE_SIZE)


def walked(plan: Plan, rate: float, start: float, steps: int) -> Array:
    """Where she is after each of some steps (steps + 1,)."""
    rule = gradient_descent(rate)
    return np.asarray(descend(plan.ground, rule, [[start]], steps).points[:, 0, 0])


def as_curvature_says(plan: Plan, floor: float) -> float:
    """How far from a floor, to either side, the slope is nearly curvature times distance."""
    reach, curvature = _REACH * plan.span, plan.curvature(floor)
    for _ in range(_TRIED):
        away = np.array([-reach, reach])
        slopes = plan.ground.gradient((floor + away)[:, None])[:, 0]
        if np.all(np.abs(slopes - curvature * away) <= _NEARLY * np.abs(curvature * away)):
            break
        reach *= _NEARER
    return reach


def outward(plan: Plan, run: LargeRun) -> Array:
    """Places of steps from so close to her floor that each is nearly as the curvature says.

    Then each lands farther from it; farther out, the slope is no longer so.
    """
    floor, start = float(plan.floors[run.home]), float(run.walk.points[0, 0, 0])
    times = run.rate * plan.curvature(floor)
    for closer in range(_CLOSER):
        away = (start - floor) / 2**closer
        for side in (1, -1):
            places = walked(plan, run.rate, floor + side * away, _HOPS[0])
            shares = -np.diff(places) / (places[:-1] - floor)
            if leads_out(places, floor) and np.all(np.abs(shares - times) <= _NEARLY * times):
                return places
    return places


def towards(plan: Plan, rate: float, floor: float) -> Array:
    """Places of a few steps that begin beside a floor."""
    return walked(plan, rate, plan.beside(floor), _HOPS[1])


def longest_share(places: Array, floor: float) -> float:
    """The most that a step is of the distance from which it begins."""
    return float(np.max(np.abs(np.diff(places) / (places[:-1] - floor))))


def leads_out(places: Array, floor: float) -> bool:
    """Whether each place is farther from a floor than the one before."""
    return bool(np.all(np.diff(np.abs(places - floor)) > 0))


def curvature_text(curvature: float) -> str:
    """A curvature with three digits.

    >>> curvature_text(24), curvature_text(4.0006)
    ('24', '4')
    """
    return number_text(float(f"{curvature:.3g}"))


def times_text(rate: float, curvature: float) -> str:
    """How many times the distance to a floor a step is close to it, with two digits.

    >>> times_text(0.15, 24), times_text(0.15, 4)
    ('3.6', '0.6')
    """
    return number_text(float(f"{rate * curvature:.2g}"))


__all__ = [
    "Hops",
    "Limits",
    "Turning",
    "curvature_text",
    "leads_out",
    "longest_share",
    "outward",
    "times_text",
    "towards",
    "walked",
]
