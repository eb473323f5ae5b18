"""The derivation in symbols: each row beside the dots and bands that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.mse_gradient.cast import Few
from scenes.parts.mse_gradient.flight import Flight
from scenes.parts.mse_gradient.glass import StepGlass
from scenes.parts.mse_gradient.ground import Crowd
from scenes.parts.mse_gradient.hooks import Hooks
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import (
    ACROSS,
    BESIDE,
    COUNTED,
    LOW,
    NOTES,
    SAID,
    SCENE,
    SYMBOLS,
)
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.parts.mse_gradient.rows import rows, step_rows
from scenes.parts.mse_gradient.shares import Shares
from scenes.parts.mse_gradient.signs import all_of, formula, steps
from scenes.parts.mse_gradient.square import Moved
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.uphill import Uphill
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
    Formula,
    change,
    instead,
    italic,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

_AT = 0.55  # scene units from above the notes to what stands there
_ERROR = ("e", "was_i")
_OVER = {"chain": {"two"}, "done": {"two"}, "turned": {"was_y"}}  # what flies


class Board:
    """The lines of w and of b; beside them the three dots, below them what these give.

    What it does is told as moves: what moves together, and for how many seconds.
    """

    def __init__(self, plan: Plan, few: Few) -> None:
        self.plan, self.few = plan, few
        self.rows = rows() | step_rows()
        self.boxes = SYMBOLS.rows(1, 1, gap=0.3)
        self.lines = [Line(self._row("given", 0), SAID)]
        self.squares, self.shares = Squares(few), Shares(few)
        self.glass, self.gradient = StepGlass(self.shares), self.shares.named()
        *self.names, self.sum = self.shares.names()
        self.ground = Uphill(self.shares, self.gradient)
        self.plot = self.shares, self.shares.pane, self.gradient, self.ground, self.glass
        worked = self.squares.worked
        worked.scale(min(TITLE_SIZE / BODY_SIZE, COUNTED.width / worked.width))
        worked.move_to(COUNTED.middle)
        self.error = formula(self.rows["error"][0], 1.2 * BODY_SIZE)
        self.error.move_to((NOTES.middle[0], NOTES.top - _AT, 0))
        # Each rule, and below it the same in numbers, minus under minus.
        halves = [box.rows(1, 1, gap=0.1) for box in ACROSS]
        below = [lower for _, lower in halves]
        self.made = steps(plan.three_start, plan.rate, plan.three_gradient, below, TITLE_SIZE)
        self.rules = [formula(row, TITLE_SIZE) for row in self.rows["rule"]]
        for rule, step, (upper, _) in zip(self.rules, self.made, halves, strict=True):
            rule.move_to(upper.middle)
            aside = step.minus.get_center()[0] - rule.part("minus").get_center()[0]
            rule.shift((float(aside), 0, 0))
        self.crowd, self.hooks = Crowd(BESIDE), VGroup()

    def has_room(self) -> Moves:
        """The plot leaves room for the rows, where a crowd of dots is seen until they come."""
        few = self.few
        come = FadeIn(self.crowd, rate_func=squish_rate_func(smooth, 0.5, 1.0))
        yield (*few.beside(SCENE, squares=True), change(few.bands.headed, 0), come), 1.2

    def begins(self) -> Moves:
        """The loss is written as it is read, each part beside what it is in the plot."""
        few, (line,) = self.few, self.lines
        line.hide()
        gone = FadeOut(self.crowd, rate_func=squish_rate_func(smooth, 0.0, 0.4))
        yield (gone, line.built("knob_w", "knob_b"), *few.only()), 0.8
        yield (line.built("knob_w", "was_y"), *few.only(0, 1, 2)), 0.7
        power = line.built("sum", "two", after=True)
        yield (power, FadeIn(self.squares), change(self.squares.opened, 1)), 0.8

    def averaged(self) -> Moves:
        """Their average: which dots the index counts."""
        line, worked = self.lines[0], self.squares.worked
        word = tr("{i} = 1 to {m}").format(i=italic("i"), m=italic("m"))
        self.hooks = VGroup(Hooks(line.row, ("sum",), word, DATA))
        counts = FadeIn(self.hooks, rate_func=squish_rate_func(smooth, 0.0, 0.4))
        yield (line.built("is", "two", after=True), FadeIn(worked), counts), 0.6
        yield (line.built("loss", "two"),), 0.6

    def given(self) -> Moves:
        """Which letters are given."""
        names = ("was_m", "was_x", "was_y")
        yield self._hook(Hooks(self.lines[0].row, names, tr("given"), DATA)), 0.7

    def knobs(self) -> Moves:
        """Which are knobs."""
        names = ("knob_w", "knob_b")
        yield self._hook(Hooks(self.lines[0].row, names, tr("knobs"), POSITION)), 0.7

    def square_goes(self) -> Moves:
        """The bracket is called the error; two sides of each square light up, the power goes."""
        note = Flight(self.lines[0].row, "knob_w", "was_y", self.error)
        line, gone = self.lines[0], FadeOut(self.squares.worked)
        line.box = self.boxes[0]
        yield (*self._hook(), gone, line.animate.move_to(line.box.middle)), 0.5
        yield (note, *self._become("errors")), 1.2
        yield (*self._become("chain"), change(self.squares.sides, 1)), 1.4

    def chain(self) -> Moves:
        """How the error itself moves."""
        gone = FadeOut(self.squares, rate_func=squish_rate_func(smooth, 0.0, 0.15))
        yield (self.lines[0].light("chain"), gone), 2.0

    def of_b(self) -> Moves:
        """The same of b comes below."""
        self.lines.append(Line(self._row("chain", 1), self.boxes[1]))
        yield (FadeIn(self.lines[1]), self.few.close()), 0.9

    def raised(self, axis: int) -> Moves:
        """w (0) or b (1) is raised by one: what is constant, how far the line moves at each dot."""
        few = self.few
        constant = (("knob_w", "was_x"), "was_y") if axis else ("was_x", "knob_b", "was_y")
        moved = Moved(few.plane, self.plan, few.held, axis, self.plan.three.x.tolist(), by=1.0)
        hooks = self._hook(Hooks(self.error, constant, tr("constant"), TEXT))
        yield (*hooks, FadeIn(moved), *few.only(faint=0)), 0.4
        yield few.held.go(self.plan.three_start + np.eye(2)[axis]), 0.7
        yield (change(moved.marked, 1),), 0.3
        yield self._become("moves", axis), 0.8
        home = few.held.go(self.plan.three_start)
        yield (*home, FadeOut(moved), *few.only(0, 1, 2)), 0.6

    def two_in_front(self) -> Moves:
        """The 2 goes to the front; the plot makes room above it."""
        yield self._hook(), 0.3
        yield (*self._become("done", 0, 1), self.few.close(LOW)), 1.4

    def arrows(self) -> Moves:
        """Each dot gives its arrow, its band and its part of both lines lit."""
        for share in (self.squares.opened, self.squares.sides):
            share.set_value(0)  # only the errors, in numbers
        self.boxes = list(ACROSS)
        goes: list[Any] = [
            FadeOut(self.error, rate_func=squish_rate_func(smooth, 0.0, 0.4)),
            FadeIn(self.shares.pane, rate_func=squish_rate_func(smooth, 0.5, 1.0)),
        ]
        for line, box in zip(self.lines, self.boxes, strict=True):
            line.box = box
            goes.append(line.animate.move_to(box.middle))
        yield goes, 0.7
        yield (FadeIn(self.shares, self.squares),), 0.4
        lights = ((0, (*_ERROR, "was_x")), (1, _ERROR))
        for row in range(len(self.plan.three)):
            lit = [self.lines[line].light(*names) for line, names in lights] if row == 0 else []
            yield (*self.shares.comes(row), FadeIn(self.names[row]), *lit), 0.8

    def summed(self) -> Moves:
        """Tip to tail they are the sum, in numbers."""
        yield (*self.shares.sum(), FadeIn(self.sum)), 1.2

    def averaged_out(self) -> Moves:
        """2/m times it is the gradient."""
        front = [line.light("two", "was_m") for line in self.lines]
        yield (self.shares.averaged(), FadeOut(self.sum, *self.names), *front), 1.4
        yield (FadeIn(self.gradient), *self._hook(self._slopes(tr("gradient")))), 0.6

    def step(self) -> Moves:
        """Where both slopes lead: uphill."""
        yield (*self._hook(self._slopes(tr("uphill"))), FadeIn(self.ground)), 0.8

    def scaled(self) -> Moves:
        """The learning rate times it, which is δ: the arrow gets shorter."""
        yield self._hook(), 0.3
        yield self._become("two", 0, 1), 0.8
        word = tr("α = {rate}: how large a step").format(rate=number_text(self.plan.rate))
        large = self._both(self._two, "rate", word, STEP)
        yield (*self._hook(large), *self.shares.scaled()), 1.4
        yield (FadeIn(self.glass),), 0.7

    def rule(self) -> Moves:
        """Both rules come; δ stays under its glass."""
        yield (*instead(self.lines, self.rules), *self._hook()), 0.9

    def asked(self) -> Moves:
        """What their minus is for."""
        yield [swell(rule.part("minus"), 1.3) for rule in self.rules], 0.9

    def minus(self) -> Moves:
        """Their minus turns δ round."""
        word = tr("direction that lowers the loss")
        yield self._hook(self._both(self.rules, "minus", word, TEXT)), 0.5
        yield (self.shares.turns(),), 1.7

    def in_numbers(self) -> Moves:
        """Under each rule its numbers: first that of w, its slope not yet in its box."""
        yield (*self._hook(), FadeIn(self.made[0])), 0.7

    def filled(self, axis: int) -> Moves:
        """The slope, which swells beside its arrow, comes into the box of this rule."""
        slope = self.gradient.part(("g_w", "g_b")[axis])
        yield (*self.made[axis].fill(), swell(slope)), 0.8

    def ended(self, axis: int) -> Moves:
        """What the step comes to."""
        yield (FadeIn(self.made[axis].end),), 0.4

    def second(self) -> Moves:
        """The rule of b in numbers."""
        yield (FadeIn(self.made[1]),), 0.4
        yield from chain(self.filled(1), self.ended(1))

    def needed(self) -> Moves:
        """Both slopes swell, which are the same two sums of however many dots."""
        word = tr("{m} = 1,000,000").format(m=italic("m"))
        w, b = self._two
        yield self._hook(Hooks(w, ("was_m",), word, DATA), Hooks(b, ("was_m",), "", DATA)), 0.5
        yield [swell(row, 1.06) for row in self._two], 1.2

    def turned(self) -> Moves:
        """As other books write both slopes: dot minus line, and a minus in front."""
        over = [*self.rules, *all_of(self.made)]
        yield (FadeOut(*over),), 0.3
        self.boxes = SYMBOLS.rows(1, 1, gap=0.3)
        self.lines = [Line(self._row("line", n), box) for n, box in enumerate(self.boxes)]
        yield (FadeIn(*self.lines), self.few.close()), 0.7
        yield (*self._become("turned", 0, 1), self.squares.turned_round()), 1.4

    def halved(self) -> Moves:
        """The rate times them; the 2 goes to the rate."""
        yield self._become("scaled", 0, 1), 0.6
        twice = formula(
            f"{{{{alpha' : rate}}}} = 2 {{{{alpha : rate_a}}}} = "
            f"{{{{{number_text(2 * self.plan.rate)} : rate_n}}}}"
        )
        row = self.lines[1].row
        twice.move_to((row.get_center()[0], row.get_bottom()[1] - 0.5, 0))
        yield (FadeIn(twice),), 0.4  # what α takes in is told before it does
        yield self._become("hidden", 0, 1), 0.8

    @property
    def _two(self) -> list[Formula]:
        return [line.row for line in self.lines]

    def _slopes(self, said: str) -> VGroup:
        """The whole slope is marked in each line; the word is below the lower one."""
        w, b = self._two
        word = Hooks(b, (("two", "was_i"),), said, GRADIENT)
        return VGroup(Hooks(w, (("two", "was_x"),), "", GRADIENT), word)

    @staticmethod
    def _both(rows: Sequence[Formula], name: str | tuple[str, str], word: str, color: Any) -> Any:
        """A part of both rows is marked; the word is below the lower one."""
        words = ("",) * (len(rows) - 1) + (word,)
        marked = zip(rows, words, strict=True)
        return VGroup(*(Hooks(row, (name,), word, color) for row, word in marked))

    def _hook(self, *come: VGroup) -> list[Any]:
        """An animation: the hooks that are there go, and others come."""
        gone, self.hooks = self.hooks, VGroup(*come)
        return instead(gone, come)

    def _become(self, name: str, *numbers: int) -> list[Any]:
        """An animation: these lines turn into the next row; above it some have room to fly."""
        over = _OVER.get(name, set())
        return [self.lines[n].turn_into(self._row(name, n), over) for n in numbers or (0,)]

    def _row(self, name: str, number: int) -> Formula:
        """In one size with the other row of that name."""
        made = [formula(row, TITLE_SIZE) for row in self.rows[name]]
        share = min(1.0, *(SYMBOLS.width / row.width for row in made), 1.0)
        return made[number].scale(share)


__all__ = ["Board"]
