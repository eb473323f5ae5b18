"""The loop with a second knob: what changes in the program, and a hundred other dots."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
from manim import DOWN, UP, FadeIn, FadeOut, ValueTracker, VGroup, linear, smooth, squish_rate_func

from scenes.parts.training_loop.places import ASIDE, LAST_SIZE, LOWER_PLOT, PLOT, THIRD
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.program import literal
from scenes.parts.training_loop.rounds import colors
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    QUIET,
    STEP,
    FittedLine,
    Knob,
    Listing,
    Log,
    Plane,
    Samples,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.words import quantity
from scenes.stage.type.worked import printed

_LOG_SIZE, _ROWS = 28, 11
_ROOM = 0.05
_FIRST, _LATE = squish_rate_func(smooth, 0.0, 0.4), squish_rate_func(smooth, 0.6, 1.0)
_LARGE = 140  # size of what is left at the end


class Second:
    """Both programs row over row, the dots with their line, the knobs, and the log."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.others
        self.progress = ValueTracker(0.0)
        names = [quantity(name) for name in (data.x_name, data.y_name)]
        self.plane = Plane(_held(data.x), _held(data.y), (names[0], names[1])).within(LOWER_PLOT)
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = FittedLine(self.plane, self.w, self.b, width=0.08)
        rows = min(_ROWS, len(plan.second_run.log))
        self.log = Log(plan.second_run.log, rows, size=_LOG_SIZE, color=QUIET)
        upper, between, lower = ASIDE.rows(4.85, 0.5, 1.15, gap=0.05)
        self.log.within(upper, UP)
        lowest = tr("lowest possible: {loss}").format(loss=f"{plan.lowest:.3f}")
        self.lowest = Words(lowest, BODY_SIZE, LOSS).within(between)
        self.knobs = self._knobs(lower)
        self.old, self.stays, self.new, self.begins, self.steps = self._code()
        self.program = VGroup(self.old, self.stays, self.new, self.plane)

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

    def _knobs(self, box: Any) -> VGroup:
        points = self.plan.second_walk.points
        low, high = min(0.0, 1.3 * float(points.min())), max(0.0, 1.3 * float(points.max()))
        knobs = VGroup()
        places, values = box.columns(1, 1), (self.round_w, self.round_b)
        for name, value, place in zip("wb", values, places, strict=True):
            knobs.add(Knob(name, value, low, high, radius=0.55).within(place))
        return knobs

    def _code(self) -> tuple[Listing, ...]:
        """Listings on one grid of rows: what goes, what stays, and what comes."""
        plan = self.plan
        old, new = plan.loop.splitlines(), plan.second.splitlines()
        w, b = plan.other_start
        begins = f"w, b = {literal(w)}, {literal(b)}"
        width = max(map(len, (*old, *new, begins)))

        def card(*rows: str) -> Listing:
            text = "\n".join(row.ljust(width) for row in rows)
            listing = Listing(text, colors(plan), LAST_SIZE)
            left, top = listing.corner()
            return listing.shift((THIRD.left - left, THIRD.top - top, 0))

        gone = card(old[0]), card("", "", *old[2:])
        comes = card("", "", *new[1:])
        comes.written.set_value(2)
        return gone[0], card("", new[0]), gone[1], card(begins), comes

    # -- verbs -----------------------------------------------------------------------------------

    def begin(self) -> Any:
        """An animation: the line is there, as it starts."""
        return FadeIn(self.line)

    def become(self) -> tuple[Any, ...]:
        """Animations: w = 0 becomes a w and a b."""
        return FadeOut(self.old, rate_func=_FIRST), FadeIn(self.begins, rate_func=_LATE)

    def light(self, *rows: int) -> list[Any]:
        """Animations: the light on one row after another."""
        moves = []
        for row in rows:
            moves += self.steps.run_line(row)
        return moves

    def open_up(self) -> tuple[Any, ...]:
        """Animations: the dots have all the left side; then the line and the knobs are there."""
        there = FadeIn(self.line, self.knobs, rate_func=_LATE)
        return self.plane.animate(rate_func=_FIRST).within(PLOT), there

    def run(self) -> tuple[Any, ...]:
        """Animations: all rounds, and the reports among them."""
        rounds = self.plan.iterations
        done = (rounds - 1) // self.plan.report_every
        share = done * self.plan.report_every / rounds  # of the time, until the last report
        pace = squish_rate_func(linear, 0.0, share) if share else linear
        return change(self.progress, rounds, linear), change(self.log.printed, done + 1, pace)

    def result(self) -> Any:
        """An animation: the last line, which has the w and the b of the end."""
        return change(self.log.printed, len(self.plan.second_run.log))


class Rates(VGroup):
    """The two lines that take a step; of each only the rate remains."""

    def __init__(self, plan: Plan) -> None:
        steps = [
            next(row.strip() for row in text.splitlines() if "-=" in row)
            for text in (plan.loop, plan.second)
        ]
        rates = [literal(rate) for rate in (plan.rate, plan.other_rate)]
        super().__init__()
        self.left, self.asked = [], []
        for row, rate, side in zip(steps, rates, (-1.0, 1.0), strict=True):
            line = Listing(row, colors(plan), 36).move_to((0, 0.25 - 0.6 * side, 0))
            left, top = line.corner()
            middle = left + (row.index(rate) + len(rate) / 2) * line.advance
            alone = Words(printed(Decimal(rate)), _LARGE, STEP).move_to((3.2 * side, 0.9, 0))
            asked = Words(tr("× 10 ?"), 70).next_to(alone, DOWN, buff=0.8)
            self.add(line)
            self.left.append((alone, np.array([middle, top - line.leading / 2, 0])))
            self.asked.append(asked)

    def rise(self) -> list[Any]:
        """Animations: both rates come out of their lines, which go."""
        rates = [FadeIn(alone, target_position=place, scale=0.4) for alone, place in self.left]
        return [FadeOut(self, rate_func=_FIRST), *rates]


def _held(numbers: Any) -> tuple[float, float]:
    low, high = float(numbers.min()), float(numbers.max())
    more = _ROOM * ((high - low) or 1.0)
    return low - more, high + more


__all__ = ["Rates", "Second"]
