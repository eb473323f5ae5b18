"""A hiker on her walk along a descent, with the arrows that explain each of her steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, ValueTracker, VGroup, linear, smooth

from gdmath import Trajectory
from scenes.parts.by_hand.curve_arrow import LevelStep, SlopeArrow
from scenes.parts.by_hand.fading import Fade, hidden
from scenes.parts.by_hand.sizes import LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.theme import GRADIENT, LOSS, POSITION, QUIET, STEP
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import change
from scenes.stage.type.readout import Scientific
from scenes.stage.type.text import Words, on_plate
from scenes.stage.walk.hiker import Hiker

_LIFT = 0.11  # scene units from the ground to the arrows at her feet
_LONGEST = 3.0  # scene units: a plate for numbers that get longer on the way
_HIGHEST = 1.8  # on the screen: numbers beside her have this much room above


class Trek:
    """A hiker who follows ``walk``, points (steps + 1, 1), on a curve.

    Her gradient arrow is ``unit`` scene units long for a slope of 1; her step arrow is as long as
    the step. Both stand where her present step began, until she has landed.
    """

    def __init__(
        self, curve: Curve, walk: Trajectory, unit: float, tall: float, clock: ValueTracker
    ) -> None:
        self.curve, self.walk = curve, walk
        self.hiker = hidden(Hiker(curve, float(walk.points[0, 0]), tall, clock=clock))
        self.hiker.follow(walk)
        self.gradient = SlopeArrow(curve, self.foot, unit, lift=_LIFT)
        self.step = LevelStep(curve, self.foot, self.stride, lift=_LIFT)

    @property
    def done(self) -> int:
        """How many steps she has completed."""
        return int(self.hiker.progress.get_value() + 1e-9)

    def foot(self) -> float:
        """Where on the axis her present step began."""
        return float(self.walk.points[self.done, 0])

    def stride(self) -> float:
        """How far along the axis her present step goes; after the last, that one again."""
        number = min(self.done, self.walk.steps - 1)
        return float(self.walk.points[number + 1, 0] - self.walk.points[number, 0])

    def value(self) -> float:
        """The height of the curve where she is."""
        return float(self.curve.value(self.hiker.x))

    def slope(self) -> float:
        """The slope of the curve where she is."""
        return float(self.curve.slope(self.hiker.x))

    # -- read-outs -------------------------------------------------------------------------------

    def readouts(self, place: str, height: str) -> VGroup:
        """Where she is, by the names of the two axes, and the gradient there, on a plate."""
        rows = VGroup(
            Scientific("w", place, lambda: self.hiker.x, LABEL_SIZE, POSITION),
            Scientific("height", height, self.value, LABEL_SIZE, LOSS),
            Scientific("slope", tr("gradient"), self.slope, LABEL_SIZE, GRADIENT),
            Words(tr("its arrow: own scale"), SMALLEST_SIZE, QUIET),
        ).arrange(DOWN, aligned_edge=LEFT, buff=0.22)
        plated = on_plate(rows, margin=0.25)
        plated[0].stretch_to_fit_width(_LONGEST).align_to(rows, LEFT).shift(0.28 * LEFT)
        return plated

    def beside_her(self, name: str) -> tuple[VGroup, VGroup]:
        """The gradient and the step, each on a plate, on the side she is bound for.

        ``name`` tells them from another's.
        """
        side = float(np.sign(self.stride()))
        x, y = self.curve.on_screen(self.curve.over(self.foot()))
        rows = (
            (Scientific(f"{name} slope", tr("gradient"), self.slope, LABEL_SIZE, GRADIENT), 1.35),
            (Scientific(f"{name} step", tr("step"), self.stride, LABEL_SIZE, STEP), 0.6),
        )
        slope, step = (
            on_plate(row).move_to(
                (x + 0.75 * side, min(float(y), _HIGHEST) + up, 0), aligned_edge=-side * RIGHT
            )
            for row, up in rows
        )
        return slope, step

    # -- animations ------------------------------------------------------------------------------

    def look(self) -> tuple[Any, ...]:
        """Both arrows grow at her feet."""
        return change(self.gradient.grown, 1), change(self.step.grown, 1)

    def take_step(self) -> tuple[Any, ...]:
        """Walk the next step; its arrow is used up on the way, the gradient's fades at once.

        An arrow's length is a number: it fades as long as it is, before she is elsewhere.
        """
        gone = Fade(self.gradient, target=0.0)
        gone.rate_func = _soon
        return self.hiker.walk(self.walk, to=self.done + 1), change(self.step.used, 1), gone

    def hurry(self, to: int, rate: Callable[[float], float] = linear) -> Any:
        """Walk on to the step ``to`` without a stop, at the pace ``rate``."""
        return self.hiker.walk(self.walk, to=to, rate=rate)

    def landed(self) -> None:
        """Put the arrows away."""
        for arrow in (self.gradient, self.step):
            arrow.grown.set_value(0)
            arrow.used.set_value(0)
            arrow.presence = 1.0

    def start_again(self) -> None:
        """Stand at the start, arrows put away."""
        self.landed()
        self.hiker.progress.set_value(0)


def _soon(share: float) -> float:
    """The pace of what is over long before the play is."""
    return smooth(min(1.0, 6 * share))
