"""One dot is asked along one knob: the knob, the line that moves, the square, smaller nudges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.plan import NUDGES, Moves, Plan
from scenes.parts.mse_gradient.signs import levered, shrinking, strips
from scenes.parts.mse_gradient.square import CornerGlass, Lever, Moved, NudgedSquare
from scenes.parts.mse_gradient.telling import short
from scenes.stage import Choices, Knob, Needle, change, instead, swell

_RADIUS = 0.5
_KNOB = np.array([-2.2, 0.75])  # from the right lower corner of the plane to the knob
_TURN = 1.0  # from the knob's middle to its stops


class Asked:
    """The dot asked along w (``axis`` 0) or b (1)."""

    def __init__(self, plan: Plan, few: Few, square: NudgedSquare, axis: int) -> None:
        self.plan, self.few, self.square, self.axis = plan, few, square, axis
        value, middle = (few.held.w, few.held.b)[axis], float(plan.three_start[axis])
        digits = max(2, -int(np.floor(np.log10(plan.nudge * NUDGES[-1]))))
        ends = middle - _TURN, middle + _TURN
        self.knob = Knob("wb"[axis], value, *ends, decimals=digits, radius=_RADIUS)
        x, y = (few.plane.corner + _KNOB + np.array([few.plane.size[0], 0.0])).tolist()
        self.knob.place(x, y, _RADIUS)
        self.moved = Moved(few.plane, plan, few.held, axis)
        self.rows = shrinking(plan) if axis else levered(plan)
        self.strips_are, self.less_corner = strips(plan)  # where the first row will be
        self.glass, self.lever = CornerGlass(square), Lever(few.plane, plan)
        for share in (square.lit, square.gone):
            share.set_value(0)

    def _to(self, share: float) -> tuple[Any, ...]:
        way = np.eye(2)[self.axis] * share * self.plan.nudge
        return self.few.held.go(self.plan.three_start + way)

    def turned(self) -> tuple[Any, ...]:
        """An animation: the knob turns by the nudge, and the line moves."""
        return (*self._to(1.0), self.knob.glow())

    def marked(self) -> list[Any]:
        """An animation: how far the line has moved is marked; of w, the lever as well."""
        lever = [Create(self.lever)] if self.axis == 0 else []
        return [change(self.moved.marked, 1), *lever]

    def strips(self) -> Moves:
        """The strips that the square has lost or gained light up."""
        yield (change(self.square.lit, 1), FadeIn(self.strips_are)), 1.8

    def corner(self) -> Moves:
        """Their corner under a glass, and what the square has lost."""
        yield (FadeIn(self.glass),), 0.9
        yield (FadeIn(self.less_corner),), 0.8

    def strips_go(self) -> Moves:
        """They go, then the glass."""
        yield (change(self.square.gone, 1),), 1.2
        yield (FadeOut(self.glass),), 0.4

    def strips_at_once(self) -> Moves:
        """They light up and go, once that is known; per unit of the knob they are written down."""
        yield (change(self.square.lit, 1), FadeIn(self.rows[0])), 1.0
        yield (change(self.square.gone, 1),), 1.0

    def closes_in(self) -> Moves:
        """Smaller and smaller nudges, and what the square then loses per unit."""
        yield instead((self.strips_are, self.less_corner), self.rows[0]), 0.8
        for number in range(1, len(NUDGES)):
            unmarked = change(self.moved.marked, 0)
            yield (*self._to(NUDGES[number]), unmarked), 0.7
            yield (FadeIn(self.rows[number]),), 0.6

    def goes_back(self, needles: Sequence[Needle]) -> Moves:
        """The line is back; the instrument is there."""
        unmarked = change(self.moved.marked, 0)
        yield (FadeIn(needles[self.axis]), *self._to(0.0), unmarked), 0.5

    def answers(self, slopes: Slopes) -> Moves:
        """What the nudges come to, in signs and by the needle."""
        yield (FadeIn(self.rows[-1]), *slopes.tell(self.axis)), 1.0

    def pulled(self, needle: Needle) -> Moves:
        """The head of the band lights up beside the number; what was worked out goes."""
        pull = change(self.few.one_band.headed, 1)  # which has not the sign of the error
        yield (FadeOut(self.rows, self.moved), swell(needle.readout)), 0.8
        yield (pull,), 0.9

    def gone(self, *over: Any) -> Any:
        """An animation: all but the square goes that is still there, and what else is ``over``."""
        there = [self.lever, self.rows, self.moved] if self.axis == 0 else []
        return FadeOut(self.knob, *there, *over)

    def guess(self) -> tuple[Choices, str]:
        """How far the line may rise at the dot, and how far it does."""
        rise = self.plan.nudge * self.plan.lever
        names = [short(number) for number in (self.plan.nudge, rise, 2 * rise)]
        return Choices(*names), names[1]


__all__ = ["Asked"]
