"""Rates that are guessed at, tried one after the other, and how many steps each takes."""

from __future__ import annotations

from typing import Any

from manim import DOWN, FadeIn, linear

from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.row import Tally
from scenes.parts.learning_rate.turns import Moves, come, leave
from scenes.stage import LABEL_SIZE, PATH, STAGE, Box, Choices, Playback, Words, change, trn
from scenes.stage.walk.contenders import Flight

_ASKED = Box(STAGE.left, 2.8, -0.4, 3.6)  # above the map
_BELOW = 0.16  # scene units from a tile to its number of steps
_SPEED, _SHORTEST, _LONGEST = 0.06, 0.8, 4.0  # seconds a step, and for all of them
_DOT = 0.05  # scene units: the radius of a landing


class Trials:
    """The meter's rates to guess at: a tile for each, its walk on the map, its count of steps.

    The best one is tried last.
    """

    def __init__(self, plan: RatePlan, meter: Meter) -> None:
        self.meter, self.tried = meter, plan.trials
        ordered = sorted(self.tried, key=lambda trial: trial.rate)
        self.guess = Choices(*(trial.name for trial in ordered)).within(_ASKED)
        self.parties = [Playback(trial.walk, [PATH], PATH) for trial in self.tried]
        self.walks = [
            Flight(meter.flat, party, "circle", PATH, ball=False, dot=_DOT)
            for party in self.parties
        ]
        self.counts = [self._count(number) for number in range(len(self.tried))]

    def _count(self, number: int) -> Tally:
        """How many steps there have been, below the rate's tile."""
        trial, party = self.tried[number], self.parties[number]
        words = trn("{count} step", "{count} steps", trial.walk.steps)
        lasting = Words(words, LABEL_SIZE)
        lasting.next_to(self.guess[self.guess.answers.index(trial.name)], DOWN, buff=_BELOW)
        return Tally(lasting, f"steps at {trial.rate:.3g}", lambda: party.step, LABEL_SIZE)

    def tries(self, number: int) -> Moves:
        """The pointer goes to a rate; then all steps, as fast with each of them."""
        meter, party = self.meter, self.parties[number]
        before = [leave(self.walks[number - 1])] if number else meter.appears()
        here = [FadeIn(self.counts[number]), *([come(self.walks[number])] if number else [])]
        yield (*before, *here, meter.point_at(self.tried[number].rate)), 0.8
        seconds = min(max(_SHORTEST, _SPEED * party.steps), _LONGEST)
        yield (change(party.progress, party.steps, linear),), seconds

    def answer(self) -> Any:
        """That of the best rate is right."""
        return self.guess.answer(self.tried[-1].name)

    def over(self) -> Any:
        """Tiles, counts and the last walk go."""
        return leave(self.guess, *self.counts, self.walks[-1])


__all__ = ["Trials"]
