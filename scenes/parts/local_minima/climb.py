"""Two come up to a ridge, one over it, and are seen from nearer as they come together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath import Status, Trajectory
from scenes.parts.local_minima.country import TALL, Country
from scenes.parts.local_minima.lens import Lens
from scenes.stage import Hiker, change

Moves = Iterator[tuple[list[Any], float]]
Array = NDArray[np.float64]

_CLIMB = 0.6  # of the way from the shallowest floor to its ridge, that they come up
_LATER = squish_rate_func(smooth, 0.35, 1.0)  # she goes when the other one is ahead
_NEARLY_UP, _PLACES = 0.6, 13  # of that: from where on the lens comes nearer; in so many places


class Climb:
    """Who stands at her floor is she, who was there before; else both are new."""

    def __init__(self, country: Country, lens: Lens) -> None:
        self.country, self.lens, self.plan = country, lens, country.plan
        self.starts = self.plan.twins.points[0, :, 0]
        self.ways = self._way_up(0, -1.0), self._way_up(1, 1.0)
        self.hikers = [self._climber(way) for way in self.ways]

    @property
    def she(self) -> Hiker | None:
        """The one who was there before."""
        return next((one for one in self.hikers if one.x == self.plan.home), None)

    def _way_up(self, number: int, side: float) -> Array:
        """Places up to a start (n,): from her floor if that is below it, else from as far away.

        From her floor both set out, and one goes over the ridge: no one comes out of the air. From
        the second place on, both come nearer to each other by one factor from place to place.
        """
        plan, start, middle = self.plan, float(self.starts[number]), float(self.starts.mean())
        away = _CLIMB * abs(plan.ridge - plan.home)
        hers = self._above_her(number, side) or self._above_her(1 - number, -side)
        half, times = abs(start - middle), float(self.lens.far[2] / self.lens.near[2])
        first = max(half, min(half * times, _NEARLY_UP * away))
        halves = np.geomspace(first, half, _PLACES)
        begin = plan.home if hers else start + side * away
        return np.array([begin, *(middle + side * halves[:-1]), start])

    def _above_her(self, number: int, side: float) -> bool:
        """Whether her floor is below a start, with no other ridge between."""
        plan, start = self.plan, float(self.starts[number])
        between = (plan.ridges - start) * (plan.ridges - plan.home) < 0
        return bool(side * (plan.home - start) > 0 and not between.any())

    def _climber(self, way: Array) -> Hiker:
        """One who stands at the first of some places, and is going to walk to the others."""
        country, x, steps = self.country, way[:, None], len(way) - 1
        ground, start = country.curve.landscape, float(way[0])
        walk = Trajectory(
            x, ground.value(x), ground.gradient(x), (), Status.MAX_STEPS, steps, steps
        )
        climber = Hiker(country.curve, start, TALL, clock=country.clock)
        climber.follow(walk)
        if start == self.plan.home:
            climber.looks.set_value(country.hiker.facing * climber.facing)
        return climber

    def come_up(self) -> Moves:
        """She turns to the ridge, or goes; then two come up to it.

        If both are where she is, the one who has farther to go, over the ridge, goes ahead.
        """
        if self.she is None:
            yield [FadeOut(self.country.hiker)], 0.3
        new = [one for one in self.hikers if one is not self.she]
        yield [FadeIn(*new), *(change(one.looks, 1) for one in self.hikers)], 0.5
        axis = self.country.plane.animate.set_presence(0)  # from near, ground is below it at first
        ways = [abs(way[1] - way[0]) for way in self.ways]
        paces = [smooth if way == max(ways) else _LATER for way in ways]
        walks = zip(self.hikers, paces, strict=True)
        yield [*(change(one.progress, 1, pace) for one, pace in walks), axis], 2.0

    def to_the_top(self) -> Moves:
        """The lens comes nearer as they come together; then the axis is there once more.

        What is yielded is to be played before the next is asked for.
        """
        yield [FadeOut(*self.country.crosses), FadeIn(self.lens.times)], 0.4
        self.lens.follow(self.far)
        yield [change(one.progress, _PLACES, linear) for one in self.hikers], 2.5
        self.lens.stop(0.0)

    def far(self) -> float:
        """How far the lens is drawn back: both stay as far apart in the picture."""
        left, right = self.ways
        most, least, now = np.log(
            [right[1] - left[1], right[-1] - left[-1], self.hikers[1].x - self.hikers[0].x]
        )
        return float(np.clip((now - least) / (most - least), 0, 1)) if most > least else 0.0


__all__ = ["Climb"]
