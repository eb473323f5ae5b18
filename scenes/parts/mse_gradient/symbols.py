"""The derivation in symbols: what is on the board at each row, and numbers that agree with it."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, FadeIn, FadeOut, SurroundingRectangle, VGroup, Wait

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.hooks import Hooks
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import BADGE, CORNER, LARGE, QUIETLY, SYMBOLS
from scenes.parts.mse_gradient.plan import NUDGES, Moves, Plan
from scenes.parts.mse_gradient.rows import rows, step_rows
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import fine, short
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Formula,
    Stack,
    Words,
    instead,
    tr,
)
from scenes.stage.type.text import number_text

_FADED = 0.5  # of a row that is over
_RAISED = 0.5  # by which w or b is raised in the plot, to be seen
_ROOM = 0.22  # between both slopes and their frame


class Board:
    """The lines of b and of w; below them what an error is, the three dots, the check by numbers.

    What it does is told as moves: what moves together, and for how many seconds.
    """

    def __init__(self, plan: Plan, few: Few) -> None:
        self.plan, self.few = plan, few
        self.rows = rows() | step_rows()
        self.boxes = SYMBOLS.rows(1, 1, gap=0.1)
        self.lines = [Line(self._row("loss", 0), self.boxes[0])]
        self.over = formula(self.rows["errors"][0], BODY_SIZE).set_opacity(_FADED)
        self.over.move_to((QUIETLY.left, QUIETLY.top - 0.55, 0), aligned_edge=LEFT)
        self.error = formula(self.rows["error"][0], BODY_SIZE)
        self.error.next_to(self.over, DOWN, buff=0.55, aligned_edge=LEFT)
        self.rule = Stack(*(formula(row, TITLE_SIZE) for row in self.rows["rule"]), gap=0.3)
        self.rule.within(QUIETLY.inset(bottom=0.5), LEFT)
        self.badge, self.hooks = self._badge(), VGroup()

    def begins(self) -> Moves:
        """The three dots go below, their line as it was; the loss comes."""
        back = self.few.held.go(self.plan.three_start)
        yield (self.few.wide(LARGE, self.few.plane.animate), *back), 1.0
        yield (FadeIn(self.lines[0]),), 0.6
        yield self._become("given"), 1.3

    def given(self) -> Moves:
        """Which letters are given."""
        names = ("was_m", "was_x", "was_y")
        yield self._hook(Hooks(self.lines[0].row, names, tr("given"), DATA)), 0.5
        yield (self.lines[0].light(*names),), 1.3

    def knobs(self) -> Moves:
        """Which are knobs."""
        names = ("knob_w", "knob_b")
        yield self._hook(Hooks(self.lines[0].row, names, tr("knobs"), POSITION)), 0.5
        yield (self.lines[0].light(*names),), 1.2

    def square_goes(self) -> Moves:
        """The bracket is called the error; the power comes down before it."""
        corner = self.few.wide(CORNER, self.few.plane.animate)
        yield (*self._become("errors"), corner, FadeIn(self.error), *self._hook()), 1.4
        yield (*self._become("chain"), FadeIn(self.over)), 1.7

    def chain(self) -> Moves:
        """How the error itself moves; the line of w comes."""
        yield (self.lines[0].light("chain"),), 1.2
        self.lines.append(Line(self._row("chain", 1), self.boxes[1]))
        yield (FadeIn(self.lines[1]),), 0.8

    def raised(self, axis: int) -> Moves:
        """w (0) or b (1) is raised: what is constant, how the line moves, and so the error."""
        constant = (("knob_w", "was_x"), "was_y") if axis else ("knob_b", "was_y")
        line = self.plan.three_start + _RAISED * np.eye(2)[axis]
        hooks = self._hook(Hooks(self.error, constant, tr("constant"), TEXT))
        yield (*hooks, *self.few.held.go(line)), 0.8
        home = self.few.held.go(self.plan.three_start)
        yield (*self._become("moves", 1 - axis), *home), 1.3

    def two_in_front(self) -> Moves:
        """In the line of b the 2 goes to the front."""
        yield (*self._become("done", 0), *self._hook()), 1.7

    def times_x(self) -> Moves:
        """In the line of w as well; its x is lit."""
        yield self._become("done", 1), 1.6
        yield (self.lines[1].light("was_x"),), 1.4

    def written_out(self) -> Moves:
        """Both whole, in letters, in a frame; the notes go, and the check by numbers comes."""
        yield (*self._become("written", 0, 1), FadeOut(self.over, self.error)), 1.3
        self.frame = SurroundingRectangle(*self.lines, color=QUIET, buff=_ROOM, corner_radius=0.12)
        yield (FadeIn(self.frame, self.badge),), 0.7
        yield (Wait(),), 1.2

    def turns_over(self) -> Moves:
        """Dot minus line, and a minus in front."""
        yield (*self._become("turned", 0, 1), *instead([self.frame])), 1.8

    def step(self) -> Moves:
        """What both steps are: a slope, and what scales it; then what is done with them."""
        over = self.lines
        self.lines = [Line(self._row("two", n), box) for n, box in enumerate(self.boxes)]
        yield [*instead(over, self.lines), FadeOut(self.badge)], 1.1
        row = self.lines[1].row
        slope = Hooks(row, (("was_m", "e_i"),), tr("slope"), GRADIENT)
        yield self._hook(slope), 0.6
        scales = Hooks(row, ("rate",), tr("scales it"), STEP)
        self.hooks = VGroup(scales, slope)
        yield (FadeIn(scales),), 0.8
        yield (FadeIn(self.rule),), 0.8

    def halved(self) -> Moves:
        """The 2 goes from both slopes to the rate."""
        yield (*self._become("none", 0, 1), *self._hook()), 1.8

    def _hook(self, *come: Hooks) -> list[Any]:
        """An animation: the hooks that are there go, and others come."""
        gone, self.hooks = self.hooks, VGroup(*come)
        return instead(gone, come)

    def _become(self, name: str, *numbers: int) -> list[Any]:
        """An animation: these lines turn into the next row; only above the first is room to fly."""
        return [
            self.lines[n].turn_into(self._row(name, n), () if n else {"two"})
            for n in numbers or (0,)
        ]

    def _row(self, name: str, number: int) -> Formula:
        return formula(self.rows[name][number], TITLE_SIZE)

    @staticmethod
    def _both(b: str, w: str) -> Formula:
        pairs = (
            f"{{{{{knob} : knob_{knob}}}}} thin {{{{{number} : g_{knob}}}}}"
            for knob, number in (("b", b), ("w", w))
        )
        both = " thick thick ".join(pairs)
        return formula(both.replace("−", "-"), LABEL_SIZE)

    def _badge(self) -> VGroup:
        """What both slopes are for the three dots, and what a small nudge says of them."""
        (w, b), (near_w, near_b) = self.plan.three_gradient, self.plan.checked
        nudge = number_text(self.plan.nudge * NUDGES[-1])
        lines = [
            Words(tr("three dots:"), LABEL_SIZE, QUIET),
            self._both(short(float(b)), short(float(w))),
            Words(tr("nudged by {nudge}:").format(nudge=nudge), LABEL_SIZE, QUIET),
            self._both(fine(near_b), fine(near_w)),
        ]
        return Stack(*lines, gap=0.16).within(BADGE, LEFT)


__all__ = ["Board"]
