"""The numbers of the film: two unfair races, a first step, and a fair race on four tracks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdmath.descent import descend
from gdmath.errors import InputError
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.racing import RUNNERS, Lap, Protocol, Race, Track
from gdmath.tuning import first_passages
from scenes.parts.optimizer_race.fair import (
    KEEP_SQUARES,
    NAMES,
    RAVINE,
    RMSPROP,
    Raced,
    ahead_again,
    course_called,
    ground_called,
    raced,
    to_stay,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]
Pair = tuple[float, float]


def brief(number: float) -> str:
    """A number with up to four digits and a true minus sign."""
    return number_text(float(f"{number:.4g}"))


def factor(rate: float, times: float) -> str:
    """A rate with a digit more if only so its product, as it is written, is right."""
    for digits in (3, 4):
        text = f"{rate:.{digits}g}"
        if f"{float(text) * times:.3g}" == f"{rate * times:.3g}":
            break
    return number_text(float(text))


def bracketed(number: float) -> str:
    """A number as it stands before an exponent, or behind a sign."""
    return f"({brief(number)})" if number < 0 else brief(number)


@dataclass(frozen=True)
class Solo:
    """One runner from one start at a given rate: places (n, 2), and when it arrives or leaves."""

    name: str
    points: Array
    steps: int
    arrived: bool
    left: bool


@dataclass(frozen=True)
class Plan:
    """All races of the film."""

    start: Pair
    rates: Pair  # of the two unfair races
    tracks: tuple[tuple[str, float], ...]
    budget: int
    finish: float
    raced: Raced
    staying: Race  # on the first track alone, by another rule
    again: tuple[str, ...]  # who is ahead on the third from other starts

    # -- the two unfair races --------------------------------------------------------------------

    @cached_property
    def ravine(self) -> Landscape:
        """The ravine, as it lies on the axes."""
        return ground_called(RAVINE)

    @cached_property
    def unfair(self) -> tuple[tuple[Solo, ...], tuple[Solo, ...]]:
        """The runners at the one rate, and at the other."""
        one, other = (tuple(self._solo(name, rate) for name in NAMES) for rate in self.rates)
        return one, other

    def _solo(self, name: str, rate: float) -> Solo:
        walk = descend(self.ravine, RUNNERS[name](rate), [self.start], self.budget)
        told = first_passages(self.ravine, walk.points, walk.losses, self.finish)
        steps, arrived, left = int(told.steps[0]), bool(told.arrived[0]), bool(told.left[0])
        if left:
            low, high = np.transpose(self.ravine.window)
            off = ((walk.points[:, 0] < low) | (walk.points[:, 0] > high)).any(axis=-1)
            steps = int(np.argmax(off))
        return Solo(name, walk.points[: steps + 1, 0], steps, arrived, left)

    def order(self, number: int) -> list[int]:
        """Who arrives in an unfair race, the fastest first; then those that do not."""
        runs = self.unfair[number]
        return sorted(range(4), key=lambda k: (not runs[k].arrived, runs[k].steps))

    # -- the first step --------------------------------------------------------------------------

    @cached_property
    def gradient(self) -> Array:
        """The gradient (2,) at the start."""
        return self.ravine.gradient(self.start)

    @cached_property
    def adams(self) -> tuple[Array, Array, Array]:
        """Adam at the larger rate: places (n + 1, 2), memories of slopes and of squares (n, 2).

        Both memories are means, corrected for their beginning at 0.
        """
        rate, keep, keep_squares = self.rates[1], 0.9, 0.999
        walk = descend(self.ravine, RUNNERS["adam"](rate), self.start, 40)
        mean, squares = np.zeros(2), np.zeros(2)
        means, sides = [], []
        for k, slope in enumerate(walk.gradients[:-1], 1):
            mean = keep * mean + (1 - keep) * slope
            squares = keep_squares * squares + (1 - keep_squares) * slope**2
            means.append(mean / (1 - keep**k))
            sides.append(np.sqrt(squares / (1 - keep_squares**k)))
        return walk.points, np.array(means), np.array(sides)

    @cached_property
    def leap(self) -> Array:
        """RMSProp's first step (2,) at the rate that it has on the first track."""
        return self._first_step(RUNNERS["rmsprop"](self.leap_rate))

    def _first_step(self, optimizer: Optimizer) -> Array:
        walk = descend(self.ravine, optimizer, self.start, 1)
        return np.asarray(walk.points[1] - walk.points[0])

    @property
    def leap_rate(self) -> float:
        """The rate that RMSProp races with on the first track."""
        return float(self.lap(0, RMSPROP).tuning.best)

    def begins(self, slope: Array) -> Array:
        """What RMSProp divides the first slopes by: its memory of the squares was zero before."""
        return np.asarray(np.sqrt(1 - KEEP_SQUARES) * np.abs(slope))

    # -- the fair race ---------------------------------------------------------------------------

    @property
    def result(self) -> Race:
        """The fair race."""
        return self.raced.result

    @property
    def rules(self) -> Protocol:
        """The rules of it."""
        return self.result.protocol

    def course(self, track: int) -> Track:
        """A track, turned as it is."""
        return course_called(*self.tracks[track])

    def lap(self, track: int, runner: int) -> Lap:
        """One runner on one track."""
        return self.result.laps[track][runner]

    def last(self, track: int, runner: int) -> int:
        """The step at which the last of those that arrive is home."""
        return self.lap(track, runner).last

    def home(self, track: int, runner: int) -> int:
        """How many of the starts it arrives from."""
        return self.lap(track, runner).home

    def whole(self, track: int, runner: int) -> bool:
        """Whether all of them arrive."""
        return self.home(track, runner) == self.rules.starts

    def ranking(self, track: int) -> list[int]:
        """The runners by the rule of the race: most home first, of as many the soonest."""
        return sorted(range(4), key=lambda k: (-self.home(track, k), self.last(track, k)))

    def leaders(self, track: int) -> tuple[int, ...]:
        """Who is ahead on a track; several are level."""
        return tuple(NAMES.index(name) for name in self.result.leaders(track))

    @property
    def settled(self) -> tuple[Lap, ...]:
        """The first track once more: home is who is there to stay, and rates are tuned for that."""
        return self.staying.laps[0]

    @property
    def stayers(self) -> tuple[int, ...]:
        """Who is ahead by that rule."""
        return tuple(NAMES.index(name) for name in self.staying.leaders(0))

    @property
    def stay_ranking(self) -> list[int]:
        """The runners by that rule: most home first, of as many the soonest."""
        return sorted(range(4), key=lambda k: (-self.settled[k].home, self.settled[k].last))

    @property
    def totals(self) -> NDArray[np.intp]:
        """How many are home on all tracks together, (runners, rates), with one rate for all."""
        laps = zip(*self.result.laps, strict=True)
        return np.array([sum(lap.tuning.arrived for lap in row) for row in laps])

    @property
    def everywhere(self) -> list[int]:
        """Of each runner with how many rates all are home on all tracks."""
        whole = self.totals == len(self.tracks) * self.rules.starts
        return [int(rates) for rates in whole.sum(axis=1)]

    def room(self, track: int, runner: int) -> NDArray[np.bool_]:
        """The rates (n,) with which all arrive: the good ones."""
        return np.asarray(self.lap(track, runner).tuning.arrived == self.rules.starts)


def plan_for(
    start: Pair,
    rate: float,
    track: str,
    turned: float,
    starts: int,
    seed: int,
    inner: float,
    budget: int,
    finish: float,
) -> Plan:
    """Run all races; the first two tracks are the ravine, as it lies and turned by degrees."""
    whole = ((RAVINE, 0.0), (RAVINE, float(turned)), (track, 0.0))
    rules: dict[str, float | int]
    rules = {"starts": starts, "seed": seed, "inner": inner, "budget": budget, "finish": finish}
    plan = Plan(
        (float(start[0]), float(start[1])),
        (rate, 10 * rate),
        whole,
        budget,
        finish,
        raced(whole, **rules),
        to_stay(whole[:1], **rules),
        ahead_again(track, **rules),
    )
    if not any(solo.arrived for runs in plan.unfair for solo in runs):
        raise InputError(f"rate: with {rate:g} and {10 * rate:g} no runner arrives from {start}.")
    return plan


__all__ = ["Plan", "Solo", "bracketed", "brief", "factor", "plan_for"]
