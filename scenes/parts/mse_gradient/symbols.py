"""The derivation in symbols: each row beside the dots and bands that it speaks of."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import UP, FadeIn, FadeOut, VGroup

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.hooks import Hooks
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import NOTES, OVER, SCENE, SYMBOLS
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.parts.mse_gradient.rows import rows, step_rows
from scenes.parts.mse_gradient.shares import Shares, Squares
from scenes.parts.mse_gradient.signs import filled, formula, steps
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
    Formula,
    Stack,
    change,
    instead,
    tr,
)

_RAISED = 0.5  # by which w or b is raised in the plot, to be seen
_RULE, _AT = 0.3, 0.55  # scene units between both rules; from above the dots to what stands there
_ERROR = ("e", "e_i")


class Board:
    """The lines of w and of b; beside them the three dots, below them what these give.

    What it does is told as moves: what moves together, and for how many seconds.
    """

    def __init__(self, plan: Plan, few: Few) -> None:
        self.plan, self.few = plan, few
        self.rows = rows() | step_rows()
        self.boxes = SYMBOLS.rows(1, 1, gap=0.1)
        self.lines = [Line(self._row("given", 0), self.boxes[0])]
        self.squares, self.shares = Squares(few), Shares(few)
        self.squares.worked.move_to(OVER.middle)
        self.error = formula(self.rows["error"][0], BODY_SIZE)
        self.error.move_to((NOTES.middle[0], NOTES.top - _AT, 0))
        rules = [formula(row, TITLE_SIZE) for row in self.rows["rule"]]
        self.rule, self.last = Stack(*rules, gap=_RULE).within(OVER, UP), rules[-1]
        self.hooks = VGroup()

    def begins(self) -> Moves:
        """The loss comes beside the three dots; line, dot, band and square light up as it is read.

        The number of each square, and their average, are those that were worked out before.
        """
        few, (line,) = self.few, self.lines
        yield (few.wide(SCENE, few.plane.animate), change(few.bands.headed, 0)), 0.8
        yield (FadeIn(line), *few.only()), 0.5
        yield (line.light("knob_w", "was_x", "knob_b"),), 0.8
        yield (line.light("was_y"), *few.only(0, 1, 2)), 0.8
        yield (FadeIn(self.squares), change(self.squares.opened, 1)), 0.8

    def averaged(self) -> Moves:
        """Their average."""
        line, worked = self.lines[0], self.squares.worked
        yield (line.light("one", "was_m", "sum"), FadeIn(worked)), 1.2

    def given(self) -> Moves:
        """Which letters are given."""
        names = ("was_m", "was_x", "was_y")
        yield self._hook(Hooks(self.lines[0].row, names, tr("given"), DATA)), 0.5
        yield (self.lines[0].light(*names),), 1.0

    def knobs(self) -> Moves:
        """Which are knobs."""
        names = ("knob_w", "knob_b")
        yield self._hook(Hooks(self.lines[0].row, names, tr("knobs"), POSITION)), 0.5
        yield (self.lines[0].light(*names),), 1.0

    def square_goes(self) -> Moves:
        """The bracket is called the error; two sides of each square light up, the power goes."""
        away = FadeOut(self.squares.worked)
        yield (*self._become("errors"), FadeIn(self.error), *self._hook(), away), 1.2
        yield (*self._become("chain"), change(self.squares.sides, 1)), 1.6

    def chain(self) -> Moves:
        """How the error itself moves; the line of b comes."""
        yield (self.lines[0].light("chain"), FadeOut(self.squares)), 1.2
        self.lines.append(Line(self._row("chain", 1), self.boxes[1]))
        yield (FadeIn(self.lines[1]),), 0.8

    def raised(self, axis: int) -> Moves:
        """w (0) or b (1) is raised: what is constant, how the line moves, and so the error."""
        constant = (("knob_w", "was_x"), "was_y") if axis else ("knob_b", "was_y")
        line = self.plan.three_start + _RAISED * np.eye(2)[axis]
        hooks = self._hook(Hooks(self.error, constant, tr("constant"), TEXT))
        yield (*hooks, *self.few.held.go(line)), 0.8
        home = self.few.held.go(self.plan.three_start)
        yield (*self._become("moves", axis), *home), 1.2

    def two_in_front(self) -> Moves:
        """The 2 goes to the front; the note of the error goes."""
        yield (*self._become("done", 0, 1), *self._hook(), FadeOut(self.error)), 1.6

    def arrows(self) -> Moves:
        """Each dot gives its arrow, its band and its part of both lines lit."""
        yield (FadeIn(self.shares.pane, self.shares),), 0.5
        lights = ((0, (*_ERROR, "was_x")), (1, _ERROR))
        for row in range(len(self.plan.three)):
            lit = [self.lines[line].light(*names) for line, names in lights] if row == 0 else []
            yield (*self.shares.comes(row), *lit), 1.1

    def summed(self) -> Moves:
        """Tip to tail they are the sum; 2/m times it, the gradient. Both are framed."""
        yield (*self.shares.sum(), *(line.light("sum") for line in self.lines)), 1.1
        front = [line.light("two", "was_m") for line in self.lines]
        yield (self.shares.averaged(), *front), 1.2

    def turns_over(self) -> Moves:
        """The errors in letters; then dot minus line, and a minus in front."""
        yield self._become("written", 0, 1), 1.0
        yield self.turned(), 1.8

    def turned(self) -> list[Any]:
        """An animation of each line: dot minus line."""
        return self._become("turned", 0, 1)

    def step(self) -> Moves:
        """The learning rate times the slopes: the arrow gets shorter, and is a step."""
        over = self.lines
        self.lines = [Line(self._row("two", n), box) for n, box in enumerate(self.boxes)]
        yield instead(over, self.lines), 0.9
        large = Hooks(self.lines[1].row, ("rate",), tr("learning rate: how large a step"), STEP)
        yield self._hook(large), 0.4
        yield from self.shares.scaled()

    def turned_round(self) -> Moves:
        """The slope is uphill; the minus of both rules turns the arrow round."""
        uphill = Hooks(self.lines[1].row, (("two", "e_i"),), tr("uphill"), GRADIENT)
        yield (*self._hook(uphill), FadeIn(self.rule)), 0.6
        minus = Hooks(self.last, ("minus",), tr("direction that lowers the loss"), TEXT)
        self.hooks.add(minus)
        yield (FadeIn(minus),), 0.4
        yield (self.shares.turns(),), 1.7

    def in_numbers(self) -> Moves:
        """Both rules in numbers; what the arrow was fills their boxes, across no letter."""
        plan, boxes = self.plan, OVER.rows(1, 1, gap=0.2)
        made = steps(plan.three_start, plan.rate, plan.three_gradient, boxes)
        yield [*instead([self.rule, *self.hooks]), FadeOut(self.shares, self.shares.pane)], 0.5
        self.hooks = VGroup()
        yield from filled(made, [step.hole for step in made])

    def halved(self) -> Moves:
        """The 2 goes from both slopes to the rate."""
        yield self._become("none", 0, 1), 1.6

    def _hook(self, *come: Hooks) -> list[Any]:
        """An animation: the hooks that are there go, and others come."""
        gone, self.hooks = self.hooks, VGroup(*come)
        return instead(gone, come)

    def _become(self, name: str, *numbers: int) -> list[Any]:
        """An animation: these lines turn into the next row; above it y has room to fly."""
        over = {"was_y"} if name == "turned" else set()
        return [self.lines[n].turn_into(self._row(name, n), over) for n in numbers or (0,)]

    def _row(self, name: str, number: int) -> Formula:
        return formula(self.rows[name][number], TITLE_SIZE)


__all__ = ["Board"]
