"""Two hikers on either side of the minimum: how they come and how they walk home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.stage import Arrow, CurveWalk, Tangent
from scenes.stage.paint.painted import change

_HALF = 0.95  # scene units: tangents so short that none runs into another, or into an arrow
_FASTER, _TOLD = 0.7, 3  # from step to step, and how many are told one by one on the way home
_BY_DAY = 0.18  # of its light: the numbers below stay readable

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds."""

    def __init__(self, hill: Hill) -> None:
        self.hill = hill
        where = hill.plan.places[:1]
        self.tangent = Tangent(hill.curve, lambda: where)
        self.tangent.half = hill.other.tangent.half = _HALF

    def come(self) -> Moves:
        """She is back where she began, and another stands opposite."""
        she, other = self.hill.walk, self.hill.other
        yield (FadeOut(self.hill.hiker),), 0.3
        she.rewind()
        yield (FadeIn(self.hill.hiker, she.on_axis[0]),), 0.5
        yield (FadeIn(other.hiker, rate_func=EARLY), FadeIn(other.on_axis)), 0.8

    def lean(self) -> tuple[Any, ...]:
        """How steep the ground is under both."""
        other = self.hill.other
        return Create(other.tangent.set_presence(1)), Create(self.tangent)

    def look(self) -> tuple[Any, ...]:
        """Both gradients, times the rate, on one ruler."""
        steps = [arrow.set_as(share=self.hill.plan.rate, grown=0) for arrow in self.arrows]
        return FadeIn(steps[0], rate_func=EARLY), *(step.grow() for step in steps)

    @property
    def arrows(self) -> tuple[Arrow, Arrow]:
        """Hers, and that of the second hiker."""
        return self.hill.walk.downstep, self.hill.other.downstep

    def turn(self) -> tuple[Any, ...]:
        """Both become the steps."""
        return tuple(arrow.turn_round() for arrow in self.arrows)

    def step(self) -> tuple[Any, ...]:
        """Both go."""
        gone = self.tangent.animate(rate_func=LEAVING).set_presence(0)
        return *take_step(self.hill.walk), gone, *self.hill.step(self.hill.other)

    def walk_home(self) -> Moves:
        """The second one walks home and goes into the tent; then she does, and stays before it.

        Together they would end as two on one spot.
        """
        she, other = self.hill.both
        yield from self._walk(other, self.arrows[1])
        if self.hill.plan.arrived:
            yield (self.hill.tent.light(_BY_DAY), FadeOut(other.on_axis)), 0.5
            yield (FadeOut(other.hiker),), 0.5
        yield from self._walk(she, self.arrows[0])
        yield (FadeOut(she.on_axis[0]),), 0.3

    def _walk(self, one: CurveWalk, arrow: Arrow) -> Moves:
        """One walks to the end: some steps one by one, then all the others in one go."""
        for number in range(2, min(one.steps, _TOLD) + 1):
            faster = _FASTER ** (number - 2)
            arrow.set_as(share=self.hill.plan.rate, turned=1, grown=0)
            yield (arrow.grow(),), 0.35 * faster
            yield take_step(one), 0.6 * faster
        if one.steps > _TOLD:
            yield (one.hurry(),), 0.9

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
