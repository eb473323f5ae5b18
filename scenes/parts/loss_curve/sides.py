"""Two hikers on either side of the minimum: how they come and how they walk home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.lighting import in_steps
from scenes.stage import Arrow, Layer, Tangent
from scenes.stage.paint.painted import change

_HALF = 0.95  # scene units: tangents so short that none runs into another, or into an arrow
_FASTER, _TOLD = 0.75, 3  # from step to step, and how many are told one by one on the way home
_COUNTED, _MOST = 0.24, 12  # seconds that each of the others lasts, and for how many
_BY_DAY = 0.18  # of its light: the numbers below stay readable

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds."""

    def __init__(self, hill: Hill) -> None:
        self.hill = hill
        where = hill.plan.places[:1]
        self.tangent = Tangent(hill.curve, lambda: where)
        self.tangent.half = hill.other.tangent.half = _HALF
        hill.other.hiker.set_z_index(Layer.WALKER - 1)  # she stands before him where they meet

    def come(self) -> Moves:
        """She is back where she began, and another stands opposite, who looks away."""
        she, other = self.hill.walk, self.hill.other
        yield (FadeOut(self.hill.hiker),), 0.3
        she.rewind()
        yield (FadeIn(self.hill.hiker, she.on_axis[0]),), 0.5
        other.hiker.looks.set_value(-1)
        yield (FadeIn(other.hiker, rate_func=EARLY), FadeIn(other.on_axis)), 0.8

    def lean(self) -> tuple[Any, ...]:
        """How steep the ground is under both."""
        other = self.hill.other
        return Create(other.tangent.set_presence(1)), Create(self.tangent)

    def turns_home(self) -> Any:
        """The second one turns to where he will go."""
        return change(self.hill.other.hiker.looks, 1)

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
        """Both take their steps at once, until they meet before the tent.

        The second one goes into it, so that they do not end as two on one spot; she stays.
        """
        she, other = self.hill.both
        for number in range(2, min(she.steps, _TOLD) + 1):
            faster = _FASTER ** (number - 2)
            for arrow in self.arrows:
                arrow.set_as(share=self.hill.plan.rate, turned=1, grown=0)
            yield tuple(arrow.grow() for arrow in self.arrows), 0.4 * faster
            yield (*take_step(she), *take_step(other)), 0.7 * faster
        rest = she.steps - _TOLD
        if rest > 0:
            pace = in_steps(rest)
            yield (she.hurry(pace=pace), other.hurry(pace=pace)), _COUNTED * min(rest, _MOST)
        if self.hill.plan.arrived:  # as she is seen before him, and as tall, he is behind her
            yield (change(other.hiker.looks, -1), self.hill.tent.light(_BY_DAY)), 0.4
            yield (FadeOut(other.hiker, other.on_axis),), 0.2
        yield (FadeOut(she.on_axis[0]),), 0.2

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
