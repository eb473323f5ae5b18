"""Rates that are guessed at, tried one after the other on a map: how many steps each takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import UP, FadeIn, ValueTracker, VGroup, linear, squish_rate_func

from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.roamer import Roamer
from scenes.parts.learning_rate.tried import Number
from scenes.parts.learning_rate.turns import Moves, come, leave
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    PATH,
    STEP,
    TITLE_SIZE,
    Box,
    Choices,
    Playback,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.type.text import baseline, number_text
from scenes.stage.walk.contenders import Flight

_ASKED = Box(2.7, -1.75, 4.3, 2.2)  # beside the map
_COUNTS, _ABOVE = 5.5, 0.5  # where numbers of steps stand; from a tile up to its head
# Seconds for each of the first steps, and for each other one; for all of them.
_FIRST, _SLOW, _FAST, _SHORTEST, _LONGEST = 5, 0.2, 0.02, 0.8, 4.0
_RINGS = 0.65  # of the time of her arrival
_BELOW_CROSS = 0.62  # scene units: from the cross to what is left there
_DOT = 0.05  # scene units: the radius of a landing


class Trials:
    """The meter's rates to guess at: a tile for each, its walk on the map, its count of steps.

    The best one is tried last.
    """

    def __init__(self, plan: RatePlan, meter: Meter, clock: ValueTracker | None = None) -> None:
        self.meter, self.tried = meter, plan.trials
        ordered = sorted(self.tried, key=lambda trial: trial.rate)
        self.guess = Choices(*(one.name for one in ordered), size=TITLE_SIZE).within(_ASKED)
        names = Words(ALPHA, BODY_SIZE, STEP), Words(tr("steps"), BODY_SIZE)
        for name, x in zip(names, (self.guess.get_x(), _COUNTS), strict=True):
            name.move_to((x, float(self.guess.get_top()[1]) + _ABOVE, 0))
        names[1].shift(UP * (baseline(names[0]) - baseline(names[1])))
        self.head = VGroup(*names)
        self.parties = [Playback(trial.walk, [PATH], PATH) for trial in self.tried]
        self.walks = [
            self.flight(party, run.kind, run.color) if run else self.flight(party)
            for party, run in zip(
                self.parties, (plan.known(one.rate) for one in self.tried), strict=True
            )
        ]
        self.she = Roamer(self.walks[0], clock)
        # Where she waits while a pointer sweeps over the rates.
        self.waits = self.flight(Playback(self.tried[0].walk, [PATH], PATH))
        words = tr("at most {share}% left").format(share=number_text(100 * plan.share))
        self.left = Words(words, LABEL_SIZE)
        foot = meter.view.at(np.zeros((1, 2)))[0]
        self.left.move_to((foot[0], foot[1] - _BELOW_CROSS, 0))
        self.counts = [self._count(number) for number in range(len(self.tried))]

    def flight(self, party: Playback, kind: str = "circle", color: Color = PATH) -> Flight:
        """A walk on the map."""
        return Flight(self.meter.flat, party, kind, color, ball=False, dot=_DOT)

    def _count(self, number: int) -> Readout:
        """How many steps there have been, beside the rate's tile."""
        trial, party = self.tried[number], self.parties[number]
        tile: Any = self.guess[self.guess.answers.index(trial.name)]
        lasting = Words(str(trial.walk.steps), TITLE_SIZE).set_x(self.head[1].get_x())
        lasting.shift(UP * (baseline(tile.words) - baseline(lasting)))
        return Number(lasting, f"steps at {trial.rate:.3g}", lambda: party.step, TITLE_SIZE)

    def begins(self, number: int) -> Moves:
        """Her steps with a rate are counted; she is back at the start, and its tile is called."""
        before: list[Any] = [self.guess[self.guess.answers.index(self.tried[number].name)].call()]
        if number:
            gone = leave(self.walks[number - 1], self.left)
            before += [gone, self.she.goes_to(self.walks[number]), come(self.walks[number])]
        yield (*before, FadeIn(self.counts[number])), 0.5

    def walks_with(self, number: int) -> Moves:
        """All steps with a rate, as fast with each of them."""
        party = self.parties[number]
        seconds = float(np.clip(_times(party.steps)[-1], _SHORTEST, _LONGEST))
        yield (change(party.progress, party.steps, _pace(party.steps)),), seconds

    def arrives(self) -> tuple[Any, ...]:
        """The cross answers with a ring; as that is gone, it is told how near she is."""
        ring, words = (squish_rate_func(linear, *part) for part in ((0, _RINGS), (_RINGS, 1)))
        pulse = self.meter.ground[1].pulse
        pulse.set_value(0)
        return change(pulse, 1, ring), FadeIn(self.left, rate_func=words)

    def answer(self) -> Any:
        """That of the best rate is right."""
        return self.guess.answer(self.tried[-1].name)

    @property
    def everything(self) -> list[Any]:
        """What is there at first: the map, she at the start, and what may be guessed."""
        return [*self.meter.ground, self.walks[0], self.she, self.guess, self.head]

    def over(self) -> list[Any]:
        """All of it, as the best rate has been found."""
        return [
            *self.everything[:2],
            self.meter.ground[2],
            *self.everything[4:],
            *self.counts,
            self.left,
            self.walks[-1],
        ]


def _times(steps: int) -> Any:
    """Seconds after which each step has been walked, the start first (steps + 1,)."""
    number = np.arange(steps + 1)
    return _SLOW * np.minimum(number, _FIRST) + _FAST * np.maximum(number - _FIRST, 0)


def _pace(steps: int) -> Callable[[float], float]:
    """The first steps can be followed; the more of them, the longer it takes."""
    times = _times(steps)
    return lambda share: float(np.interp(share * times[-1], times, np.arange(steps + 1)) / steps)


__all__ = ["Trials"]
