"""The cast: a hundred dots on their plane, and three on another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup
from manim import rate_functions as pace
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.places import BELOW, ONE, PLOT, RIGHT
from scenes.parts.mse_gradient.plan import HONEY, Moves, Plan
from scenes.stage import Bands, Box, Choices, FittedLine, Hands, Plane, Post, Samples, change
from scenes.stage.lecture.words import quantity, short, standardized

Array = NDArray[np.float64]

_LONGEST, _LONGER = 24, 18  # letters of the name of the level axis, of the upright one
_BESIDE_IT = 14  # letters of one that stands beside the level axis, not below it
_ROOM = 0.75  # units below and above the three dots
_BESIDE = 0.5  # units beside them: beside a table each x has its number
_FALLS, _FALLING = 4.8, (0.0, 0.2, 0.4, 1.0)  # seconds of a fall; its parts: one, answers, rest
_FAINT = 0.7  # of a band, while it has not told yet


class Hundred:
    """The dots of the last film with the line they hold, on their plane."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.dots
        named = standardized if plan.own else short
        both = (data.x_name, _LONGEST, "x"), (data.y_name, _LONGER, "y")
        x, y = (quantity(named(*name)) for name in both)
        below = len(x) > _BESIDE_IT
        self.plane = Plane(plan.columns, plan.rows, (x, y), named_below=below).within(BELOW)
        self.held = Held(plan.start)
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = FittedLine(self.plane, self.held.w, self.held.b)
        self.asked = ValueTracker(0.0)  # 1: only the bands that have told are bright
        self.told: Callable[[], Array] = lambda: np.ones(len(data))
        self.bands = Bands(self.dots, self.line, strength=self.strength)
        self.post, self.hands = Post(self.line, self.dots), Hands(self.plane, self.line)
        self.all = VGroup(self.plane, self.post, self.bands, self.line, self.dots)

    def answers(self, guess: Choices) -> list[Any]:
        """Of the tiles ↑ ↓ ↺ ↻, those light up which way the line will go; the others step back."""
        w, b = self.plan.gradient
        right = {1 if b > 0 else 0, 2 if w < 0 else 3}
        lit = [guess[k].light() for k in right]
        return lit + [part for k in {0, 1, 2, 3} - right for part in guess[k].step_back()]

    def slides_and_tilts(self) -> Moves:
        """The line slides a little, tilts a little, and is back."""
        for line in self.plan.slid:
            yield self.held.go(line), 0.9

    def let_go(self, guess: Choices) -> Moves:
        """The hands open, the line falls and turns; when that is seen, the answers light up."""
        self.held.follow(self.plan.falling)
        yield (self.hands.let_go(),), 0.6
        for begin, end in pairwise(_FALLING):
            comes = self.held.come(HONEY * end)  # at one pace: a flow is fastest at first
            lit = self.answers(guess) if begin == _FALLING[1] else []
            yield (comes, *lit), _FALLS * (end - begin)
        yield (FadeOut(guess),), 0.4

    def tells(self, slopes: Slopes) -> None:
        """Be asked of the first line, dot by dot."""
        self.held.rest(self.plan.start)
        whole = self.plan.columns, self.plan.rows
        self.plane.within(PLOT).reframe(x=whole[0], y=whole[1]).set_presence(1)
        slopes.about(self.plan.dots, self.held)
        self.told = slopes.weights
        self.asked.set_value(1)

    def steps_aside(self, needles: Any, slopes: Slopes) -> Moves:
        """The needles go, and the plot goes to the right; all that was told is taken back."""
        yield (FadeOut(*needles),), 0.3
        yield (self.plane.animate.within(RIGHT), *slopes.tell(0, 1, to=0.0)), 1.1

    def is_level(self) -> Moves:
        """The plot comes back; hands hold its line, and make it level."""
        self.hands.opened.set_value(0)
        yield (self.plane.animate.within(PLOT), FadeIn(self.hands)), 1.2
        yield self.held.go(self.plan.level), 1.4

    def stepped(self) -> None:
        """Be the line after one step."""
        self.held.follow(self.plan.first_steps, begin=1)

    def steps(self, count: int) -> Any:
        """An animation: so many steps are taken, this one when its sign on the wheel is reached."""
        return self.held.come(count, _at_its_sign)

    def strength(self) -> Array:
        """How much of each band (n,) is there."""
        return np.asarray(1 - _FAINT * float(self.asked.get_value()) * (1 - self.told()))


def _at_its_sign(share: float) -> float:
    """How far a step is taken: in the last third of a round, whose pace is smooth."""
    return float(pace.smooth(min(max(3 * float(pace.smooth(share)) - 2, 0.0), 1.0)))


class Few:
    """The three dots, one of them asked alone, on a plane with equal units."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.three
        y = np.concatenate([data.y, data.y + plan.three_errors, plan.three_start[1:]])
        self.rows = float(y.min() - _ROOM), float(y.max() + _ROOM)
        self.columns = float(data.x.min() - _BESIDE), float(data.x.max() + _BESIDE)
        self.plane = Plane(self.columns, self.rows, ("x", "y"))
        self.wide(ONE, self.plane)
        self.held = Held(plan.three_start)
        self.line = FittedLine(self.plane, self.held.w, self.held.b)
        self.post = Post(self.line)
        self.one, self.one_band = self._tied(plan.one)
        self.dots, self.bands = self._tied(data)
        self.lit = [ValueTracker(1.0) for _ in data.x]
        self.bands.strength = lambda: np.array([float(lit.get_value()) for lit in self.lit])
        self.all = VGroup(self.plane, self.post, self.bands, self.line, self.dots)

    def _tied(self, data: Dataset) -> tuple[Samples, Bands]:
        dots = Samples(self.plane, data.x, data.y)
        dots.crowd = -0.8  # larger than a few
        bands = Bands(dots, self.line)
        bands.headed.set_value(0)  # first they are errors
        return dots, bands

    def wide(self, box: Box, plane: Any) -> Any:
        """A plane, or its animation, fills a box with equal units, as far as they reach."""
        twin = Plane(self.columns, self.rows, ("x", "y")).within(box)
        (x, _), (y, _) = self.columns, self.rows
        unit = float(np.min(twin.size / twin.span))
        width, height = (twin.size / unit).tolist()
        return plane.within(box).reframe(x=(x, x + width), y=(y, y + height))

    def comes_after(self, other: Hundred) -> tuple[Moves, Moves]:
        """The dots of another picture go, then its plane and its line come to lie as these do.

        Then this one's are there instead, which look the same; at no time there is nothing.
        """
        ends = np.stack([self.plane.low, self.plane.low + self.plane.span], axis=1).tolist()
        lies = other.plane.animate.within(ONE).reframe(x=tuple(ends[0]), y=tuple(ends[1]))
        return (
            [
                ((FadeOut(other.bands, other.dots),), 0.6),
                ((lies, *other.held.go(self.plan.three_start)), 1.2),
            ],
            [((FadeIn(self.plane, self.post), FadeOut(other.plane, other.post)), 0.4)],
        )

    def only(self, *rows: int) -> list[Any]:
        """An animation: the bands of these dots are bright, the others faint."""
        return [change(lit, 1.0 if row in rows else 0.12) for row, lit in enumerate(self.lit)]


__all__ = ["Few", "Hundred"]
