"""All that is on the ground of many valleys, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import LEFT, ORIGIN, UP, FadeIn, FadeOut, ValueTracker, VGroup, linear, smooth

from scenes.parts.local_minima.close import Close, clear_of_her
from scenes.parts.local_minima.country import SKY, TALL, Country, standing
from scenes.parts.local_minima.crowd import Crowd
from scenes.parts.local_minima.ending import Examples
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.limits import Limits
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.prints import Prints
from scenes.parts.local_minima.strip import Strip
from scenes.parts.local_minima.telling import row_answer, row_guesses, twin_guesses
from scenes.parts.local_minima.thread import Thread
from scenes.parts.local_minima.trails import Trails, ways_down
from scenes.parts.local_minima.twins import Twins
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    DATA,
    GRADIENT,
    POSITION,
    STAGE,
    STEP,
    TITLE_SIZE,
    Box,
    Choices,
    Hiker,
    Knob,
    Landing,
    Layer,
    Plumb,
    Readout,
    Stack,
    StepByStep,
    Words,
    change,
    on_plate,
    swell,
    tr,
)
from scenes.stage.paint.painted import Afterwards

Moves = Iterator[tuple[tuple[Any, ...], float]]

_SOIL = Box(-4.15, -1.8, 3.9, -0.9)  # below the valley in the middle: the hill is as wide there
_AT_HER = 0.15  # scene units round a hiker, that plates keep clear of
_OVER_DOT = 0.3  # scene units from an example to its name
_CLEAR = 0.3  # scene units from the highest pawn on the wall to the dial
_SPARE = 0.3  # scene units for a sign and more digits
_LANDING = 1e-6  # of a step: she is there, and what she does next has not begun
_DIAL = 1.0  # the rate at its right stop, as on the dial before


def has_many(film: Any) -> bool:
    """Whether there are several valleys on a film's ground."""
    return bool(film.plan.many)


def has_large(film: Any) -> bool:
    """Whether there is something to tell of large steps."""
    return bool(film.plan.many and film.plan.large)


class LargeSteps(StepByStep):
    """The row once more with large steps, and a hiker in a deep valley who takes them one by one.

    She, her arrows on the axis, and the dial.
    """

    def __init__(self, plan: Plan, country: Country, run: LargeRun) -> None:
        super().__init__(run.walk, run.rate, country.plane.ruler, POSITION)
        self.run = run
        start = float(run.walk.points[0, 0, 0])
        self.hiker = Hiker(country.curve, start, TALL, clock=country.clock)
        self.hiker.join(self)
        self.crowd = Crowd(plan, country, plan.row_again)
        self.close = Close(country, run)
        plumb = Plumb(country.curve, lambda: self.now()[0], POSITION)
        self.prints = Prints(country.curve, self, run.walk.steps, numbered=run.told)
        landing = Landing(self.downstep, country.curve)
        self.on_axis = VGroup(plumb, landing, self.arrows, self.prints)
        self.dialled = ValueTracker(plan.rate)
        highest = max(_DIAL, run.rate)
        self.dial = Knob(
            "rate", self.dialled.get_value, 0, highest, color=STEP, radius=0.44, label=f"{ALPHA} ="
        )
        self.board = on_plate(self.dial).within(SKY.inset(left=_CLEAR), UP + LEFT)
        self.board[0].set_z_index(Layer.PLOT - 1)  # the dial lies on it
        beside = SKY._replace(left=float(self.board.get_right()[0]) + 0.35)
        self.guess = Choices(*row_guesses()).within(beside, UP)
        self.sums = clear_of_her(self.close, self._sums().within(beside, UP + LEFT))
        self.right = self.guess.answers[row_answer(plan)]

    def _sums(self) -> Any:
        """Gradient and step in numbers."""
        slope = Readout("slope", tr("gradient"), self._slope, 3, BODY_SIZE, GRADIENT)
        stride = Readout("stride", tr("step"), self._stride, 3, BODY_SIZE, STEP)
        return on_plate(Stack(slope, stride, gap=0.2, align=LEFT), spare=_SPARE)

    def _slope(self) -> float:
        return float(self.gradient()[0])

    def _stride(self) -> float:
        return float(self.stride()[0])

    def turn_up(self) -> tuple[Any, ...]:
        """The dial is turned to the large rate."""
        return change(self.dialled, self.rate), self.dial.glow()

    def one_of_all(self) -> Moves:
        """All go, and she is seen from near, where one of them began."""
        yield (self.guess.fold(), FadeOut(self.crowd)), 0.4
        yield (FadeIn(self.hiker),), 0.25
        yield (self.close.come(),), 1.6
        yield (FadeIn(self.on_axis, self.sums),), 0.5

    def steps_told(self, to: int | None = None) -> Moves:
        """Arrow and step, one by one, to the step ``to``, or to the first beyond a ridge.

        Arrows stay until she has landed, then fade; there is time to read the numbers of each.

        What is yielded is to be played before the next is asked for.
        """
        for _ in range(self.step, self.run.told if to is None else to):
            self.downstep.set_as(share=self.rate, turned=1, grown=0)
            yield (self.downstep.grow(),), 0.7
            yield (swell(self.sums, 1.06),), 0.5
            landed = self.step + 1
            yield (change(self.progress, landed - _LANDING, smooth),), 0.7
            last = to is None and landed == self.run.told  # what comes next is not told
            gone = self.downstep.animate.set_presence(0), *([FadeOut(self.sums)] if last else [])
            yield (*gone, change(self.progress, landed), Afterwards(self.land)), 0.2


class Many:
    """The country and everybody on it."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        self.country = country = Country(plan, clock)
        self.thread = Thread(country.curve, *plan.string)
        self.not_convex = on_plate(Words(tr("not convex"), TITLE_SIZE)).within(SKY, UP)
        self.twins = Twins(plan, country)
        guesses = twin_guesses(plan)
        self.twin_guess, self.apart = Choices(*guesses).within(_SOIL), guesses[-1]
        self.strip = Strip(country, plan.territories)
        self.strip.counted.set_value(0)
        self.borders = country.borders(plan.territories.borders)
        self.crowd = Crowd(plan, country, plan.row)
        self.crowd.party.told.set_value(0)
        stand = plan.home, *(one.x for one in country.others)
        self.trails = Trails(country.curve, ways_down(plan, stand))
        self.examples = Examples(country.hiker, clock)
        lines = (
            tr("The slope leads her down into a valley."),
            tr("With small steps, the start decides which."),
        )
        self.lesson = Stack(*(Words(line, TITLE_SIZE) for line in lines), gap=0.3, align=ORIGIN)
        self.lesson.within(STAGE.inset(top=0.2), UP)
        run = plan.large
        if run is not None:
            self.large = LargeSteps(plan, country, run)
            self.limits = Limits(plan, self.large.close, run, self.large.board)

    @property
    def by_day(self) -> list[Any]:
        """What is left on the ground after the last question, before it is dark again."""
        crosses = self.country.crosses
        if self.plan.large is None:
            return [*crosses, self.strip, self.borders, self.crowd]
        limits = self.limits
        left = limits.rule.all if self.plan.large.between else [self.large.board]
        she = () if self.she_stays else (self.large.hiker,)
        return [*crosses, *left, *she]

    @property
    def she_stays(self) -> bool:
        """Whether large steps led the last hiker to where she is seen in the dark again."""
        run = self.plan.large
        return run is not None and run.end == self.plan.shallow

    def all_level(self, levels: Any) -> Moves:
        """The string goes; a level tangent is at each floor."""
        yield (FadeOut(self.thread, self.not_convex),), 0.3
        yield (FadeIn(levels),), 0.4

    def starts_again(self) -> Moves:
        """Nothing tells any more where starts lead; all grow out of the ground once more."""
        yield (FadeOut(self.strip, self.borders, self.crowd),), 0.3
        yield (*self.large.crowd.comes_up(), FadeIn(self.large.board)), 0.6

    def start_decides(self) -> Moves:
        """That is written; then ways go down from both sides of ridges, to who stands there."""
        yield (FadeIn(self.lesson[1]),), 0.5
        yield (FadeIn(self.trails),), 0.3
        yield (self.trails.go(),), 1.5

    def all_shine(self) -> tuple[Any, ...]:
        """All examples shine over her, and their rays meet in her."""
        return FadeIn(self.examples), change(self.examples.come, 1, linear)

    def sees_one(self) -> Moves:
        """All examples but one go out, and that is called so."""
        yield (change(self.examples.alone, 1),), 1.6
        name = on_plate(Words(tr("one example"), BODY_SIZE, DATA), 0.1)
        yield (FadeIn(name.next_to((*self.examples.place(), 0), UP, buff=_OVER_DOT)),), 0.6

    def guessed(self) -> Choices:
        """What was guessed of them: where it was, or in the sky if it would cover one of them."""
        if self._at_the_twins(self.twin_guess):
            beside = SKY._replace(left=float(self.twins.counters.get_right()[0]) + 0.3)
            self.twin_guess.within(beside, UP)
        return self.twin_guess

    def _at_the_twins(self, thing: Any) -> bool:
        """Whether something covers one of them, or nearly."""
        box = Box.around(thing)
        rooms = (standing(*hiker.ground()) for hiker in self.twins.hikers)
        return any(room.inset(-_AT_HER).meets(box) for room in rooms)


__all__ = ["LargeSteps", "Many", "has_large", "has_many"]
