"""One dot is asked along one knob: the knob, the line that moves, the square, smaller nudges."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, smooth

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.places import ANSWERS, DIAL
from scenes.parts.mse_gradient.plan import NUDGES, Moves, Plan
from scenes.parts.mse_gradient.signs import levered, shrinking, strips
from scenes.parts.mse_gradient.square import Lever, Moved, NudgedSquare
from scenes.parts.mse_gradient.strips import Strips
from scenes.parts.mse_gradient.telling import short
from scenes.stage import Choices, Knob, change

_RADIUS = 0.6
_TURN = 1.0  # from the knob's middle to its stops
_MORE = 0.5  # by which b is raised once more, so that its square is seen to shrink
_UP = 0.35, 0.8  # of the time of that: until it is up, and from when on it is turned back


class Asked:
    """The dot asked along w (``axis`` 0) or b (1)."""

    def __init__(self, plan: Plan, few: Few, square: NudgedSquare, axis: int) -> None:
        self.plan, self.few, self.square, self.axis = plan, few, square, axis
        value, middle = (few.held.w, few.held.b)[axis], float(plan.three_start[axis])
        digits = max(2, -int(np.floor(np.log10(plan.nudge * NUDGES[-1]))))
        ends = middle - _TURN, middle + _TURN
        self.knob = Knob("wb"[axis], value, *ends, decimals=digits, radius=_RADIUS)
        self.knob.place(DIAL.left + _RADIUS, float(DIAL.middle[1]), _RADIUS)
        self.moved = Moved(few.plane, plan, few.held, axis)
        self.rows = shrinking(plan) if axis else levered(plan)
        self.sum, self.sign = strips(plan), VGroup()  # where the first row will be
        rise = plan.nudge * (1.0 if axis else plan.lever)
        self.strips, self.lever = Strips(square, rise), Lever(few.plane, plan)
        self.strips.lit.set_value(1 - axis)  # along b they light up when they are spoken of

    def _to(self, share: float) -> tuple[Any, ...]:
        way = np.eye(2)[self.axis] * share * self.plan.nudge
        return self.few.held.go(self.plan.three_start + way)

    def turned(self) -> tuple[Any, ...]:
        """An animation: the knob turns by the nudge, and the line moves."""
        return (*self._to(1.0), self.knob.glow())

    def marked(self) -> list[Any]:
        """An animation: how far the line has moved at the dot is marked."""
        return [change(self.moved.marked, 1)]

    def stepped(self) -> Moves:
        """How far it has moved at the post and on the way to the dot, along the lever."""
        yield (Create(self.lever), change(self.moved.stepped, 1)), 1.0

    def lit(self) -> Moves:
        """Both strips light up."""
        yield (change(self.strips.lit, 1),), 1.2

    def long(self) -> Moves:
        """How long both strips are."""
        yield (change(self.strips.long, 1),), 0.5

    def wide(self) -> Moves:
        """How wide, and so how large they are."""
        yield (change(self.strips.wide, 1), FadeIn(self.sum[0])), 0.6

    def thick(self) -> Moves:
        """How wide the strips of w are, and so what they are per unit of it."""
        yield (change(self.strips.wide, 1), FadeIn(self.rows[0])), 0.6

    def crossed(self) -> Moves:
        """The corner that is in both."""
        yield (change(self.strips.crossed, 1),), 0.6

    def taken(self) -> Moves:
        """One of two corners goes, and what is left."""
        yield (change(self.strips.taken, 1), FadeIn(self.sum[1])), 0.8
        yield (FadeIn(self.sum[2]), change(self.strips.crossed, 0)), 0.4

    def signed(self) -> Moves:
        """What the square loses goes to its place and gets its sign, all else gives way."""
        row, (*others, lost) = self.rows[0], self.sum
        number = lost.part("e")
        rest = [glyph for glyph in lost.family_members_with_points() if glyph not in [*number]]
        yield (FadeOut(*others, *rest),), 0.4
        yield (number.animate.move_to(row.part("e")),), 0.5
        if self.plan.lost(1.0)[0][1] < 0:
            self.sign.become(row.part("e_s"))
            yield (FadeIn(self.sign),), 0.3

    def divided(self) -> Moves:
        """Per unit of the nudge."""
        yield (FadeIn(self.rows[0]),), 0.4
        yield (FadeOut(self.sum[-1].part("e"), self.sign),), 0.2  # under the same ones of the row

    def closes_in(self) -> Moves:
        """Smaller and smaller nudges, and what the square then loses per unit."""
        names = [change(share, 0) for share in (self.strips.long, self.strips.wide)]
        lit = change(self.strips.bright, 1)  # the corner, of which less and less is left
        # Names are of the first nudge, and so is the fraction of w, of which one is shown.
        over = [] if self.axis else [FadeOut(self.rows[0])]
        yield (change(self.moved.marked, 0), *names, lit, *over), 0.4
        yield self._to(NUDGES[1]), 1.0
        if not self.axis:
            smaller = levered(self.plan, NUDGES[1])[0]
            yield (FadeIn(smaller),), 0.4
            self.rows = VGroup(smaller, *self.rows[1:])
        for number in range(1, len(NUDGES)) if self.axis else ():
            if number > 1:
                yield self._to(NUDGES[number]), 0.4
            yield (FadeIn(self.rows[number]),), 0.4

    def goes_back(self) -> Moves:
        """The line is back."""
        yield (*self._to(0.0), FadeOut(self.moved)), 0.6

    def answers(self) -> Moves:
        """What the nudges come to."""
        yield (FadeIn(self.rows[-1]),), 0.7

    def named(self) -> Moves:
        """What it is, in words."""
        yield (FadeIn(self.rows[1]),), 0.7

    def raised(self) -> Moves:
        """The knob is turned up, stays so, and is turned back; the square goes with it."""
        knob, more = self.few.held.at[self.axis], min(_MORE, abs(self.plan.error) / 2)
        high = float(self.plan.three_start[self.axis]) + more
        yield (change(knob, high, _up_and_back), self.knob.glow()), 3.0

    def pulled(self) -> Moves:
        """The head of the band comes; what was worked out goes."""
        pull = change(self.few.one_band.headed, 1)  # which has not the sign of the error
        yield (pull,), 0.9

    def gone(self, *over: Any) -> Any:
        """An animation: all but the square goes that is still there, and what else is ``over``."""
        there = [self.lever] if self.axis == 0 else []
        return FadeOut(self.knob, self.rows, self.strips, *there, *over)

    def guess(self) -> tuple[Choices, str]:
        """How far the line may rise at the dot, and how far it does."""
        rise = self.plan.nudge * self.plan.lever
        names = [short(number) for number in (self.plan.nudge, rise, 2 * rise)]
        return Choices(*names).within(ANSWERS), names[1]


def _up_and_back(share: float) -> float:
    """Up, there until it is told what the square does, and back."""
    up, back = _UP
    return float(smooth(min(1.0, share / up)) - smooth(max(0.0, (share - back) / (1 - back))))


__all__ = ["Asked"]
