"""A race: steps by the gradient, and steps by trying, with the losses of both step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.training_loop import outcome
from scenes.parts.training_loop.many import Pointing
from scenes.parts.training_loop.places import LOSSES, NEARLY, SOON
from scenes.parts.training_loop.plan import PRINTED, Plan
from scenes.parts.training_loop.runner import ORANGE, Runner
from scenes.parts.training_loop.telling import rival_guess
from scenes.parts.training_loop.track import Track
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    QUIET,
    STAGE,
    Choices,
    Layer,
    Plane,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.powers import Logged, LogHistory
from scenes.stage.plot.ticks import Tick
from scenes.stage.walk.contenders import Contender

Array = NDArray[np.float64]

_FIRST, _SLOWEST = 3, 0.7  # steps that are told, and seconds of one
_SLOW, _SOON = 0.22, 2.4  # seconds of a step then, and of all the others together, about
_TIMES = (2, 3, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 2000)  # how many times as fast
_COUNTS = -2.4, 2.3  # where steps are counted
_ROW = LOSSES.top - 0.22  # how high they stand
_ROOM, _MARKS = 0.03, 4  # of the axis of steps, beyond the last; powers of ten, at most
_RING, _BEFORE = 0.24, 0.3  # scene units: of a ring; from numbers to the axis
_COMES = 0.12  # of the axis of steps: how far from a number who comes to it is when that comes
_FALL = 0.42  # of the axis of steps: where it is said what one line down means
_NAMED = 0.7  # scene units for half of the name of the upright axis


class Race:
    """The w-axis with both runners, and the losses below it."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.all_steps = plan, int(plan.rival.lengths)
        enough = plan.iterations if plan.enough is None else plan.enough
        self.turning = outcome.turning(plan)
        self.level = min(max(enough, self.turning), self.all_steps)  # the last step of descent
        self.track = Track(plan, self.level)
        self.losses = Losses(plan, self.track)
        rest = _SLOW * max(0, self.all_steps - self.level)
        self.times = min(_TIMES, key=lambda times: abs(rest / times - _SOON))
        self.begin = min(_FIRST, self.level)
        slow = _SLOW * (self.level - self.begin)
        self.pace = _SLOWEST * self.begin, slow, rest / self.times  # seconds
        self.clock = VGroup()
        for runner, left in zip(self._runners, _COUNTS, strict=True):
            self.clock.add(_steps(runner).move_to((left, _ROW, 0), aligned_edge=LEFT))
        words = tr("{times} times as fast").format(times=self.times)
        self.faster = Words(words, BODY_SIZE, QUIET).within(STAGE, UP + RIGHT)
        answers, self.right = rival_guess(plan)
        self.guess = Choices(*answers)

    @property
    def _runners(self) -> tuple[Runner, Runner]:
        """Both, the rival first."""
        return self.track.rival, self.track.descent

    @property
    def lane(self) -> VGroup:
        """All that is on the w-axis."""
        it = self.track
        runners = it.axis, it.rival, it.descent, *it.names, it.lens
        return VGroup(*runners, *it.last, it.ends, *it.neighbours, it.called[1])

    @property
    def plot(self) -> VGroup:
        """All that is on the plot."""
        it = self.losses
        return VGroup(it.history, it.verdict, *it.told, *self.clock)

    def come_close(self) -> tuple[Any, ...]:
        """Animations: where the rival ends, magnified."""
        return self.track.magnify(float(self.plan.rival.points[self.all_steps, 0]))


def _steps(runner: Runner) -> Readout:
    """How many steps it has taken, in its colour, and whose they are."""
    name = f"{runner.name.split()[0]} steps"
    words = tr("steps by trying") if runner.triangle else tr("steps by descent")
    return Readout(name, words, lambda: runner.step, 0, BODY_SIZE, runner.tint)


class Losses:
    """How far the loss of each is above the lowest, in powers of ten, and where one is lower."""

    def __init__(self, plan: Plan, track: Track) -> None:
        lowest, steps = float(plan.landscape.value(np.array([plan.best]))), int(plan.rival.lengths)
        walked = len(track.descent.places)
        values = [
            np.maximum(losses - lowest, 0.0)
            for losses in (plan.rival.losses[: steps + 1], plan.walk.losses[:walked])
        ]
        least = max(min(float(own.min()) for own in values), 10.0**-PRINTED)
        low, high = int(np.floor(np.log10(least))), int(np.ceil(np.log10(values[0][0])))
        self.every = every = -(-(high - low) // _MARKS)
        low = high - every * -(-(high - low) // every)  # so that both ends have a number
        marked = Contender(ORANGE, "triangle"), Contender(POSITION, "circle")
        self.runs = [
            Logged(name, runner, own, mark)
            for name, runner, own, mark in zip(
                ("rival", "descent"), (track.rival, track.descent), values, marked, strict=True
            )
        ]
        self.history = LogHistory(
            self.runs[::-1],  # the triangle of the rival before the disc of descent, which is wider
            LOSSES.inset(left=_NAMED),
            (1 + _ROOM) * steps,
            (low, high),
            (tr("steps"), tr("loss above the lowest")),
            every=every,
            gap=_BEFORE,
            axes=partial(Passed, lambda: (1 + _ROOM) * float(track.rival.time.get_value())),
        )
        self.fall = Fall(self.history, every)
        turning = outcome.turning(plan)
        won = outcome.lower_after(plan) is not None or outcome.level_after(plan) is not None
        ends = (self.history.at(run, np.array([k]))[0] for run, k in
                zip(self.runs, (steps, turning), strict=True))  # fmt: skip
        there, here = ends
        self.verdict = Verdict(there, here, won)
        self.told = list[Words]()  # the loss of the rival stands above it
        if won:
            words = outcome.told_of(plan, lowest)
            told = Words(words, BODY_SIZE, LOSS).next_to((*here, 0), RIGHT, buff=0.45)
            self.told.append(told.set_y(there[1]).shift(0.35 * DOWN))

    def compare(self) -> tuple[Any, ...]:
        """Animations: the loss at which the rival ends, and from there level back to descent."""
        told = (FadeIn(words, rate_func=NEARLY) for words in self.told)
        line = change(self.verdict.drawn, 1, squish_rate_func(smooth, 0.0, 0.7))
        return FadeIn(self.verdict, rate_func=SOON), line, *told


class Passed(Plane):
    """A plane whose level axis has 0, and the numbers up to where a runner is ``now``.

    Where such an axis ends is how far the runner goes; that is asked, and not to be read before.
    """

    def __init__(self, now: Callable[[], float], *told: Any, **how: Any) -> None:
        self.now = now
        super().__init__(*told, **how)

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Each number; it comes shortly before it is passed."""
        for axis, value, tick in super().ticks():
            there = 1.0
            if axis == 0 and value > 0:
                ahead = (value - self.now()) / (_COMES * float(self.span[0]))
                there = float(np.clip(1 - ahead, 0.0, 1.0))
            yield axis, value, tick._replace(strength=there * tick.strength)


class Fall(VGroup):
    """What it means to be one line lower: an arrow from the highest one to the next, and words."""

    def __init__(self, history: LogHistory, every: int) -> None:
        x = _FALL * history.steps
        ends = (history.plane.xy(x, history.powers[1] - k * every).tolist() for k in (0, 1))
        (x, top), (_, foot) = ends
        self.arrow = Pointing(np.array([[x, top], [x, foot]]), LOSS)
        self.words = Words(tr("÷ {times}").format(times=f"{10**every:,}"), BODY_SIZE, LOSS)
        self.words.move_to((x + 0.3, (top + foot) / 2, 0), LEFT)
        super().__init__(self.arrow, self.words)

    def begin(self) -> tuple[Any, ...]:
        """Animations: the arrow goes down."""
        return FadeIn(self.arrow, rate_func=SOON), change(self.arrow.drawn, 1)


class Verdict(Painted):
    """From where the rival ends, level back to descent as it is ``drawn``, and then a ring."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, start: Array, end: Array, ringed: bool) -> None:
        super().__init__()
        self.start, self.end, self.ringed = start, end, ringed
        self.drawn = ValueTracker(0.0)
        self.set_frame(*np.minimum(start, end).tolist(), *np.maximum(start, end).tolist())

    def draw(self, canvas: Canvas) -> None:
        """A dashed line; a ring as it arrives."""
        pen, drawn = Pen(canvas, self.presence), float(self.drawn.get_value())
        begin = self.start - np.array([_RING, 0.0])  # beside the triangle, and up to the ring
        to = begin + drawn * np.array([self.end[0] + _RING - begin[0], 0.0])
        if drawn > 0:
            pen.line(np.stack([begin, to]), LOSS, 0.035, dashes=(0.16, 0.12))
        if self.ringed and drawn > 0.8:
            pen.ring(self.end, _RING, LOSS, 0.05, opacity=5 * drawn - 4)


__all__ = ["Losses", "Passed", "Race", "Verdict"]
