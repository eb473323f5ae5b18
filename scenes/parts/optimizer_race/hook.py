"""Two unfair races: one start, one rate for all; and then that rate ten times as large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.optimizer_race.places import COUNTER, KNOB, MAP, MIDDLE, PODIUMS
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, held
from scenes.parts.optimizer_race.track import Names, TrackMap
from scenes.stage import (
    ALPHA,
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    STEP,
    TEXT,
    Arrow,
    ArrowScale,
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
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]


_POWERS = (-5.0, 1.0)  # of ten, from stop to stop of a knob for rates
_SMALLER = 0.04  # so many times as long as true are the arrows


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


class Hook:
    """The ravine with four runners on it, a knob, a counter and two podiums."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.clock = plan, Clock()
        self.map = TrackMap(plan.course(0), Names(plan.ravine.window, MIDDLE))
        on = self.map.plane
        self.start = Mark(on, np.array([plan.start]), "ring", TEXT)
        self.races = [
            [SoloRun(on, k, solo.points, self.clock) for k, solo in enumerate(runs)]
            for runs in plan.unfair
        ]
        # The gradient as its two parts, along and across; uphill, and all on one scale.
        here, slope = held(np.array(plan.start)), plan.gradient
        self.scale = ArrowScale(_SMALLER)
        self.slopes = [
            Arrow(on, here, held(part), GRADIENT, scale=self.scale, width=0.11, name=f"slope {k}")
            for k, part in enumerate(np.diag(slope))
        ]
        self.said = self._said()
        self.logs = np.log10(plan.rates)
        self.rate = ValueTracker(float(self.logs[0]))
        dial = rate_dial("rate", self.rate.get_value, 0.55)
        self.dial: Any = dial.move_to((KNOB.left + 0.7, KNOB.middle[1], 0))
        self.rates = [self._rate(rate) for rate in plan.rates]
        place = COUNTER.middle
        self.counter: Readout = Readout(
            "gradients", tr("gradients"), lambda: self.clock.step, 0, 40
        )
        self.counter.move_to((COUNTER.left, place[1], 0), aligned_edge=LEFT)
        self.podiums = [self._podium(0), self._podium(1)]
        self.map.plane.within(MAP)
        self.out = self._outside()
        self.map.plane.within(MIDDLE)
        self.crossing = self._crossing()

    def _said(self) -> list[Any]:
        """What the parts of the gradient are, beside their arrows; last the scale of these."""
        said: list[Any] = []
        names = tr("along: {slope}"), tr("across: {slope}")
        for name, slope, arrow in zip(names, self.plan.gradient, self.slopes, strict=True):
            plate: Any = on_plate(Words(name.format(slope=brief(float(slope))), 40, GRADIENT))
            y = float(arrow.whole()[:, 1].mean())
            said.append(plate.move_to((MIDDLE.left - 0.2, y, 0), aligned_edge=RIGHT))
        note = self.scale.note()
        said.append(note.move_to((MIDDLE.right + 0.4, -1.6, 0), aligned_edge=LEFT))
        return said

    def _rate(self, rate: float) -> Any:
        said = Words(f"{ALPHA} = {rate_text(rate)}", 44, STEP)
        words = on_one_line(said, Words(tr("for all"), 36, QUIET), buff=0.3)
        return words.next_to(self.dial, RIGHT, buff=0.3)

    def _podium(self, number: int) -> list[Name]:
        box, runs = PODIUMS[number], self.plan.unfair[number]
        rows = []
        for place, k in zip(box.rows(1, 1, 1, 1, gap=0.1), self.plan.order(number), strict=True):
            run = runs[k]
            said = f"{run.steps}" if run.arrived else tr("out") if run.left else "–"
            name = Name(k, said, 40, short=number > 0)
            rows.append(name.put(place.left, float(place.middle[1])))
        wide = 0.15 if number else max(row.words.width for row in rows) + 0.3
        for row in rows:
            row.said.set_x(row.mark.get_right()[0] + 0.15 + wide, LEFT)
        return rows

    def _outside(self) -> Any:
        """What plain descent's first step leads to, beside the edge that it leaves by."""
        run = self.plan.unfair[1][0]
        if not run.left:
            return None
        place = run.points[-1]
        low, high = np.transpose(self.plan.ravine.window)
        axis = int(np.argmax(np.maximum(low - place, place - high)))
        name = (tr("w₁"), tr("w₂"))[axis]
        words = f"{name} = {place[axis]:.2f}".replace("-", "−")
        sign: Any = on_plate(Words(words, LABEL_SIZE, TEXT))
        share = 0.84 if place[axis] < low[axis] else 0.9
        spot = self.map.plane.at(run.points[0] + share * (low - run.points[0])[1] * np.array([0, 1])
                                 if axis == 1 else run.points[0])  # fmt: skip
        return sign.move_to((*spot, 0)).shift(RIGHT * (0.35 + sign.width / 2))

    def _crossing(self) -> Crossing:
        ends, colors = [], []
        for k, runner in enumerate(RUNNERS):
            first, second = (
                next(row for row in podium if row.runner is runner) for podium in self.podiums
            )
            start = np.array([max(r.get_right()[0] for r in self.podiums[0]) + 0.15,
                              first.mark.get_y()])  # fmt: skip
            end = np.array([second.get_left()[0] - 0.15, second.mark.get_y()])
            ends.append((start, end))
            colors.append(RUNNERS[k].color)
        return Crossing(ends, colors)

    def aside(self) -> Any:
        """The map goes to the left, and makes room."""
        return self.map.plane.animate.within(MAP)

    # -- verbs -----------------------------------------------------------------------------------

    def opening(self) -> list[Any]:
        """Both slopes grow from the start, and are named."""
        return [*(arrow.grow() for arrow in self.slopes), *map(FadeIn, self.said[:-1])]

    def line_up(self, number: int) -> list[Any]:
        """The runners of a race come to the start."""
        return [FadeIn(run) for run in self.races[number]]

    def legs(self, number: int) -> Iterator[tuple[int, Any]]:
        """The race from arrival to arrival: the step of each, and who arrives or is out then."""
        runs = self.plan.unfair[number]
        rows = zip(self.plan.order(number), self.podiums[number], strict=True)
        for k, row in sorted(rows, key=lambda pair: runs[pair[0]].steps):
            yield runs[k].steps, row

    def split(self, step: int) -> tuple[list[Any], list[tuple[int, Any]]]:
        """Of the second race: what is told at a step, and the legs after it."""
        legs = list(self.legs(1))
        early = [row for when, row in legs if when <= step]
        return [*early, *filter(None, [self.out])], [leg for leg in legs if leg[0] > step]

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
        left = [self.map, self.start, *self.races[1], self.dial, self.rates[1], self.counter]
        left += [*self.podiums[0], *self.podiums[1], self.crossing]
        return VGroup(*left, *([self.out] if self.out is not None else []))


__all__ = ["Hook", "rate_dial", "rate_text"]
