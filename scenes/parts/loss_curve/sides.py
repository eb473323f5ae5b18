"""Two hikers on either side of the minimum, and lamps from everywhere: how they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.camp import PACE
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.steps import Way
from scenes.stage import POSITION, STEP, Arrow, Tangent
from scenes.stage.paint.marks import Plumb
from scenes.stage.paint.painted import change

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds.

    She stays at the camp: of her first step there is a record, where she took it.
    """

    def __init__(self, hill: Hill) -> None:
        self.hill = hill
        where, slope = hill.plan.places[:1], hill.plan.slopes[:1]
        self.tangent = Tangent(hill.curve, lambda: where)
        self.looks = hill.other.hiker.looks
        self.arrow = Arrow(
            hill.ruler.ruler, lambda: where, lambda: slope, becomes=STEP, name="first step"
        )
        self.arrow.flips = True
        self.began = (
            Plumb(hill.curve, lambda: where, POSITION),
            Way(hill.curve, hill.plan.places, hill.plan.best),
        )

    def come(self) -> Moves:
        """Another stands opposite to where she began; seen from a bit farther off."""
        hill, other = self.hill, self.hill.other
        yield (FadeOut(hill.plane),), 0.4
        farther = hill.look(hill.from_every_side())
        yield (FadeIn(other.hiker, rate_func=EARLY), farther), 1.4
        yield (FadeIn(other.on_axis, *self.began),), 0.6
        yield (Create(other.tangent.set_presence(1)), Create(self.tangent)), 1.6

    def look(self) -> tuple[Any, ...]:
        """Both gradients, times the rate, on one ruler."""
        steps = (arrow.set_as(share=self.hill.plan.rate, grown=0) for arrow in self.arrows)
        back = change(self.looks, 1)
        return FadeIn(self.arrow, rate_func=EARLY), back, *(step.grow() for step in steps)

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
        """Many lamps come from everywhere, and the second hiker among them, to where she is."""
        lamps, other = self.hill.lamps, self.hill.other
        gone = other.tangent, other.on_axis, self.tangent, self.arrow, *self.began
        yield (FadeOut(*gone), FadeIn(lamps)), 0.5
        for number, move, seconds in lamps.strides():
            ahead = min(number + 1, other.steps)
            yield (move, change(other.progress, ahead, PACE)), seconds
        yield (FadeOut(other.hiker),), 0.4

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
