"""Two hikers on either side of the minimum, and lamps from farther off: how they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.stage import Arrow, Tangent
from scenes.stage.paint.painted import change

_HALF = 0.95  # scene units: tangents so short that none runs into another, or into an arrow

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

    def gather(self) -> Moves:
        """Lamps come from both ends to the camp, and both hikers are among them."""
        she, other, lamps = self.hill.walk, self.hill.other, self.hill.lamps
        gone = other.tangent, other.on_axis, self.tangent, she.downstep, she.on_axis[0]
        yield (FadeOut(*gone, self.hill.hiker, other.hiker), FadeIn(lamps)), 0.6
        for _, move, seconds in lamps.strides():
            yield (move,), seconds

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
