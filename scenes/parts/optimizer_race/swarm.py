"""Runners on a map, all by one clock that counts in powers of ten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.optimizer_race.runners import RUNNERS, sign
from scenes.stage import QUIET, TEXT, Layer, change
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Turned = Callable[[Array], Array]

_RADIUS, _SOLO = 0.085, 0.16
_GOES = 0.12  # powers of ten that one at the finish takes to go
_FAR = 60.0
_TAIL = 3  # steps that are seen behind each of many


def held(place: Array) -> Callable[[], Array]:
    """A place, or a way, that stays as it is."""
    return lambda: place


class Clock:
    """How many gradients each has asked for: it goes on by powers of ten.

    ``tau`` is the logarithm of one more than the steps, so that it begins at 0.
    """

    def __init__(self) -> None:
        self.tau = ValueTracker(0.0)

    @property
    def time(self) -> float:
        """The present time in steps."""
        return float(10.0 ** self.tau.get_value() - 1)

    @property
    def step(self) -> int:
        """How many steps are over."""
        return int(np.floor(self.time + 1e-6))

    def to(self, step: float, pace: Any = linear) -> Any:
        """An animation: go on until this step is over."""
        return change(self.tau, float(np.log10(step + 1)), pace)

    def rewind(self) -> None:
        """Stand at the start again."""
        self.tau.set_value(0)


class Starts(OnPicture):
    """Where all begin: dots, hollow ones if they are for trying rates."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, on: Projection, places: Array, turned: Turned, hollow: bool = False) -> None:
        super().__init__(on)
        self.places, self.turned, self.hollow = places, turned, hollow
        self.shown, self.pulse = ValueTracker(1.0), ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out from each, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def spots(self) -> Array:
        """Where they are on the screen (n, 2)."""
        return self.on.at(self.turned(self.places))

    def draw(self, canvas: Canvas) -> None:
        """One after another, as ``shown`` goes from 0 to 1."""
        spots, wave = self.spots(), float(self.pulse.get_value())
        shares = np.clip(float(self.shown.get_value()) * (len(spots) + 3) - np.arange(len(spots)),
                         0, 3) / 3  # fmt: skip
        for spot, share in zip(spots, shares, strict=True):
            pen = Pen(canvas, self.presence * float(share))
            if self.hollow:
                pen.ring(spot, 0.075, QUIET, 0.035, casing=0.04)
            else:
                pen.disc(spot, 0.07, TEXT, casing=0.035)
            if 0 < wave < 1:
                pen.ring(spot, 0.08 + 0.25 * wave, TEXT, 0.03, opacity=ripple(wave))


class Swarm(OnPicture):
    """One method from all starts: a mark for each that is still under way.

    ``points`` (n, starts, 2) are those of a track that is turned by as much as the map is. One that
    arrives goes, as it is counted from then on; one that leaves the map is out.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self, on: Projection, number: int, points: Array, steps: Any, arrived: Any, clock: Clock
    ) -> None:
        super().__init__(on)
        self.runner, self.met, self.clock = RUNNERS[number], points, clock
        self.steps, self.home = np.where(arrived, steps, np.inf), arrived

    def now(self) -> tuple[Array, Array]:
        """Where each is (starts, 2), and how much of it is there (starts,)."""
        time, last = self.clock.time, len(self.met) - 1
        held = np.minimum(np.minimum(time, self.steps), last)
        first = np.floor(held + 1e-9).astype(int)
        after, who = np.minimum(first + 1, last), np.arange(self.met.shape[1])
        here, there = self.met[first, who], self.met[after, who]
        places = here + (held - first)[:, None] * (there - here)
        late = np.log10(time + 1) - np.log10(self.steps + 1)
        return places, np.where(np.isfinite(self.steps), np.clip(1 - late / _GOES, 0, 1), 1.0)

    def _tail(self, number: int, place: Array) -> Array:
        done = min(int(min(self.clock.time, self.steps[number])), len(self.met) - 1)
        behind = self.met[max(0, done - _TAIL + 1) : done + 1, number]
        return np.clip(self.on.at(np.vstack([behind, place])), -_FAR, _FAR)

    def draw(self, canvas: Canvas) -> None:
        """A short tail behind each, then the marks."""
        places, there = self.now()
        if self.clock.time <= 0:
            return
        pen = Pen(canvas, self.presence)
        under_way = np.flatnonzero(there > 0)
        for number in under_way:
            tail = self._tail(int(number), places[number])
            pen.line(tail, self.runner.color, 0.025, opacity=0.45 * there[number])
        come = min(1.0, 2 * self.clock.time)
        for number in under_way:
            spot = np.clip(self.on.at(places[number]), -_FAR, _FAR)
            sign(pen, self.runner, spot, _RADIUS, float(there[number]) * come)

    def readings(self) -> list[Reading]:
        """How many are home."""
        done = int((self.steps <= self.clock.step).sum())
        return [Reading(f"{self.runner.name} home", "", done)]


class SoloRun(OnPicture):
    """One runner from one start, with all of its way."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, number: int, points: Array, clock: Clock) -> None:
        super().__init__(on)
        self.runner, self.number = RUNNERS[number], number
        self.met, self.clock = points, clock

    @property
    def step(self) -> int:
        """How many of its steps are over."""
        return min(self.clock.step, len(self.met) - 1)

    def way(self) -> Array:
        """The places (n, 2) it has met, and where it is."""
        done = self.met[: self.step + 1]
        rest = min(self.clock.time, len(self.met) - 1) - self.step
        if rest <= 0:
            return done
        ahead = self.met[self.step + 1] - self.met[self.step]
        return np.vstack([done, done[-1] + rest * ahead])

    def draw(self, canvas: Canvas) -> None:
        """The way with a bead at each landing, then its mark."""
        pen, way = Pen(canvas, self.presence), self.way()
        spots = np.clip(self.on.at(way), -_FAR, _FAR)
        if len(spots) > 1:
            pen.line(spots, self.runner.color, 0.04, dashes=self.runner.dashes)
        for spot in spots[: self.step + 1]:
            pen.disc(spot, 0.035, self.runner.color)
        around = np.pi / 4 + np.pi / 2 * self.number
        apart = 0.17 * max(0.0, 1 - 2 * self.clock.time)
        aside = apart * np.array([np.cos(around), np.sin(around)])  # side by side before the race
        sign(pen, self.runner, spots[-1] + aside, _SOLO)

    def readings(self) -> list[Reading]:
        """Its last landing."""
        return [Reading(f"{self.runner.name} at", "", tuple(self.met[self.step].tolist()))]


__all__ = ["Clock", "SoloRun", "Starts", "Swarm", "held"]
