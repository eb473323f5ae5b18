"""Two switches that end a loop: so many rounds, or level ground."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, ValueTracker, VGroup, linear

from scenes.parts.training_loop.places import LOOP_SIZE, SWITCHES
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.rounds import colors
from scenes.stage import (
    GRADIENT,
    POSITION,
    QUIET,
    STAGE,
    TEXT,
    Layer,
    Listing,
    Log,
    Readout,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

_WIDE, _TALL = 0.95, 0.46
_SIZE = 42
_BEYOND = 6  # lines that are not needed any more, to be seen


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
    """A lever with its words, and below them what comes of it."""

    def __init__(self, words: str, result: str, color: str) -> None:
        self.lever, self.words = Lever(), Words(words, _SIZE, color)
        super().__init__(self.lever, self.words.next_to(self.lever, RIGHT, buff=0.3))
        self.result = Words(result, _SIZE, POSITION)

    def press(self) -> tuple[Any, ...]:
        """Animations: on."""
        return (change(self.lever.on, 1),)

    def release(self) -> tuple[Any, ...]:
        """Animations: off, and what it gave is a thing of the past."""
        return change(self.lever.on, 0), self.result.animate.set_opacity(0.75)

    def light(self) -> Any:
        """An animation: it has done its work."""
        return swell(self.words, 1.08)


class Stop:
    """The log beside the two switches, run once more until the ground is level."""

    def __init__(self, plan: Plan, log: Log) -> None:
        self.plan, self.log = plan, log
        self.last = plan.iterations if plan.enough is None else plan.enough
        count, least = tr("rounds: {count}"), tr("|gradient| ≤ {tolerance}")
        ends = float(plan.walk.points[-1, 0]), float(plan.walk.points[self.last, 0])
        results = [f"w={w:.5f}" for w in ends]
        self.counted = Switch(count.format(count=plan.iterations), results[0], TEXT)
        tolerance = number_text(plan.tolerance)
        self.level = Switch(least.format(tolerance=tolerance), results[1], GRADIENT)
        places = decimals(plan.tolerance) + 2
        self.gradient = Readout("ground", tr("now:"), self.steepness, places, _SIZE, GRADIENT)
        column = VGroup(self.counted, self.counted.result, self.level, self.gradient)
        column.add(self.level.result)
        column.arrange(DOWN, buff=0.42, aligned_edge=LEFT)
        column.move_to(SWITCHES.middle).align_to((SWITCHES.left, 0, 0), LEFT)
        for below in (self.counted.result, self.gradient, self.level.result):
            below.align_to(self.counted.words, LEFT)
        self.level.result.shift(0.05 * DOWN)
        self.program = Listing(plan.stopping, colors(plan), LOOP_SIZE).within(STAGE)
        self.row = plan.stopping.splitlines().index(f"    {plan.test}")  # of the line that ends it
        self.all = VGroup(log, *column)
        self.counting = VGroup(log, self.counted, self.counted.result, self.level)

    def steepness(self) -> float:
        """How long the gradient is at the line that was printed last."""
        row = min(max(int(self.log.printed.get_value() + 1e-6) - 1, 0), self.last)
        return abs(float(self.plan.walk.gradients[row, 0]))

    def begin_again(self) -> None:
        """Out of sight: nothing is printed yet, and what is not needed will be faint."""
        self.log.printed.set_value(0)
        self.log.until.set_value(self.last + 1)

    def run(self) -> Any:
        """An animation: rounds until it stops."""
        return change(self.log.printed, min(self.last + 1, self.plan.iterations), linear)

    def needless(self) -> Any:
        """An animation: the next lines, faint."""
        return change(self.log.printed, min(self.last + 1 + _BEYOND, self.plan.iterations), linear)


def decimals(number: float) -> int:
    """How many decimals a number like 0.01 has."""
    return int(max(0.0, -np.floor(np.log10(number) + 1e-9)))


__all__ = ["Lever", "Stop", "Switch"]
