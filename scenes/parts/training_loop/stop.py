"""Two switches that end a loop: so many rounds, or level ground."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup, linear

from scenes.parts.training_loop.places import LOOP, RESULT, SWITCHES
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.rounds import colors, loop_size, names, numbered
from scenes.stage import (
    GRADIENT,
    POSITION,
    QUIET,
    TEXT,
    Layer,
    Listing,
    Readout,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, number_text

_WIDE, _TALL = 0.95, 0.46
_SIZE = 52
_FOOT, _LOWER = 0.15, 0.75  # scene units: words below the middle of a lever; the next row


class Lever(Painted):
    """A switch: its knob is on the right when it is ``on``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.on = ValueTracker(0.0)
        self.set_frame(-_WIDE / 2, -_TALL / 2, _WIDE / 2, _TALL / 2)

    def draw(self, canvas: Canvas) -> None:
        """A slot with a knob."""
        pen, (x, y, _) = Pen(canvas, self.presence), self.get_center()
        on, round_ = float(self.on.get_value()), _TALL / 2
        pen.band(x - _WIDE / 2, y - round_, x + _WIDE / 2, y + round_, RULE, 1.0, round_)
        pen.band(x - _WIDE / 2, y - round_, x + _WIDE / 2, y + round_, QUIET, 0.8 * on, round_)
        way = (on - 0.5) * (_WIDE - _TALL)
        pen.disc((x + way, y), round_ - 0.06, TEXT, opacity=0.55 + 0.45 * on)


class Switch(VGroup):
    """A lever with its words, and below them how far it has come."""

    def __init__(self, words: str, now: Readout, color: str) -> None:
        self.lever, self.words, self.now = Lever(), Words(words, _SIZE, color), now
        super().__init__(self.lever, self.words.next_to(self.lever, RIGHT, buff=0.3))
        # Level with those of the other switch, whatever some letters reach down to.
        foot = float(self.lever.get_y()) - _FOOT
        self.words.shift((foot - baseline(self.words)) * UP)
        now.align_to(self.words, LEFT).shift((foot - _LOWER - baseline(now)) * UP)

    def press(self) -> Any:
        """An animation: on."""
        return change(self.lever.on, 1)

    def light(self) -> Any:
        """An animation: it has ended the loop."""
        return swell(self.now, 1.12)


class Stop:
    """The loop with a line more, and two switches: whichever comes first ends it."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.round = plan, ValueTracker(0.0)
        self.last = plan.iterations if plan.enough is None else plan.enough
        count, least = tr("rounds: {count}"), tr("|gradient| ≤ {tolerance}")
        rounds: Readout = Readout("rounds", tr("now:"), self.step, 0, _SIZE, TEXT)
        places = decimals(plan.tolerance) + 2
        ground: Readout = Readout("ground", tr("now:"), self.steepness, places, _SIZE, GRADIENT)
        self.counted = Switch(count.format(count=plan.iterations), rounds, TEXT)
        tolerance = number_text(plan.tolerance)
        self.level = Switch(least.format(tolerance=tolerance), ground, GRADIENT)
        for switch, column in zip(
            (self.counted, self.level), SWITCHES.columns(1, 1.2), strict=True
        ):
            group = VGroup(switch, switch.now)
            x, y = column.middle[:2]
            group.shift((x - group.get_x(), y + _LOWER / 2 - switch.lever.get_y(), 0))
        self.upper, self.test, self.lower = self._code()
        self.top = names(plan)
        self.code = VGroup(self.top, self.upper, self.test, self.lower)
        self.result = Listing(plan.stopped.log[-1], size=_SIZE, color=POSITION)
        self.result.move_to(RESULT.middle)
        self.row = 3  # of the line that ends it
        self.test.light.set_value(self.row)  # it lights up, and does not come from elsewhere

    def _code(self) -> tuple[Listing, Listing, Listing]:
        """The lines above the test, the test, and those below it, which stand in its place.

        The test is one line more, which has no number: the others keep theirs.
        """
        plan = self.plan
        rows = numbered(plan.loop, plan.firsts[-1]).splitlines()
        test = f"+{(rows[2].index('.') + 3) * ' '}{plan.test}"
        wide, size = max(map(len, (*rows, test))), loop_size(*rows, test)

        def card(above: int, *texts: str) -> Listing:
            text = "\n".join([""] * above + [row.ljust(wide) for row in texts])
            listing = Listing(text, colors(plan), size)
            left, top = listing.corner()
            return listing.shift((LOOP.left - left, LOOP.top - top, 0))

        cards = card(0, *rows[:3]), card(3, test), card(3, *rows[3:])
        cards[1].written.set_value(3)
        return cards

    @property
    def below(self) -> VGroup:
        """All that is below them at the end."""
        switches = (self.counted, self.level)
        return VGroup(*switches, *(switch.now for switch in switches), self.result)

    def step(self) -> int:
        """How many rounds are over."""
        return min(int(self.round.get_value() + 1e-6), self.last)

    def steepness(self) -> float:
        """How long the gradient is now."""
        return abs(float(self.plan.walk.gradients[self.step(), 0]))

    def make_room(self) -> tuple[Any, ...]:
        """Animations: the lines below the test go down by one."""
        return (self.lower.animate.shift(self.lower.leading * DOWN),)

    def run(self) -> Any:
        """An animation: rounds until it stops."""
        return change(self.round, self.last, linear)

    def end(self) -> Any:
        """An animation: the switch that has ended the loop."""
        return (self.counted if self.plan.enough is None else self.level).light()


def decimals(number: float) -> int:
    """How many decimals a number like 0.01 has."""
    return int(max(0.0, -np.floor(np.log10(number) + 1e-9)))


__all__ = ["Lever", "Stop", "Switch"]
