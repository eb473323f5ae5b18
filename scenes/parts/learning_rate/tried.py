"""One rate that is tried on the curve: her flight with it, and its line in the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    AnimationGroup,
    FadeIn,
    FadeOut,
    Group,
    linear,
    smooth,
    squish_rate_func,
)

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.plan import CurveRun
from scenes.parts.learning_rate.runs import around, count_words, trail
from scenes.parts.learning_rate.shares import ShareBar
from scenes.parts.learning_rate.turns import come, leave
from scenes.stage import BODY_SIZE, PATH, STEP, Arrow, Playback, Readout, Words, tr
from scenes.stage.type.text import baseline, number_text

_TALL = 1.35  # scene units: she
_SPEED = 0.3  # seconds a jump
_BEFORE = 0.11  # scene units from a live number of steps to its word
_LANDS = 0.85  # of a jump: she is where its arrow ends
_COLUMNS = 2.1, 3.95, 5.8  # where the middles of the columns of the table are
_TOP, _PITCH = 1.55, 0.88  # its first line; from line to line


class Tally(Readout):
    """How many steps there have been, written where the lasting count will stand, and as it is."""

    def __init__(
        self, lasting: Words, name: str, value: Callable[[], float], size: float = BODY_SIZE
    ) -> None:
        self.lasting = lasting
        super().__init__(name, tr("steps"), value, 0, size)

    def refresh(self) -> None:
        """The number stands before its word."""
        self.label.align_to(self.lasting, DOWN + RIGHT)
        super().refresh()
        self.number.set_x(float(self.label.get_left()[0]) - _BEFORE, RIGHT)


class Number(Tally):
    """The same below the head of its column, which is that word."""

    def __init__(
        self, lasting: Words, name: str, value: Callable[[], float], size: float = BODY_SIZE
    ) -> None:
        super().__init__(lasting, name, value, size)
        self.remove(self.label)

    def refresh(self) -> None:
        """The number stands where the lasting one will."""
        super().refresh()
        self.number.set_x(self.lasting.get_x()).align_to(self.lasting, DOWN)


class Tried:
    """One rate: her flight down the valley with it, and its line in the table."""

    def __init__(self, first: First, run: CurveRun, line: int) -> None:
        self.run, self.first = run, first
        self.party, seen = Playback(run.walk, [PATH], PATH), around(first.plane)
        self.flight = trail(first.curve, self.party, seen)
        self.she = Leaper(
            self.flight.here, self.party, _TALL, first.clock, rectangle=seen, ground=first.curve
        )
        self.name = Words(number_text(float(f"{run.rate:.4g}")), BODY_SIZE, STEP)
        self.count = Words(count_words(run), BODY_SIZE)
        in_line(line, self.name)
        self.count.move_to((_COLUMNS[-1], _TOP - line * _PITCH, 0))
        self.count.shift(DOWN * (baseline(self.count) - baseline(self.name)))
        bar = ShareBar(first.plan, run.factor, _TOP - line * _PITCH)
        number = bar.number()
        self.factor = Group(bar, number.shift(DOWN * (baseline(number) - baseline(self.name))))
        begin, ends = run.places[0], run.places[1]
        self.step = Arrow(
            first.plane.ruler,
            lambda: np.array([begin]),
            lambda: np.array([ends - begin]),
            STEP,
            name=f"step with {run.rate:g}",
        )
        self.tally = Number(self.count, f"steps at {run.rate:g}", lambda: self.party.step)

    def fly(self) -> Any:
        """All jumps until it has arrived, in their time; the arrow of the first goes with it."""
        steps = self.run.arrived or self.party.steps
        flight = self.party.hurry(steps, smooth if steps == 1 else linear)
        begin = min(_LANDS, 1 / steps)
        over = FadeOut(self.step, rate_func=squish_rate_func(smooth, begin, min(1, begin + 0.15)))
        return AnimationGroup(flight, over, run_time=max(0.9, _SPEED * steps))

    def settle(self) -> list[Any]:
        """The live count becomes the lasting one: in its place, where both say the same."""
        if self.run.arrived:
            return [FadeOut(self.tally), FadeIn(self.count)]
        return [leave(self.tally), come(self.count)]

    def jump(self) -> Any:
        """One of them."""
        return self.party.hurry(min(self.party.step + 1, self.party.steps), smooth)

    def lands(self) -> tuple[Any, Any]:
        """The first of them; its arrow is there until she has landed."""
        return self.jump(), FadeOut(self.step, rate_func=squish_rate_func(smooth, _LANDS, 1))

    @property
    def line(self) -> list[Any]:
        """What the table says of it."""
        return [self.name, self.factor, self.count]


def in_line(line: int, *words: Any) -> None:
    """Words stand in a line of the table, one in each column, on one foot."""
    for word, x in zip(words, _COLUMNS, strict=False):
        word.move_to((x, _TOP - line * _PITCH, 0))
        word.shift(DOWN * (baseline(word) - (_TOP - line * _PITCH - 0.12)))


__all__ = ["Tried", "in_line"]
