"""How sharply two floors curve, and how far a step leads there for each unit of distance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, ORIGIN, UP, FadeIn, FadeOut, VGroup
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.local_minima.bottom import Hops, Turning
from scenes.parts.local_minima.close import Bottom, Close, as_large_as_can_be
from scenes.parts.local_minima.country import SKY
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.law import Law
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.rule import Rule, step_law, times_text, verdict
from scenes.stage import STEP, TITLE_SIZE, Formula, Stack, change, on_plate, swell
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]
Moves = Iterator[tuple[list[Any], float]]

_REACH = 0.03  # of the window: how far a tangent slides to either side of a floor, at most
_NEARLY = 0.15  # of curvature times distance: how far a slope is from it at most
_SO_NEARLY = 0.06  # where a tangent turns: its slope is written beside that product
_NEARER = 0.9  # times, until it is so
_CLOSER = 12  # times that the way to the floor is halved, at most
_TRIED = 60  # ever shorter ways
_HOPS = 2  # steps away from the one floor, and towards the other
_WORD = 0.2  # scene units: between a product and its verdict


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
        curvatures = [plan.curvature(floor) for floor in floors]
        self.law = Law(self.tangents, [curvature_text(one) for one in curvatures])
        self.products = [_product(self.rate, one) for one in curvatures]
        self.verdicts = [_verdict(self.rate * one) for one in curvatures]
        self.names = [self._named(number) for number in range(len(floors))]
        self.rule = Rule(close.country, self.rate, floors[1])

    def _named(self, number: int) -> VGroup:
        """What a step is to its distance; whether that is too much stands there, but not yet."""
        product, whether = self.products[number], self.verdicts[number]
        row = Stack(product, whether, gap=_WORD, align=DOWN, across=True)
        whole = Stack(step_law(), row, gap=0.2, align=ORIGIN)
        name = on_plate(whole, 0.15)
        name.within(SKY, UP)
        row.remove(whether)
        return name

    def comes_near(self) -> Moves:
        """Her floor is seen from near, before anything is said of it; the dial had to go."""
        yield [FadeOut(*self.close.country.crosses, self.board)], 0.3
        yield [self.views[0].come()], 1.6

    def slope_changes(self) -> Moves:
        """The tangent turns as it slides over her floor, and its slope is written."""
        yield [FadeIn(self.law), *self.tangents[0].slide()], 2.6

    def law_told(self) -> Moves:
        """What the slope is, as the tangent slides back."""
        yield [change(self.law.told, 1)], 0.6
        yield [change(self.tangents[0].at, -1)], 3.0

    def comes_to(self, number: int) -> Moves:
        """The other floor is seen, and nothing that was said of the one before."""
        if not number:
            return
        before = self.hops[0], self.names[0], self.verdicts[0]
        yield [FadeOut(*before)], 0.3
        yield [self.close.come()], 1.1
        self.law.floor.set_value(number)
        self.law.known.set_value(0)
        yield [self.views[number].come()], 1.1

    def curvature_told(self, number: int) -> Moves:
        """How large it is at the floor that is seen, as a tangent slides over it."""
        tangent = self.tangents[number]
        slides = [FadeIn(self.law), *tangent.slide()] if number else [change(tangent.at, 1)]
        yield [change(self.law.known, 1), *slides], 1.8

    def step_told(self, number: int) -> Moves:
        """How long it is, beside the distance that it begins with."""
        yield [FadeOut(self.tangents[number])], 0.8  # the number stands until it was heard
        yield [FadeOut(self.law)], 0.2
        yield [FadeIn(self.hops[number], self.names[number])], 0.4
        yield [self.hops[number].go(1), swell(self.products[number], 1.06)], 1.4

    def lands(self, number: int) -> Moves:
        """The next step; and whether that was more than twice the distance, or less."""
        yield [FadeIn(self.verdicts[number]), self.hops[number].go(2)], 1.8

    def from_afar(self) -> Moves:
        """All of the ground is seen again, and nothing that was said of a floor.

        What is yielded is to be played before the next is asked for.
        """
        yield [FadeOut(self.hops[1], self.names[1], self.verdicts[1])], 0.3
        yield from self.rule.seen()


def _product(rate: float, curvature: float) -> Formula:
    """How many times the distance a step is, worked out."""
    by, number, times = number_text(rate), curvature_text(curvature), times_text(rate, curvature)
    equal = "=" if np.isclose(float(times), float(by) * float(number)) else "approx"
    source = f"{{{{{by} : rate}}}} times {number} {equal} {times}"
    return Formula(source, {"rate": STEP}, TITLE_SIZE)


def _verdict(times: float) -> Formula:
    """Whether that is less than twice, or more."""
    return Formula(verdict(times), {}, TITLE_SIZE)


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
        if np.all(np.abs(slopes - curvature * away) <= _SO_NEARLY * np.abs(curvature * away)):
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
