"""Two hikers on either side of the minimum, and lamps from farther off: how they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.steps import Stem
from scenes.stage import STEP, Arrow, Tangent
from scenes.stage.paint.painted import change

_HALF = 0.95  # scene units: tangents so short that none runs into another, or into an arrow

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds.

    She stays at the camp: of her first step there is a record, where she took it.
    """

    def __init__(self, hill: Hill) -> None:
        self.hill = hill
        where, slope = hill.plan.places[:1], hill.plan.slopes[:1]
        self.tangent = Tangent(hill.curve, lambda: where)
        self.tangent.half = hill.other.tangent.half = _HALF
        self.arrow = Arrow(
            hill.ruler.ruler, lambda: where, lambda: slope, becomes=STEP, name="first step"
        )
        self.began = Stem(hill.curve, lambda: where)

    def come(self) -> tuple[Any, ...]:
        """Another stands opposite to where she began."""
        other = self.hill.other
        return FadeIn(other.hiker, rate_func=EARLY), FadeIn(other.on_axis, self.began)

    def lean(self) -> tuple[Any, ...]:
        """How steep the ground is under both."""
        other = self.hill.other
        return Create(other.tangent.set_presence(1)), Create(self.tangent)

    def look(self) -> tuple[Any, ...]:
        """Both gradients, times the rate, on one ruler."""
        steps = (arrow.set_as(share=self.hill.plan.rate, grown=0) for arrow in self.arrows)
        return FadeIn(self.arrow, rate_func=EARLY), *(step.grow() for step in steps)

    @property
    def arrows(self) -> tuple[Arrow, Arrow]:
        """Hers, and that of the second hiker."""
        return self.arrow, self.hill.other.downstep

    def turn(self) -> tuple[Any, ...]:
        """Both become the steps."""
        return tuple(arrow.turn_round() for arrow in self.arrows)

    def step(self) -> tuple[Any, ...]:
        """The second hiker goes, as she did."""
        return self.hill.step(self.hill.other)

    def gather(self) -> Moves:
        """Lamps come from both ends to where she is, and the second hiker is one of them."""
        lamps, other = self.hill.lamps, self.hill.other
        gone = other.tangent, other.on_axis, self.tangent, self.arrow, self.began
        yield (FadeOut(*gone, other.hiker), FadeIn(lamps)), 0.6
        for _, move, seconds in lamps.strides():
            yield (move,), seconds

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
