"""The loop as it runs: the light in the program, the log, the line, each in its turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, linear, smooth, squish_rate_func

from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.places import (
    ALL_COLUMNS,
    ALL_SIZE,
    BESIDE,
    CODE,
    CODE_COLUMNS,
    CODE_SIZE,
    LATE,
    LEFT_LOG,
    LOG_COLUMNS,
    LOG_ROWS,
    LOG_SIZE,
    LOOP,
    LOOP_COLUMNS,
    LOOP_SIZE,
    NAMES,
    SOON,
)
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.program import Moment, literal
from scenes.parts.training_loop.telling import guess_of
from scenes.stage import (
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    SMALLEST_SIZE,
    STAGE,
    STEP,
    TEXT,
    TITLE_SIZE,
    Choices,
    Layer,
    Listing,
    Log,
    Words,
    change,
    trn,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

_GOES, _THEN = squish_rate_func(smooth, 0.0, 0.4), squish_rate_func(smooth, 0.3, 1.0)
_BEFORE = squish_rate_func(linear, 0.0, 0.8)  # LATE
_LATER = 0.45  # of the time that a line runs: first the light comes, then it does something
_DENSE = 1.32  # ems from line to line where all of them stand at once
_FEW = 3  # lines need no bracket
_HOOK = 0.18  # scene units
_LIGHT = 0.3  # how strong the light on lines of the log is


def colors(plan: Plan) -> dict[str, str]:
    """What names mean in the picture, in its colours."""
    return {
        "predict": PREDICTION,
        "loss": LOSS,
        "gradient": GRADIENT,
        "w": POSITION,
        "b": POSITION,
        "x": DATA,
        "y": DATA,
        "errors": LOSS,
        literal(plan.rate): STEP,
        literal(plan.other_rate): STEP,
        **{f"{number}.": QUIET for number in range(1, plan.lines + 1)},
        **dict.fromkeys(_spans(plan), QUIET),
    }


def numbered(program: str, first: int = 1) -> str:
    """A program with a number before each of its lines, all of which begin in one column."""
    lines = program.splitlines()
    wide = len(str(first + len(lines) - 1))
    return "\n".join(f"{k:>{wide}}. {line}" for k, line in enumerate(lines, first))


def loop_size(*programs: str) -> float:
    """The size of loops, smaller if a row of theirs is very long."""
    return LOOP_SIZE * min(1.0, LOOP_COLUMNS / _longest(programs))


def card_size(*programs: str) -> float:
    """The size of what stands alone and large, smaller if a row is very long."""
    return CODE_SIZE * min(1.0, CODE_COLUMNS / _longest(programs))


def _longest(programs: Iterable[str]) -> int:
    return max(len(row) for program in programs for row in program.splitlines())


def cards(plan: Plan) -> list[Listing]:
    """What opens the file and the functions, one at a time and large; not yet written."""
    made = []
    for part, first in zip(plan.parts[:-1], plan.firsts, strict=False):
        text = numbered(part, first)
        made.append(Listing(text, colors(plan), card_size(text)).within(CODE, UP + LEFT))
        made[-1].written.set_value(0)
    return made


def names(plan: Plan) -> Listing:
    """What is left of these lines, when what they do is known: their numbers, and a name."""
    called = ["x, y", *(part.partition("(")[0].split()[1] for part in plan.functions)]
    row = "   ".join(map(" ".join, zip(_spans(plan), called, strict=True)))
    return Listing(row, colors(plan), LOOP_SIZE).within(NAMES, LEFT)


def _whole(plan: Plan) -> Listing:
    """All lines, in one frame."""
    program = numbered("\n".join(plan.parts))
    size = ALL_SIZE * min(1.0, ALL_COLUMNS / max(map(len, program.splitlines())))
    return Listing(program, colors(plan), size, leading=_DENSE).within(STAGE, LEFT)


def _spans(plan: Plan) -> list[str]:
    """The numbers of the lines of each part before the loop: 3-4."""
    return [f"{first}-{then - 1}" for first, then in pairwise(plan.firsts)]


class Bracket(Painted):
    """A bracket beside the last lines of a log, from a line ``first`` to a line ``last``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, log: Log, first: int, last: int) -> None:
        super().__init__()
        self.log, self.first, self.last = log, first, last
        edge = log.corner()[0] + log.width + 0.25
        upper, lower = self.reach()
        self.set_frame(edge, lower, edge + _HOOK, upper)

    def reach(self) -> tuple[float, float]:
        """How high it begins and ends; what has scrolled out is not bracketed."""
        half, (_, top) = self.log.leading / 2, self.log.corner()
        return (
            min(self.log.middle_of(self.first) + half, top),
            self.log.middle_of(min(self.last, self.log.printed.get_value() - 1)) - half,
        )

    def closed(self) -> float:
        """How much of its foot is there: that of its last line, and until then there are more."""
        return float(np.clip(self.log.printed.get_value() - self.last, 0.0, 1.0))

    def draw(self, canvas: Canvas) -> None:
        """A square bracket; it is open above and below where it goes on."""
        edge = float(self.get_left()[0])
        upper, lower = self.reach()
        out = edge + _HOOK
        points = [(out, upper), (out, lower)]
        if (closed := self.closed()) > 0:
            points.append((out - closed * _HOOK, lower))
        if self.log.middle_of(self.first) > lower and upper < self.log.corner()[1] - 1e-6:
            points.insert(0, (edge, upper))
        Pen(canvas, self.presence).line(np.array(points), TEXT, 0.045)


class Lit(Painted):
    """A light behind some rows of a log, from one of their columns to another."""

    layer: ClassVar[Layer] = Layer.MARK  # behind the letters

    def __init__(self, log: Log, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        super().__init__()
        left, half, more = log.corner()[0], log.leading / 2, log.advance / 5
        low, high = (log.middle_of(rows[1]) - half, log.middle_of(rows[0]) + half)
        first, end = (left + column * log.advance for column in columns)
        self.corners = (first - more, low, end + more, high)
        self.set_frame(*self.corners)

    def draw(self, canvas: Canvas) -> None:
        """A band."""
        Pen(canvas, self.presence).band(*self.corners, QUIET, _LIGHT)


class Rounds:
    """The loop with its log, and which of its lines do what to the picture."""

    def __init__(self, plan: Plan, machine: Machine) -> None:
        self.plan, self.machine = plan, machine
        loop = numbered(plan.loop, plan.firsts[-1])
        self.card = Listing(loop, colors(plan), loop_size(loop)).within(LOOP, UP + LEFT)
        self.card.written.set_value(0)
        longest = max(map(len, plan.run.log))
        size = max(SMALLEST_SIZE, LOG_SIZE * min(1.0, LOG_COLUMNS / longest))
        self.log = Log(plan.run.log, LOG_ROWS, plan.settled, size, QUIET)
        left, top = self.log.corner()
        self.log.shift((BESIDE.left + 0.1 - left, BESIDE.top - top, 0))
        self.log.gilded.set_value(0)  # until it is said what gold means
        self.whole, self.beside_log = _whole(plan), list[Any]()
        answers, self.right = guess_of(plan)
        self.guess = Choices(*answers)

    def pairs(self) -> Iterator[tuple[Moment, Moment]]:
        """Each line that runs, and how things stand after it."""
        moments = self.plan.run.moments
        yield from pairwise(moments)

    def tell(self, rounds: int) -> Iterator[tuple[list[Any], float, str]]:
        """Animations of the first rounds, line by line, how long each takes, and what is said then.

        They end when the last of these rounds has printed its loss, before its step.
        """
        taken = 0
        for now, then in self.pairs():
            moves = self.card.run_line(now.line)
            seconds, said = 0.3, ""
            if then.printed > now.printed:
                moves.append(_later(self.log.printed, then.printed))
                seconds, said = 0.6, f"{{loss_{now.printed}}}"
            if then.names.get("w", 0) != now.names.get("w", 0):
                taken += 1
                moves.append(_later(self.machine.guide.progress, taken))
                seconds = 0.7
            yield moves, seconds, said
            if then.printed == rounds:
                return

    def last(self) -> Lit:
        """A light on the last line of all; it goes when the log does."""
        row = len(self.log.lines) - 1
        self.beside_log.append(lit := Lit(self.log, (row, row), (0, len(self.log.lines[row]))))
        return lit

    @property
    def beside(self) -> tuple[Any, ...]:
        """All that is there beside the log."""
        it = self.machine
        return it.plane, it.dots, it.line, self.card

    def settled(self) -> Lit:
        """A light on the first line that stands still."""
        still = self.plan.still
        return Lit(self.log, (still, still), (0, len(self.log.lines[still])))

    def settle(self) -> tuple[Any, ...]:
        """Animations: lines until they stand still; what no later one changes is gold from now."""
        lines = min(self.plan.still + 2, self.plan.iterations)
        return change(self.log.printed, lines, linear), change(self.log.gilded, 1, SOON)

    def print_on(self, beside: list[Any]) -> list[Any]:
        """Animations: all losses are printed, a bracket grows with them; then it is said how many.

        It is as many only when the last of them is there.
        """
        come = zip(beside, (SOON, LATE), strict=False)
        told = [FadeIn(one, rate_func=pace) for one, pace in come]
        return [*told, change(self.log.printed, self.plan.iterations, _BEFORE)]

    def print_all(self) -> Any:
        """An animation: the last line of all, which has the w."""
        return change(self.log.printed, self.plan.iterations + 1)

    def alone(self, *beside: Any) -> tuple[Any, ...]:
        """Animations: all that is beside the log goes, and it comes to the middle."""
        left, top = self.log.corner()
        there = -self.log.width / 2 - left
        up = STAGE.top - 0.05 - top
        gone = (FadeOut(one, rate_func=_GOES) for one in (*self.beside, *beside))
        return *gone, self.log.animate(rate_func=_THEN).shift((there, up, 0))

    def step_aside(self) -> Any:
        """An animation: it goes to the left, to make room for answers and for the switches."""
        return self.log.animate.shift((LEFT_LOG - self.log.corner()[0], 0, 0))

    def bracket(self) -> list[Any]:
        """How many lines are all alike: a bracket with words; none of both where none are."""
        if self.plan.alike < _FEW:
            return []
        bracket = Bracket(self.log, self.plan.still, len(self.plan.printed) - 1)
        count = trn("{count} line", "{count} lines", self.plan.alike)
        words = Words(count, TITLE_SIZE).next_to(bracket, RIGHT, buff=0.3)
        rows = min(LOG_ROWS, len(self.log.lines)) - 1  # of losses, when all are printed
        middle = (max(0, rows - self.plan.alike) + rows) / 2
        words.set_y(self.log.corner()[1] - middle * self.log.leading)
        self.beside_log = [bracket, words]
        return self.beside_log


def _later(tracker: Any, to: float) -> Any:
    return change(tracker, to, squish_rate_func(smooth, _LATER, 1.0))


__all__ = ["Lit", "Rounds", "card_size", "cards", "colors", "loop_size", "names", "numbered"]
