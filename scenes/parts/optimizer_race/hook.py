"""Two unfair races: one start, one rate for all; and then that rate ten times as large."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.optimizer_race.finish import CloseUp, Patch
from scenes.parts.optimizer_race.places import COUNTER, INSET, KNOB, MAP, PODIUMS
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS, Name, Sign
from scenes.parts.optimizer_race.swarm import Clock, SoloRun
from scenes.parts.optimizer_race.track import Names, TrackMap
from scenes.stage import (
    ALPHA,
    LABEL_SIZE,
    QUIET,
    STEP,
    TEXT,
    Box,
    Dial,
    Layer,
    Mark,
    Readout,
    Words,
    change,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, number_text

Array = NDArray[np.float64]


_POWERS = (-5.0, 1.0)  # of ten, from stop to stop of a knob for rates
_LASTS = (5.4, 3.4)  # seconds of each race
_RADIUS = 0.2  # of a mark
_COME = 0.5  # seconds in which a row comes


def rate_text(rate: float) -> str:
    """A rate as it is told, with three digits."""
    return number_text(float(f"{rate:.3g}"))


def rate_dial(name: str, power: Callable[[], float], radius: float) -> Dial:
    """A knob for a rate by its power of ten: what is turned from its low stop is lit."""
    low, high = _POWERS
    return Dial(name, lambda: power() - low, 0, high - low, radius, STEP)


class Crossing(Painted):
    """Lines from each runner on the one podium to itself on the other."""

    layer = Layer.MARK

    def __init__(self, ends: list[tuple[Any, Any]], colors: list[str]) -> None:
        super().__init__()
        self.ends, self.tints = ends, colors
        self.grown = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """As far as they have grown."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        if grown <= 0:
            return
        for (start, end), color in zip(self.ends, self.tints, strict=True):
            line = np.stack([start, start + grown * (end - start)])
            pen.line(line, color, 0.06, casing=0.04)


class Place(VGroup):
    """A place of a podium: who is there, and when it came; they are several if they are level."""

    def __init__(self, runners: list[int], said: str, short: bool) -> None:
        self.runners = runners
        named = [Name(k, size=40, short=short) for k in runners]
        self.names: Any = VGroup(*named).arrange(RIGHT, buff=0.2)
        color = RUNNERS[runners[0]].color if len(runners) == 1 else TEXT
        self.said: Any = Words(said, 40, color)
        super().__init__(self.names, self.said)

    def put(self, left: float, y: float) -> Place:
        """Stand with the marks at this height, and the words on their line."""
        marks = [name.mark for name in self.names]
        self.names.shift((left - marks[0].get_left()[0], y - marks[0].get_y(), 0.0))
        self.said.shift((0.0, y - 0.13 - baseline(self.said), 0.0))
        return self


class Hook:
    """The ravine with four runners on it, a knob, a counter and two podiums."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.clock = plan, Clock()
        self.map = TrackMap(plan.course(0), Names(plan.ravine.window, MAP))
        self.map.remove(self.map.cross)  # it would cover the finish
        on = self.map.plane
        self.start = Mark(on, np.array([plan.start]), "ring", TEXT)
        self.finish = Patch(on, plan.ravine, plan.finish, self.map.turn)
        self.close = CloseUp(self.map, plan.ravine, plan.finish, INSET)
        self.races = [self._runs(number) for number in range(2)]
        self.logs, self.dial_low = np.log10(plan.rates), _POWERS[0]
        self.rate = ValueTracker(float(self.logs[0]))
        dial = rate_dial("rate", self.rate.get_value, 0.55)
        self.dial: Any = dial.move_to((KNOB.left + 0.7, KNOB.middle[1], 0))
        self.rates = [self._rate(rate) for rate in plan.rates]
        place = COUNTER.middle
        self.counter: Readout = Readout(
            "gradients", tr("gradients"), lambda: self.clock.step, 0, 40
        )
        self.counter.move_to((COUNTER.left, place[1], 0), aligned_edge=LEFT)
        self.podiums = [self._podium(number) for number in range(2)]
        self.told: list[Any] = []  # rows of the podiums that are there
        self.out = self._outside()
        self.crossing = self._crossing()

    def _runs(self, number: int) -> list[SoloRun]:
        """The runners of a race; of two that go one way the later lies broad under the other."""
        runs = self.plan.unfair[number]
        same = [any(np.array_equal(solo.points, other.points) for other in runs[:k])
                for k, solo in enumerate(runs)]  # fmt: skip
        ways = [
            SoloRun(self.map.plane, k, solo.points, self.clock, same[k], _RADIUS)
            for k, solo in enumerate(runs)
        ]
        ways.sort(key=lambda way: -way.wide)  # what lies under others is drawn before them
        corner, size = self.map.plane.corner, self.map.plane.size
        for way in ways if number else ():  # a way is seen as far as the map goes
            way.panel = Box(*corner.tolist(), *(corner + size).tolist())
        # The first race is seen on a map as wide as the frame, so that it needs no close-up.
        ways += [self.close.run(way) for way in ways] if number else []
        for way in ways:
            way.settle = max(solo.steps for solo in runs) * _COME / _LASTS[number]
        return ways

    def _rate(self, rate: float) -> Any:
        first = self.plan.rates[0]
        more = tr("for all") if rate == first else f"= 10 × {rate_text(first)}"
        said = Words(f"{ALPHA} = {rate_text(rate)}", 44, STEP)
        words = on_one_line(said, Words(more, 40, QUIET if rate == first else STEP), buff=0.25)
        return words.next_to(self.dial, RIGHT, buff=0.3)

    def _podium(self, number: int) -> list[Place]:
        """The places of a race from the first down; runners that end alike share one."""
        runs, order = self.plan.unfair[number], self.plan.order(number)
        ends = [(runs[k].arrived, runs[k].left, runs[k].steps) for k in range(4)]
        boxes = dict(zip(order, PODIUMS[number].rows(1, 1, 1, 1, gap=0.1), strict=True))
        rows = []
        for end in dict.fromkeys(ends[k] for k in order):
            alike = [k for k in order if ends[k] == end]
            run, where = runs[alike[0]], [boxes[k] for k in alike]
            said = f"{run.steps}" if run.arrived else tr("out") if run.left else "–"
            y = float(np.mean([box.middle[1] for box in where]))
            rows.append(Place(alike, said, number > 0).put(where[0].left, y))
        wide = max(row.names.width for row in rows) + 0.3
        for row in rows:
            row.said.set_x(where[0].left + wide, LEFT)
        return rows

    def _outside(self) -> Any:
        """Where plain descent's first step leads, and who else's, beside the edge it leaves by."""
        run = self.plan.unfair[1][0]
        if not run.left:
            return None
        place = run.points[-1]
        low, high = np.transpose(self.plan.ravine.window)
        axis = int(np.argmax(np.maximum(low - place, place - high)))
        name = (tr("w₁"), tr("w₂"))[axis]
        said = tr("to {name} = {place}").format(name=name, place=brief(float(f"{place[axis]:.3g}")))
        there = [k for k, solo in enumerate(self.plan.unfair[1])
                 if solo.left and np.allclose(solo.points[-1], place)]  # fmt: skip
        signs = [Sign(RUNNERS[k]) for k in there]
        both = VGroup(*signs, Words(said, LABEL_SIZE, TEXT)).arrange(RIGHT, buff=0.18)
        sign: Any = on_plate(both)
        share = 0.84 if place[axis] < low[axis] else 0.9
        spot = self.map.plane.at(run.points[0] + share * (low - run.points[0])[1] * np.array([0, 1])
                                 if axis == 1 else run.points[0])  # fmt: skip
        return sign.move_to((*spot, 0)).shift(RIGHT * (0.35 + sign.width / 2))

    def _crossing(self) -> Crossing:
        ends, colors = [], []
        for k, runner in enumerate(RUNNERS):
            first, second = (
                next(row for row in podium if k in row.runners) for podium in self.podiums
            )
            start = np.array([max(r.get_right()[0] for r in self.podiums[0]) + 0.15,
                              first.names.get_y()])  # fmt: skip
            end = np.array([second.get_left()[0] - 0.15, second.names.get_y()])
            ends.append((start, end))
            colors.append(runner.color)
        return Crossing(ends, colors)

    # -- verbs -----------------------------------------------------------------------------------

    def line_up(self, number: int) -> list[Any]:
        """The runners of a race come to the start."""
        return [FadeIn(run) for run in self.races[number]]

    def _legs(self, number: int) -> list[tuple[int, Any]]:
        """The step at which each arrives or is out, and its row of the podium."""
        runs = self.plan.unfair[number]
        legs = ((runs[row.runners[0]].steps, row) for row in self.podiums[number])
        return sorted(legs, key=lambda leg: leg[0])

    def first(self, number: int) -> Any:
        """The row of whoever is decided first."""
        return self._legs(number)[0][1]

    def run(self, number: int, to: float = np.inf) -> tuple[list[Any], float]:
        """Animations, and their seconds: a race goes on, evenly, to a step or to its end.

        As each arrives or is out, and not before, its row comes; that of the first of the first
        race comes with the answer.
        """
        legs, now = self._legs(number), self.clock.time
        last = legs[-1][0]
        pace = last / _LASTS[number]
        end = min(to, last)
        runs = max(end - now, 1e-6) / pace
        seconds = runs if np.isfinite(to) else runs + _COME  # in which the last row comes
        self.clock.over = last
        moves = [self.clock.to(end if np.isfinite(to) else end + pace * _COME)]
        for step, row in legs if number else legs[1:]:
            at = max(0.0, (step - now) / pace / seconds)
            if row in self.told or at + _COME / seconds > 1 + 1e-9:
                continue
            self.told.append(row)
            rate = squish_rate_func(smooth, at, min(1.0, at + _COME / seconds))
            moves.append(FadeIn(row, rate_func=rate))
            if self.out is not None and row is legs[0][1]:
                moves.append(FadeIn(self.out, rate_func=rate))
        return moves, seconds

    def goes_on(self, number: int, seconds: float) -> Any:
        """An animation of so many seconds: the race goes on as evenly."""
        pace = self._legs(number)[-1][0] / _LASTS[number]
        return self.clock.to(self.clock.time + seconds * pace)

    def turn_the_knob(self) -> list[Any]:
        """The rate becomes ten times as large."""
        old, new = self.rates
        first, second = squish_rate_func(smooth, 0.0, 0.5), squish_rate_func(smooth, 0.5, 1.0)
        return [
            change(self.rate, float(self.logs[1])),
            FadeOut(old, shift=0.3 * UP, rate_func=first),
            FadeIn(new, shift=0.3 * UP, rate_func=second),
        ]

    @property
    def everything(self) -> VGroup:
        """All that is there at the end."""
        left = [self.map, self.start, self.finish, self.close, *self.races[1], self.dial]
        left += [self.rates[1], self.counter]
        left += [*self.podiums[0], *self.podiums[1], self.crossing]
        return VGroup(*left, *([self.out] if self.out is not None else []))


__all__ = ["Hook", "rate_dial", "rate_text"]
