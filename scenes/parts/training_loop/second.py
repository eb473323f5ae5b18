"""The loop with a second knob: what changes in the program, and a hundred other dots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)

from scenes.parts.training_loop.places import (
    ASIDE,
    BELOW_ROWS,
    BOTH,
    CODE,
    CODE_SIZE,
    LOOP,
    LOWER_PLOT,
    PLOT,
)
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.program import literal
from scenes.parts.training_loop.retyped import Retyped, Underline
from scenes.parts.training_loop.rounds import (
    Lit,
    card_size,
    colors,
    loop_size,
    names,
    numbered,
)
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    STEP,
    TITLE_SIZE,
    Box,
    FittedLine,
    Knob,
    Listing,
    Log,
    Plane,
    Residuals,
    Samples,
    Stack,
    Words,
    change,
    instead,
    swell,
    tr,
)
from scenes.stage.lecture.words import quantity
from scenes.stage.type.text import baseline
from scenes.stage.type.worked import WorkedLine, printed

_LOG_SIZE, _LOG_COLUMNS, _ROWS = 34.6, 27, 11
_FEW = 6  # rows of the log: the knobs stand below them, not beside
_LARGEST, _LEAST = 0.75, 0.35  # of a knob there
_ROOM = 0.05
_FIRST, _NEXT = squish_rate_func(smooth, 0.0, 0.3), squish_rate_func(smooth, 0.25, 0.7)
_READ = squish_rate_func(smooth, 0.15, 0.35)  # when it is read, and before _NEXT
_SAID = (0.0, 0.2), (0.2, 0.4), (0.6, 1.0)  # of “w, b, and the loss”
_LATE = squish_rate_func(smooth, 0.7, 1.0)
_run, _end = (squish_rate_func(linear, *part) for part in ((0.0, 0.9), (0.9, 1.0)))
_PRINTS = 0.3  # of the rounds to the next report, while one is printed
_DIGITS = 4  # of a number of the first step
_LARGE = 140  # size of what is left at the end
_PRINTED = re.compile(r"(\w+)=[^}]*")  # a number that a program prints with its name


class Second:
    """Both programs row over row, the dots with their line, the knobs, and the log."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.others
        self.progress = ValueTracker(0.0)
        x_name, y_name = (quantity(name) for name in (data.x_name, data.y_name))
        self.plane = Plane(_held(data.x), _held(data.y), (x_name, y_name)).within(BELOW_ROWS)
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = FittedLine(self.plane, self.w, self.b, width=0.08)
        self.errors = Residuals(self.dots, self.line, width=0.035)
        self.errors.grown.set_value(0)
        rows = min(_ROWS, len(plan.second_run.log))
        longest = max(map(len, plan.second_run.log))
        size = max(SMALLEST_SIZE, _LOG_SIZE * min(1.0, _LOG_COLUMNS / longest))
        self.log = Log(plan.second_run.log, rows, size=size, color=QUIET)
        self.log.within(ASIDE, UP + LEFT)
        lowest = tr("lowest possible: {loss}").format(loss=f"{plan.lowest:.3f}")
        self.lowest = Words(lowest, BODY_SIZE, LOSS).next_to(self.log, DOWN, buff=0.2)
        self.lowest.align_to(self.log, LEFT)
        self.knobs, self.lit = self._beside_the_log(rows), list[Lit]()
        self.both = self._knobs(BOTH.columns(1, 1), 1.7, TITLE_SIZE)  # as they are told of
        self.loading = self._loading()
        self.slopes, self.code, self.top = self._slopes(), self._code(), names(plan)
        self.which, self.prints = self._which(), self._prints()
        self.worked = self._first_step().within(ASIDE)

    def line_now(self) -> np.ndarray:
        """The line (w, b) of the present round."""
        return np.asarray(self.plan.second_walk.at(float(self.progress.get_value())))

    def w(self) -> float:
        """How steep the line is."""
        return float(self.line_now()[0])

    def b(self) -> float:
        """How high it is at 0."""
        return float(self.line_now()[1])

    def round_w(self) -> float:
        """How steep it was when the round began."""
        return float(self.plan.second_walk.points[int(self.progress.get_value() + 1e-6), 0])

    def round_b(self) -> float:
        """How high it was then."""
        return float(self.plan.second_walk.points[int(self.progress.get_value() + 1e-6), 1])

    def _knobs(self, places: Any, radius: float, size: float = BODY_SIZE) -> VGroup:
        points = self.plan.second_walk.points
        low, high = min(0.0, 1.3 * float(points.min())), max(0.0, 1.3 * float(points.max()))
        knobs, values = VGroup(), (self.round_w, self.round_b)
        for name, value, place in zip("wb", values, places, strict=True):
            knobs.add(Knob(name, value, low, high, radius=radius, size=size).within(place))
        return knobs

    def _beside_the_log(self, rows: int) -> VGroup:
        """The knobs one above the other, right of its short rows; or below it, if it is low."""
        if rows < _FEW:
            below = ASIDE.inset(top=self.log.height + 0.9)
            return self._knobs(below.columns(1, 1), min(_LARGEST, below.height / 2))
        longest = max(map(len, self.plan.second_run.log[:-1]))
        foot = self.log.middle_of(rows - 1) + self.log.leading / 2
        beside = Box(ASIDE.left + longest * self.log.advance, foot, ASIDE.right, ASIDE.top)
        beside = beside.inset(left=0.5, bottom=0.3)
        words = max(knob.width for knob in self._knobs([beside] * 2, 0.0))
        radius = float(np.clip((beside.width - words) / 2, _LEAST, _LARGEST))
        return self._knobs(beside.rows(1, 1), radius)

    def _code(self) -> Retyped:
        """The loop where it stood, which becomes the one with a b."""
        plan = self.plan
        old, new = (numbered(loop, plan.firsts[-1]) for loop in (plan.loop, plan.second))
        return Retyped(old, new, colors(plan), loop_size(old, new)).within(LOOP, UP + LEFT)

    def _loading(self) -> Retyped:
        """The lines that open the file, which become those that open the file of these dots."""
        old, new = map(numbered, (self.plan.opening, self.plan.other_opening))
        return Retyped(old, new, colors(self.plan), card_size(old, new)).within(CODE, UP + LEFT)

    def _prints(self) -> list[Underline]:
        """Below each of the numbers that the last line prints, its name among them."""
        row = numbered(self.plan.second, self.plan.firsts[-1]).splitlines()[-1]
        last = len(self.code.lines) - 1
        return [
            Underline(self.code, last, found.span(), colors(self.plan)[found[1]])
            for found in _PRINTED.finditer(row)
        ]

    def _first_step(self) -> Stack:
        """The first step in numbers: for w, and below it for b."""
        walk, rows = self.plan.second_walk, []
        for name, start, slope in zip("wb", walk.points[0], walk.gradients[0], strict=True):
            line = WorkedLine(float(start), self.plan.other_rate, float(slope), digits=_DIGITS)
            whose = Words(f"{name}:", TITLE_SIZE, POSITION)
            rows.append(VGroup(whose, line.next_to(whose, buff=0.25)))
        worked = Stack(*rows, gap=0.5)
        return worked.scale(min(1.0, ASIDE.width / worked.width))

    def _slopes(self) -> Retyped:
        """The gradient where it stood, which becomes that of w and b."""
        plan = self.plan
        old, new = (
            numbered(one, plan.firsts[-2]) for one in (plan.functions[-1], plan.both_slopes)
        )
        return Retyped(old, new, colors(plan), CODE_SIZE).within(CODE, UP + LEFT)

    def _which(self) -> list[Words]:
        """Below the last line of the gradient, which of its slopes is whose."""
        row, card = (
            numbered(self.plan.both_slopes, self.plan.firsts[-2]).splitlines()[-1],
            self.slopes,
        )
        left, top = card.corner()
        foot = top - len(card.lines) * card.leading - 0.35
        ends = ("[", ","), (",", "]")
        made = []
        for name, (first, last) in zip("wb", ends, strict=True):
            a = row.index(first, row.index("[")) + 1
            column = (a + row.index(last, a)) / 2
            words = Words(tr("for {knob}").format(knob=name), BODY_SIZE, POSITION)
            words.move_to((left + column * card.advance, foot, 0))
            made.append(words)
        made[1].shift((baseline(made[0]) - baseline(made[1])) * UP)
        return made

    def lights(self) -> list[Lit]:
        """On the first line of the log and on its last, which are said; not on a hidden one."""
        rows, made = self.plan.second_run.log, []
        for row in (0, len(rows) - 1):
            made.append(Lit(self.log, (row, row), (0, len(rows[row]))))
            made[-1].panel = ASIDE.inset(left=-0.2)  # with room for its margin
        self.lit = made
        return made

    # -- verbs -----------------------------------------------------------------------------------

    def load(self) -> tuple[Any, ...]:
        """Animations: another file is opened; its dots come, and no axes before them."""
        return *self.loading.turn_to(1), FadeIn(self.plane, self.dots, rate_func=_NEXT)

    def name(self) -> Iterator[Any]:
        """Animations: the numbers that the last line prints are underlined as they are said."""
        for line, said in zip(self.prints, _SAID, strict=True):
            yield from (FadeIn(line, rate_func=_FIRST),
                        change(line.drawn, 1, squish_rate_func(smooth, *said)))  # fmt: skip

    def open_the_loop(self) -> tuple[Any, ...]:
        """Animations: the dots make room for its five rows, which come instead of the gradient."""
        come = instead((self.slopes, *self.which), (self.top, self.code))
        return *come, self.plane.animate.within(LOWER_PLOT)

    def measure(self) -> tuple[Any, ...]:
        """Animations: the errors grow."""
        return FadeIn(self.errors, rate_func=_FIRST), change(self.errors.grown, 1)

    def open_up(self) -> tuple[Any, ...]:
        """Animations: dots and line have all the left side; beside them the first step."""
        there = FadeIn(self.worked, rate_func=_LATE)
        gone = FadeOut(self.code, self.top, *self.prints, rate_func=_READ)
        return gone, self.plane.animate(rate_func=_NEXT).within(PLOT), there

    def first_step(self) -> tuple[Any, ...]:
        """Animations: both knobs take it at once, and the first report is there."""
        self.log.printed.set_value(1)
        return change(self.progress, 1), swell(self.worked, 1.03)

    def run(self) -> tuple[Any, ...]:
        """Animations: all other rounds, and the reports among them; then what is left."""
        rounds, rows = self.plan.iterations, len(self.plan.second_run.log)
        every, begun = self.plan.report_every, float(self.progress.get_value())
        done = (rounds - 1) // every

        def printed_by(share: float) -> float:
            """A report comes as its round begins, and not before."""
            whole, part = divmod((begun + _run(share) * (rounds - begun)) / every, 1.0)
            lines = min(whole + min(1.0, part / _PRINTS), done + 1.0) + _end(share)
            return max(0.0, lines - 1) / (rows - 1)

        told = change(self.log.printed, rows, printed_by)
        return change(self.progress, rounds, _run), told


class Rates(VGroup):
    """The two lines that take a step; below them the rate of each, large."""

    def __init__(self, plan: Plan) -> None:
        steps = [
            next(row.strip() for row in text.splitlines() if "gradient" in row)
            for text in (plan.loop, plan.second)
        ]
        rates = [literal(rate) for rate in (plan.rate, plan.other_rate)]
        super().__init__()
        self.left, self.asked = [], []
        for row, rate, side in zip(steps, rates, (-1.0, 1.0), strict=True):
            line = Listing(row, colors(plan), 36).move_to((0, 2.2 - 0.4 * side, 0))
            alone = Words(printed(Decimal(rate)), _LARGE, STEP).move_to((3.2 * side, 0.2, 0))
            asked = Words(tr("× 10 ?"), 70).next_to(alone, DOWN, buff=0.6)
            self.add(line)
            self.left.append(alone)
            self.asked.append(asked)

    def rise(self) -> list[Any]:
        """Animations: both rates, below their lines."""
        return [FadeIn(alone, scale=0.6) for alone in self.left]


def _held(numbers: Any) -> tuple[float, float]:
    low, high = float(numbers.min()), float(numbers.max())
    more = _ROOM * ((high - low) or 1.0)
    return low - more, high + more


__all__ = ["Rates", "Second"]
