"""Rates that are guessed at, tried one after the other, and how many steps each takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, FadeIn, ValueTracker, linear, squish_rate_func

from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.roamer import Roamer
from scenes.parts.learning_rate.turns import Moves, come, leave
from scenes.stage import (
    LABEL_SIZE,
    PATH,
    STAGE,
    Box,
    Choices,
    Playback,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.type.text import number_text
from scenes.stage.walk.contenders import Flight

_ASKED = Box(STAGE.left, 2.8, -0.4, 3.6)  # above the map
_BELOW = 0.16  # scene units from a tile to its number of steps
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
        self.guess = Choices(*(trial.name for trial in ordered)).within(_ASKED)
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
        """How many steps there have been, below the rate's tile."""
        trial, party = self.tried[number], self.parties[number]
        lasting = Words(f"{tr('steps')} {trial.walk.steps}", LABEL_SIZE)
        lasting.next_to(self.guess[self.guess.answers.index(trial.name)], DOWN, buff=_BELOW)
        name = f"steps at {trial.rate:.3g}"
        count = Readout(name, tr("steps"), lambda: party.step, 0, LABEL_SIZE)
        return count.move_to(lasting, aligned_edge=LEFT)

    def points_at(self, number: int) -> Moves:
        """The pointer goes to a rate."""
        meter = self.meter
        before = meter.appears()
        if number:
            gone = leave(self.walks[number - 1], self.left)
            before = [gone, self.she.goes_to(self.walks[number]), meter.unnamed()]
        here = [FadeIn(self.counts[number]), *([come(self.walks[number])] if number else [])]
        yield (*before, *here, meter.point_at(self.tried[number].rate)), 0.6

    def walks_with(self, number: int) -> Moves:
        """All steps with a rate, as fast with each of them."""
        meter, party = self.meter, self.parties[number]
        seconds = float(np.clip(_times(party.steps)[-1], _SHORTEST, _LONGEST))
        yield (change(party.progress, party.steps, _pace(party.steps)), meter.names()), seconds

    def arrives(self) -> tuple[Any, ...]:
        """The cross answers with a ring; as that is gone, it is told how near she is."""
        ring, words = (squish_rate_func(linear, *part) for part in ((0, _RINGS), (_RINGS, 1)))
        pulse = self.meter.ground[1].pulse
        pulse.set_value(0)
        return change(pulse, 1, ring), FadeIn(self.left, rate_func=words)

    def answer(self) -> Any:
        """That of the best rate is right."""
        return self.guess.answer(self.tried[-1].name)

    def over(self) -> tuple[Any, ...]:
        """Tiles, bars, counts and the last walk go, and she goes back to where it began."""
        return (
            self.meter.unnamed(),
            change(self.meter.mirrored, 0),
            leave(self.guess, *self.counts, self.left, self.walks[-1]),
            self.she.goes_to(self.waits),
        )


def _times(steps: int) -> Any:
    """Seconds after which each step has been walked, the start first (steps + 1,)."""
    number = np.arange(steps + 1)
    return _SLOW * np.minimum(number, _FIRST) + _FAST * np.maximum(number - _FIRST, 0)


def _pace(steps: int) -> Callable[[float], float]:
    """The first steps can be followed; the more of them, the longer it takes."""
    times = _times(steps)
    return lambda share: float(np.interp(share * times[-1], times, np.arange(steps + 1)) / steps)


__all__ = ["Trials"]
