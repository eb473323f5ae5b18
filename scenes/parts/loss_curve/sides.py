"""Two hikers on either side of the minimum, and lamps from everywhere: how they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Create, FadeIn, FadeOut

from scenes.parts.loss_curve.camp import PACE
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.stage.paint.painted import change

Moves = Iterator[tuple[tuple[Any, ...], float]]


class Sides:
    """What the two do together; each move with its seconds."""

    def __init__(self, hill: Hill) -> None:
        self.hill = hill

    def come(self) -> Moves:
        """Another stands opposite, and she is back where she began; seen from a bit farther off."""
        hill, (walk, other) = self.hill, self.hill.both
        yield (FadeOut(hill.plane, hill.hiker),), 0.4
        walk.rewind()
        hill.felt.forget()
        farther = hill.look(hill.from_every_side())
        yield (FadeIn(hill.pawn, rate_func=EARLY), FadeIn(hill.hiker), farther), 2.0
        yield (FadeIn(walk.on_axis, other.on_axis),), 0.6
        yield tuple(Create(one.tangent.set_presence(1)) for one in hill.both), 1.8

    def look(self) -> tuple[Any, ...]:
        """Both gradients, times the rate, on one ruler."""
        rate = self.hill.plan.rate
        steps = (one.downstep.set_as(share=rate, grown=0) for one in self.hill.both)
        return tuple(step.grow() for step in steps)

    def turn(self) -> tuple[Any, ...]:
        """Both become the steps."""
        return tuple(one.downstep.turn_round() for one in self.hill.both)

    def step(self) -> tuple[Any, ...]:
        """Both go."""
        return tuple(part for one in self.hill.both for part in self.hill.step(one))

    def gather(self) -> Moves:
        """She goes on, a step ahead of many lamps; all come to one place."""
        hill, lamps = self.hill, self.hill.lamps
        gone = (part for one in hill.both for part in (one.tangent, one.on_axis))
        yield (FadeOut(*gone, hill.pawn), FadeIn(lamps)), 0.5
        for number, move, seconds in lamps.strides():
            ahead = min(number + 1, hill.walk.steps)
            yield (move, change(hill.walk.progress, ahead, PACE)), seconds

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
