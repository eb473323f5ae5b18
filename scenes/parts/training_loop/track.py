"""The w-axis of the race: two runners on two rails above it, and a lens that is the axis itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.training_loop import outcome
from scenes.parts.training_loop.machine import NumberLine
from scenes.parts.training_loop.places import LATE, NEARLY, SOON, TRACK
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.runner import ORANGE, RAIL, SIZE, TICK, Runner, Try
from scenes.parts.training_loop.slope import Slope
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    QUIET,
    STAGE,
    Box,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_BESIDE = 0.08  # of the way to the best w, how far the axis goes on
_ALONE = 3.05  # scene units: how much lower the axis is while the rival is alone on it
_NAMED, _LENS = 3.0, 40  # scene units of the names before the rails; a size
_TRIED = 2.6  # nudges to each side, magnified
_OVER = 0.22  # scene units from a runner to the loss above it


class Track:
    """The axis with both runners; ``near`` shows it magnified round a place."""

    def __init__(self, plan: Plan, steps: int) -> None:
        self.plan, best, self.nudge = plan, plan.best, plan.nudge
        low, high = sorted((-_BESIDE * best, (1 + 2 * _BESIDE) * best))
        self.whole = (low, high)
        box = TRACK.inset(left=_NAMED)
        self.strip = Box(box.left, box.bottom, box.right, box.bottom + 0.8)
        axis = NumberLine(self.whole, (0, 1), (italic("w"), ""), numbered=(True, False))
        self.axis = axis.within(self.strip)
        left, width = float(self.axis.corner[0]), float(self.axis.size[0])
        panel = Box(left - 0.3, STAGE.bottom, left + width + 0.3, STAGE.top)
        ruler = self.axis.ruler
        self.rival = Runner(ruler, plan.rival.points[:, 0], True, panel)
        self.descent = Runner(ruler, plan.walk.points[: steps + 1, 0], False, panel)
        self.names = [
            self._name(self.rival, tr("by trying"), -_ALONE),
            self._name(self.descent, tr("by descent"), 0.0),
        ]
        self.factor = _rounded_down((high - low) / (2 * _TRIED * self.nudge))
        words = tr("w magnified × {factor}").format(factor=self.factor) if self.factor > 1 else ""
        self.lens = VGroup()
        if words:
            self.lens.add(Words(words, BODY_SIZE, QUIET).within(STAGE, UP + RIGHT))
        self.kept = 0 if best > 0 else 1  # which of its first tries leads down
        ways = (1, -1)[: self.kept + 1]
        self.first = [self._try(0.0, way * self.nudge) for way in ways]
        end = float(plan.rival.points[int(plan.rival.lengths), 0])
        self.last = [self._try(end, end + way * self.nudge) for way in (1, -1)]
        texts = outcome.neighbour_texts(plan)
        self.slope = self._slope()
        self.begins = self._measured(0.0)
        self.losses = [self._measured(way * self.nudge) for way in ways]
        self.second_loss = self._measured(2 * ways[self.kept] * self.nudge)
        ends = outcome.loss_text(float(plan.rival.losses[-1]), outcome.shown_decimals(plan))
        self.ends = self._loss(end, end, ends)
        self.neighbours = [
            self._loss(end, end + way * self.nudge, text)
            for way, text in zip((1, -1), texts, strict=True)
        ]
        heights = self.slope.level(self.near(0.0)[0]), self.ends.get_y()
        self.called = [
            Words(tr("loss"), BODY_SIZE, LOSS).set_y(height).set_x(TRACK.left, LEFT)
            for height in heights
        ]
        self.axis.within(self._lower(_ALONE))
        self.rule = self._rule()

    def _lower(self, by: float) -> Box:
        """Where the axis is, so much lower."""
        strip = self.strip
        return Box(strip.left, strip.bottom - by, strip.right, strip.top - by)

    def _value(self, w: float) -> float:
        return float(self.plan.landscape.value(np.array([w])))

    def _name(self, runner: Runner, text: str, up: float) -> Words:
        words = Words(text, BODY_SIZE, runner.tint)
        height = float(self.axis.corner[1]) + TICK + up
        return words.move_to((TRACK.left, height, 0), aligned_edge=LEFT)

    def _rule(self) -> list[Words]:
        """What it tries, one below the other."""
        texts = (tr("a little larger?"), tr("then: smaller?"))[: self.kept + 1]
        side = LEFT if self.kept else RIGHT  # where the loss is low, and leaves room
        end = STAGE.left + _NAMED if self.kept else STAGE.right
        words = [Words(text, _LENS, ORANGE) for text in texts]
        for number, row in enumerate(words):
            row.move_to((end, 0, 0), aligned_edge=side)
            row.set_y(row.get_y() + STAGE.top - 1.15 - 0.58 * number - baseline(row))
        return words

    def _try(self, start: float, place: float) -> Try:
        return Try(self.rival, start, place)

    def _loss(self, around: float, place: float, text: str, up: float = RAIL) -> Words:
        """A loss above the place it is that of, on the axis as it is magnified round another."""
        low, high = self.near(around)
        x = float(self.axis.corner[0] + (place - low) / (high - low) * self.axis.size[0])
        height = float(self.axis.corner[1]) + up + TICK + 2 * SIZE + _OVER
        return Words(text, BODY_SIZE, LOSS).move_to((x, height, 0), aligned_edge=DOWN)

    def _slope(self) -> Slope:
        """The loss over what is seen magnified round 0, above who stands there."""
        floor = float(self.axis.corner[1]) - _ALONE + TICK + 2 * SIZE
        left, width = float(self.axis.corner[0]), float(self.axis.size[0])
        box = Box(left, floor + 0.5, left + width, STAGE.top - 0.75)
        on, heads = self.axis.ruler, (floor + 0.12, floor - 2 * SIZE)
        slope = Slope(on, self._value, self.seen, self.near(0.0), box, heads)
        slope.measured += [lambda: 0.0]
        return slope

    def _measured(self, w: float) -> Words:
        """The loss there beside its dot, on the side where it is less."""
        low, high = self.near(0.0)
        x = float(self.axis.corner[0] + (w - low) / (high - low) * self.axis.size[0])
        words = Words(outcome.loss_text(self._value(w)), BODY_SIZE, LOSS)
        left = bool(self.kept)
        corner = self.slope.beside((x, self.slope.level(w)), left)
        return words.move_to((*corner, 0), aligned_edge=DOWN + (RIGHT if left else LEFT))

    # -- verbs -----------------------------------------------------------------------------------

    def seen(self) -> tuple[float, float]:
        """The range that the axis shows now."""
        return float(self.axis.low[0]), float(self.axis.low[0] + self.axis.span[0])

    def near(self, place: float) -> tuple[float, float]:
        """The range that is seen magnified round a place."""
        half = (self.whole[1] - self.whole[0]) / (2 * self.factor)
        return place - half, place + half

    def magnify(self, place: float) -> tuple[Any, ...]:
        """Animations: the axis shows what is near a place, and says how many times larger."""
        return self.axis.animate.reframe(x=self.near(place)), FadeIn(self.lens, rate_func=LATE)

    def widen(self) -> tuple[Any, ...]:
        """Animations: the whole way, higher up; both at the start, the rival on its own rail."""
        axis = self.axis.animate.within(self.strip).reframe(x=self.whole)
        name = self.names[0].animate.shift((_ALONE + RAIL) * UP)
        back = change(self.rival.time, 0)
        told = self.begins, self.losses[self.kept], self.second_loss, self.called[0], self.slope
        gone = FadeOut(self.lens, *self.rule, *told, rate_func=SOON)
        both = FadeIn(self.descent, self.names[1], rate_func=NEARLY)
        return axis, name, back, change(self.rival.lift, RAIL), gone, both

    def go_on(self) -> tuple[Any, ...]:
        """Animations: one step more, and its loss with it."""
        self.slope.measured[2:] = [self.rival.now]
        told = FadeIn(self.second_loss, rate_func=LATE)
        return change(self.rival.time, 2), change(self.slope.left, 2, SOON), told

    def decide(self, number: int) -> tuple[Any, ...]:
        """Animations: the rival goes where it has tried, or the try is over."""
        if number == self.kept:
            return change(self.rival.time, 1), change(self.slope.left, 1, SOON)
        return FadeOut(self.first[number]), FadeOut(self.losses[number])

    def measure(self, number: int) -> tuple[Any, ...]:
        """Animations: a try stretches out; the loss there has its dot, and then its number."""
        tried, loss = self.first[number], self.losses[number]
        self.slope.measured[1:] = [tried.here]
        told = FadeIn(self.rule[number]), FadeIn(loss, rate_func=LATE)
        return FadeIn(tried, rate_func=SOON), change(tried.reached, 1), *told

    @property
    def alone(self) -> VGroup:
        """What there is before descent comes: the rival, and the loss of every w above it."""
        return VGroup(self.axis, self.rival, self.names[0], self.slope, self.called[0])

    def try_both(self) -> tuple[Any, ...]:
        """Animations: the rival tries both neighbours of its end, and what they are worth."""
        tries = (change(tried.reached, 1) for tried in self.last)
        come = (FadeIn(tried, rate_func=SOON) for tried in self.last)
        return *come, *tries, *map(FadeIn, (self.ends, *self.neighbours, self.called[1]))

    def go(self, steps: int) -> tuple[Any, ...]:
        """Animations: both go on by the same clock."""
        runners = self.rival, self.descent
        return tuple(change(runner.time, steps, linear) for runner in runners)


def _rounded_down(number: float) -> int:
    """A number of one digit and noughts, at least 1.

    >>> _rounded_down(42.4), _rounded_down(0.95), _rounded_down(187.0)
    (40, 1, 100)
    """
    power = 10 ** int(np.floor(np.log10(max(number, 1.0))))
    return max(1, int(number // power) * power)


__all__ = ["Track"]
