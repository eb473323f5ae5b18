"""How sharply two floors curve, and how far a step leads there for each unit of distance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ORIGIN, UP, FadeIn, FadeOut, VGroup
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.local_minima.bottom import Hops, Turning
from scenes.parts.local_minima.close import Bottom, Close, as_large_as_can_be
from scenes.parts.local_minima.country import SKY
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    POSITION,
    STEP,
    TITLE_SIZE,
    Formula,
    Stack,
    Words,
    change,
    on_plate,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]
Moves = Iterator[tuple[list[Any], float]]

_REACH = 0.03  # of the window: how far a tangent slides to either side of a floor, at most
_NEARLY = 0.15  # of curvature times distance: how far a slope is from it at most
_NEARER = 0.9  # times, until it is so
_CLOSER = 12  # times that the way to the floor is halved, at most
_TRIED = 60  # ever shorter ways
_HOPS = 2  # steps away from the one floor, and towards the other
_TWICE = 2  # times the distance: what is more leads farther out on the other side
_BETWEEN = 0.2  # scene units


class Limits:
    """Tangents that turn at both floors, their curvatures, and what steps make of them.

    Both floors are seen from near one after the other, and each as many times as large.
    """

    def __init__(self, plan: Plan, close: Close, run: LargeRun, board: Any) -> None:
        self.plan, self.close, self.rate, self.board = plan, close, run.rate, board
        curve = close.country.curve
        floors = [float(plan.floors[number]) for number in (run.home, run.end)]
        reach = min(as_curvature_says(plan, floor) for floor in floors)
        places = outward(plan, run), towards(plan, run, floors[1])
        times = as_large_as_can_be(close, floors[0], places[0])
        self.views = [Bottom(close, floor, times) for floor in floors]
        self.tangents = []
        for view, floor in zip(self.views, floors, strict=True):
            with view.there():
                self.tangents.append(Turning(curve, floor, reach))
        self.hops = [Hops(curve, *pair) for pair in zip(floors, places, strict=True)]
        self.names = [self._named(floor) for floor in floors]
        self.products = [one[1][1] for one in self.names]
        row = self.names if floors[0] < floors[1] else self.names[::-1]
        Stack(*row, gap=_BETWEEN, align=UP, across=True).within(SKY, UP)
        self.law = on_plate(_law(), 0.15).within(SKY, UP)

    def _named(self, floor: float) -> VGroup:
        curvature, rate = self.plan.curvature(floor), number_text(self.rate)
        number, times = curvature_text(curvature), times_text(self.rate, curvature)
        stands = "<" if self.rate * curvature < _TWICE else ">"
        equal = "=" if np.isclose(float(times), float(rate) * float(number)) else "approx"
        source = f"{{{{{rate} : rate}}}} times {number} {equal} {times} {stands} {_TWICE}"
        told = Words(tr("curvature {number}").format(number=number), BODY_SIZE)
        formula = Formula(source, {"rate": STEP}, BODY_SIZE)
        return on_plate(Stack(told, formula, gap=0.12, align=ORIGIN), 0.1)

    def comes_near(self) -> Moves:
        """Her floor is seen from near, and how the tangent turns there; the dial had to go."""
        yield [FadeOut(*self.close.country.crosses, self.board)], 0.3
        yield [self.views[0].come()], 1.4
        yield self.tangents[0].slide(), 1.6

    def law_told(self) -> Moves:
        """What the slope is, as the tangent slides back."""
        yield [FadeIn(self.law)], 0.6
        yield [change(self.tangents[0].at, -1)], 2.8
        yield [FadeOut(self.law)], 0.3

    def curvature_told(self, number: int) -> Moves:
        """How large it is at a floor: the one that is seen, or the other, which takes its place."""
        if number:
            yield [FadeOut(self.hops[0])], 0.3
            yield [self.close.come()], 0.9
            yield [self.views[number].come()], 0.9
        tangent = self.tangents[number]
        slides = tangent.slide() if number else [change(tangent.at, 1)]
        yield [FadeIn(self.names[number]), *slides], 1.2 if number else 1.6
        yield [FadeOut(tangent)], 0.3

    def step_told(self, number: int) -> Moves:
        """How long it is, beside the distance that it begins with."""
        yield [FadeIn(self.hops[number])], 0.4
        yield [self.hops[number].go(1), swell(self.products[number], 1.06)], 1.4

    def from_afar(self) -> Moves:
        """Both floors are seen again, and both products are pointed at."""
        yield [FadeOut(self.hops[1])], 0.3
        yield [self.close.come(), *(swell(one, 1.06) for one in self.products)], 1.6


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
            places = walked(plan, run.rate, floor + side * away, _HOPS)
            shares = -np.diff(places) / (places[:-1] - floor)
            if leads_out(places, floor) and np.all(np.abs(shares - times) <= _NEARLY * times):
                return places
    return places


def towards(plan: Plan, run: LargeRun, floor: float) -> Array:
    """Places of a few steps that begin beside a floor, as far from it as ``outward`` leads."""
    home, beside = float(plan.floors[run.home]), plan.beside(floor)
    most = np.abs(outward(plan, run) - home).max()
    away = np.sign(beside - floor) * min(abs(beside - floor), most)
    return walked(plan, run.rate, floor + float(away), _HOPS)


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
    "Limits",
    "curvature_text",
    "leads_out",
    "longest_share",
    "outward",
    "times_text",
    "towards",
    "walked",
]
