"""Two hikers on either side of the minimum: how they come and how they walk home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, smooth, squish_rate_func

from scenes.parts.loss_curve.camp import TOLD
from scenes.parts.loss_curve.felt import LEAVING, take_step
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.stage import Arrow, Tangent
from scenes.stage.paint.painted import change

_HALF = 0.95  # scene units: tangents so short that none runs into another, or into an arrow
_FASTER, _FASTEST = 0.65, 0.12  # from step to step, and at the end
_INSIDE = 0.6  # scene units from the middle of the tent: before both bodies meet
_BY_DAY = 0.18  # of its light: the numbers below stay readable
_LATE = squish_rate_func(smooth, 0.5, 1.0)  # of that step: there the door is

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
        """Both walk on, step by step, ever faster; the second one goes into the tent.

        There two would stand on one spot. She stays before it.
        """
        hill = self.hill
        she, other = hill.both
        gone = FadeOut(other.hiker, other.on_axis, rate_func=_LATE)
        lit, enters = hill.tent.light(_BY_DAY), self._enters()
        for number in range(2, min(she.steps, TOLD) + 1):
            faster = max(_FASTEST, _FASTER ** (number - 2))
            for arrow in self.arrows:
                arrow.set_as(share=hill.plan.rate, turned=1, grown=0)
            yield tuple(arrow.grow() for arrow in self.arrows), 0.5 * faster
            inside = (gone, lit) if number == enters else ()
            yield (*take_step(she), *take_step(other), *inside), 0.8 * faster
        if she.steps > TOLD:
            yield (she.hurry(), other.hurry(), *((gone, lit) if enters > TOLD else ())), 1.5
        yield (FadeOut(she.on_axis[0], *([] if enters else [other.on_axis])),), 0.3

    def _enters(self) -> int:
        """With which step the second one is in the tent; 0 where neither comes to it."""
        hill = self.hill
        unit = float(hill.plane.size[0] / hill.plane.span[0])
        far = unit * np.abs(hill.plan.other.points[:, 0, 0] - hill.plan.best)
        inside = np.flatnonzero(far < _INSIDE)
        return max(2, int(inside[0])) if hill.plan.arrived and len(inside) else 0

    def bends_upward(self) -> Any:
        """A tangent goes along all of the curve, ever steeper."""
        hill = self.hill
        hill.along.set_value(hill.plan.low)
        return change(hill.along, hill.plan.high)


__all__ = ["Sides"]
