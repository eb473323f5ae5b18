"""A race on two axes: steps by the gradient, and steps by trying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.training_loop import outcome
from scenes.parts.training_loop.machine import NumberLine
from scenes.parts.training_loop.places import DESCENT, RIVAL, TABLE
from scenes.parts.training_loop.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Box,
    Layer,
    Mark,
    Readout,
    Words,
    change,
    italic,
    on_one_line,
    swell,
    tr,
)
from scenes.stage.lecture.theme import LARGE_RATE
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline, grouped, number_text

Array = NDArray[np.float64]

ORANGE = LARGE_RATE  # a triangle: the rival
_BESIDE = 0.08  # of the way to the best w, how far the axes go on
_TICK = 0.3  # scene units
_SIZE = 0.25  # of a runner, above its marks
_WORDS, _NUMBERS = 40, 44  # sizes
_UNUSED = 0.7
_BETWEEN = 0.35  # scene units between the losses of two neighbours, at least
_TRIED = 2.6  # nudges to each side, magnified


class Runner(OnPicture):
    """One of both: a disc or a triangle above its axis, and a mark wherever it has landed.

    ``time`` is in steps; ``tried`` from -1 to 1 is how much of a nudge it has stretched out.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, places: Array, triangle: bool, name: str) -> None:
        super().__init__(on)
        self.places, self.triangle, self.name = places, triangle, name
        self.time, self.tried = ValueTracker(0.0), ValueTracker(0.0)
        self.tint = ORANGE if triangle else POSITION

    @property
    def step(self) -> int:
        """How many steps are over."""
        return min(int(self.time.get_value() + 1e-6), len(self.places) - 1)

    def now(self) -> float:
        """Where it is: on its way for the first part of a beat of the clock, then at rest."""
        time = float(np.clip(self.time.get_value(), 0, len(self.places) - 1))
        share = min(1.0, 1.4 * (time - self.step))
        after = min(self.step + 1, len(self.places) - 1)
        gone = share * share * (3 - 2 * share)
        return float(self.places[self.step] + gone * (self.places[after] - self.places[self.step]))

    def draw(self, canvas: Canvas) -> None:
        """Marks below it, itself above the axis."""
        pen, up = Pen(canvas, self.presence), np.array([0.0, _TICK])
        for spot in self.on.at(self.places[: self.step + 1, None]):
            pen.line(np.stack([spot, spot + up]), self.tint, 0.035, opacity=0.9)
        above = up + np.array([0.0, _SIZE + 0.04])
        spot = self.on.at([self.now()]) + above
        tried = float(self.tried.get_value())
        if tried:
            there = self.now() + tried * abs(self.places[1] - self.places[0])
            self._sign(Pen(canvas, 0.5 * self.presence), self.on.at([there]) + above)
        self._sign(pen, spot)

    def _sign(self, pen: Pen, spot: Array) -> None:
        if not self.triangle:
            pen.disc(spot, _SIZE, self.tint, casing=0.05)
            return
        corners = spot + 1.15 * _SIZE * np.array([(0.0, 1.0), (-0.95, -0.85), (0.95, -0.85)])
        pen.fill(corners, self.tint)
        pen.line(corners, self.tint, 0.05, closed=True)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading(self.name, "", self.now())]


class Lane:
    """An axis with its runner, and its numbers."""

    def __init__(self, plan: Plan, walk: Trajectory, length: int, box: Box, triangle: bool) -> None:
        best = plan.best
        ends = sorted((-_BESIDE * best, (1 + 2 * _BESIDE) * best))
        head, line = box.rows(1.0, 2.0, gap=0.0)
        axis = NumberLine((ends[0], ends[1]), (0, 1), (italic("w"), ""), numbered=(True, False))
        self.axis = axis.within(line)
        self.axis.within(Box(line.left, line.bottom, line.right, line.bottom + 1.0))
        self.losses, places = walk.losses[: length + 1], walk.points[: length + 1, 0]
        name = "rival" if triangle else "descent"
        self.runner = Runner(self.axis.ruler, places, triangle, f"{name} runner")
        self.cross = Mark(self.axis.ruler, np.array([[best]])).set_z_index(Layer.WALKER + 1)
        tint = ORANGE if triangle else POSITION
        self.steps: Readout = Readout(
            f"{name} steps", tr("steps"), lambda: self.runner.step, 0, _NUMBERS, tint
        )
        self.loss: Readout = Readout(
            f"{name} loss",
            tr("loss"),
            lambda: self.losses[self.runner.step],
            outcome.decimals(plan),
            _NUMBERS,
            LOSS,
        )
        numbers = VGroup(self.steps, self.loss)
        self.steps.move_to(head.middle, aligned_edge=RIGHT)
        self.loss.shift(UP * (baseline(self.steps) - baseline(self.loss)))
        self.loss.shift(RIGHT * (head.right - 3.5 - self.loss.get_left()[0]))
        self.steps.shift(RIGHT * (head.right - 6.1 - self.steps.get_left()[0]))
        self.head = head
        self.all = VGroup(self.axis, self.runner, numbers)
        words = tr("by trying") if triangle else tr("by the gradient")
        called = Words(words, _WORDS, tint).move_to(head.middle)
        called.shift(UP * (baseline(self.steps) - baseline(called)))
        self.all.add(called.align_to((line.left + 0.3, 0, 0), LEFT))

    def back(self) -> Any:
        """An animation: it stands at the start again."""
        return change(self.runner.time, 0)


class Race:
    """Both lanes, the rival's three words, and what its nudges cost."""

    def __init__(self, plan: Plan) -> None:
        self.plan, rival = plan, plan.rival
        self.all_steps = int(rival.lengths)
        enough = plan.iterations if plan.enough is None else plan.enough
        self.turning = outcome.turning(plan)
        self.rival = Lane(plan, rival, self.all_steps, RIVAL, triangle=True)
        steps = max(enough, self.turning)
        self.descent = Lane(plan, plan.walk, steps, DESCENT, triangle=False)
        self.larger, self.smaller, self.stop = self._words()
        self.neighbours = self._neighbours(self.larger, self.smaller)
        self.cross = VGroup(self.rival.cross, self.descent.cross)
        self.lens = Lens(plan)
        self.table = Costs(plan)

    @property
    def everything(self) -> VGroup:
        """All that is there at the end of the race."""
        words = self.larger, self.smaller, self.stop, *self.neighbours
        return VGroup(self.rival.all, self.descent.all, self.cross, *words)

    def _words(self) -> tuple[Words, Words, Words]:
        _, left, _ = self.rival.head.columns(2.1, 4.5, 6.8)
        first, second, third = left.columns(1, 1.2, 0.7, gap=0.2)
        words = [
            Words(text, _WORDS, ORANGE).move_to(box.middle)
            for text, box in zip(
                (tr("larger?"), tr("smaller?"), tr("stop")), (first, second, third), strict=True
            )
        ]
        for word in words:
            word.shift(UP * (baseline(self.rival.steps) - baseline(word)))
        return words[0], words[1], words[2]

    def _neighbours(self, *words: Words) -> tuple[Words, ...]:
        """The losses of the neighbours at the end, each below its word."""
        found = []
        for text, above in zip(outcome.neighbour_texts(self.plan), words, strict=True):
            number = Words(text, BODY_SIZE, LOSS).next_to(above, DOWN, buff=0.2)
            found.append(number.set_y(self.smaller.get_bottom()[1] - 0.36))
        lack = found[0].get_right()[0] + _BETWEEN - found[1].get_left()[0]
        if lack > 0:
            found[0].shift(lack / 2 * LEFT)
            found[1].shift(lack / 2 * RIGHT)
        return tuple(found)

    def go(self, step: int, pace: Callable[[float], float] = linear) -> tuple[Any, ...]:
        """Animations: both go on by the same clock."""
        return change(self.rival.runner.time, step, pace), change(
            self.descent.runner.time, step, pace
        )

    def reach(self, number: int) -> tuple[Any, ...]:
        """Animations: the rival tries one way, the larger w first, and what that is worth."""
        runners, way = (self.rival.runner, self.lens.runner), (1, -1)[number]
        tried = (change(runner.tried, way) for runner in runners)
        return *tried, FadeIn(self.lens.numbers[number])

    def decide(self, number: int) -> tuple[Any, ...]:
        """Animations: it goes there, or does not."""
        runners = (self.rival.runner, self.lens.runner)
        back = (change(runner.tried, 0) for runner in runners)
        if number != self.lens.kept:
            return (*back, swell(self.lens.numbers[number]))
        gone = (change(runner.time, 1) for runner in runners)
        return (*back, *gone, swell(self.lens.numbers[number]))

    def rewind(self) -> Any:
        """An animation: descent goes back to the first step that is lower than the rival's end."""
        return change(self.descent.runner.time, self.turning, linear)

    def tell_neighbours(self) -> tuple[Any, ...]:
        """Animations: what was tried last, and was worse; so it stops."""
        lit = (words.animate.set_opacity(1) for words in (self.smaller, self.stop))
        return (*map(FadeIn, self.neighbours), *lit)

    def dim_the_words(self) -> tuple[Any, ...]:
        """Animations: those that are not used on the way step back."""
        return tuple(words.animate.set_opacity(_UNUSED) for words in (self.smaller, self.stop))


class Lens:
    """The rival's first tries, magnified: of a larger w, and of a smaller one if that fails."""

    def __init__(self, plan: Plan) -> None:
        nudge, box = plan.nudges[0], DESCENT
        head, line = box.rows(1.0, 2.0, gap=0.0)
        reach, names = (-_TRIED * nudge, _TRIED * nudge), (italic("w"), "")
        self.axis = NumberLine(reach, (0, 1), names, numbered=(True, False))
        self.axis.within(Box(line.left, line.bottom, line.right, line.bottom + 1.0))
        places = plan.rival.points[:2, 0]
        self.runner = Runner(self.axis.ruler, places, True, "magnified rival")
        self.kept = 0 if plan.best > 0 else 1  # which of the tries
        self.numbers = []
        called, *columns = head.columns(3.5, 5.0, 5.0)
        for way, column in zip((1, -1)[: self.kept + 1], columns, strict=False):
            now, then = (float(plan.landscape.value(np.array([k]))) for k in (0.0, way * nudge))
            sign = "<" if then < now else ">"
            words = Words(
                f"{outcome.loss_text(then)} {sign} {outcome.loss_text(now)}", _NUMBERS, LOSS
            )
            self.numbers.append(words.move_to(column.middle))
        name = Words(tr("magnified"), _WORDS, QUIET).move_to(called.middle)
        foot = baseline(self.numbers[0])
        for words in (name, *self.numbers):
            words.shift(UP * (foot - baseline(words)))
        self.all = VGroup(self.axis, self.runner, name.align_to((line.left + 0.3, 0, 0), LEFT))
        self.whole = VGroup(self.all, *self.numbers)


class Costs(VGroup):
    """What each nudge costs, and when descent is lower."""

    def __init__(self, plan: Plan) -> None:
        texts = [tr("nudge"), tr("steps"), tr("loss at the end"), tr("descent is lower")]
        order = sorted(zip(plan.nudges, plan.rivals, strict=True), key=lambda pair: -pair[0])
        rows = TABLE.rows(*[1.0] * 4)
        self.heads = self._row(texts, (QUIET,) * 4, rows[0])
        self.rows = []
        losses = outcome.loss_texts(tuple(walk for _, walk in order))
        for (nudge, walk), loss, box in zip(order, losses, rows[1:], strict=True):
            steps = grouped(str(int(walk.lengths)))
            cells = number_text(nudge), steps, loss, _after(plan.below(walk), plan.reached(walk))
            self.rows.append(self._row(cells, (TEXT, ORANGE, LOSS, POSITION), box))
        self.last_column = [row[-1] for row in self.rows]
        super().__init__(self.heads, *self.rows)

    def _row(self, texts: Any, tints: Any, box: Box) -> VGroup:
        cells = box.columns(1, 1, 1.7, 1.8)
        words = [Words(text, 42, tint) for text, tint in zip(texts, tints, strict=True)]
        row = on_one_line(*words)
        for word, cell in zip(words, cells, strict=True):
            word.set_x(cell.middle[0])
        return row.set_y(box.middle[1])


def _after(lower: int | None, level: int | None) -> str:
    if lower is not None:
        return tr("after {steps}").format(steps=lower)
    return tr("never") if level is None else tr("equal after {steps}").format(steps=level)


__all__ = ["Costs", "Lane", "Race", "Runner"]
