"""Runners on a map, all by one steady clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from gdmath.racing import Lap, Track
from scenes.parts.optimizer_race.near import Near
from scenes.parts.optimizer_race.runners import CASING, RUNNERS, hollow, sign
from scenes.stage import TEXT, Box, Layer, change
from scenes.stage.ground.rim import share_to_rim
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Turned = Callable[[Array], Array]

_RADIUS, _SOLO, _HOME = 0.085, 0.16, 0.06
_MANY, _STOOD = 0.068, 0.045  # of each of many on a small map: under way, and at home
_RING = 0.2  # scene units by which a ring goes out from one that comes home
_INNER, _OUTER = 0.16, 0.26  # of an arrow across the border: scene units inside and outside
_ROOM = _OUTER + 0.1
_RIM = 0.1  # scene units around a map in which what is on it is still seen
_FAR = 60.0
_LEFT = 0.4  # steps in which the mark of one that leaves a map becomes an arrow
_LINE, _UNDER = 0.04, 0.12  # scene units wide is a way, and one that lies under another
_TAIL = 3  # steps that are seen behind each of many
_SPREAD = 0.27  # and a few large ones
_APART = 0.1  # scene units from a start to where each of several runners stands before a race


def held(place: Array) -> Callable[[], Array]:
    """A place, or a way, that stays as it is."""
    return lambda: place


class Clock:
    """How many gradients each has asked for: it goes on evenly.

    After ``over``, when all is decided, no more are counted while what was seen last dies away.
    """

    def __init__(self, over: float = np.inf) -> None:
        self.now, self.over = ValueTracker(0.0), over

    @property
    def time(self) -> float:
        """The present time in steps."""
        return float(self.now.get_value())

    @property
    def step(self) -> int:
        """How many steps are over."""
        return int(np.floor(min(self.time, self.over) + 1e-6))

    def to(self, step: float, pace: Any = linear) -> Any:
        """An animation: go on until this step is over."""
        return change(self.now, float(step), pace)

    def rewind(self) -> None:
        """Stand at the start again."""
        self.now.set_value(0)


class Starts(OnPicture):
    """Where all begin: dots."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, on: Projection, places: Array, turned: Turned) -> None:
        super().__init__(on)
        self.places, self.turned = places, turned
        self.shown, self.pulse = ValueTracker(1.0), ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out from each, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def clip_box(self) -> Box | None:
        """That of its map without a rim: no dot lies upon the border of one close up."""
        return box.inset(_RIM) if (box := super().clip_box()) else None

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
            pen.disc(spot, 0.07, TEXT, casing=0.035)
            if 0 < wave < 1:
                pen.ring(spot, 0.08 + 0.25 * wave, TEXT, 0.03, opacity=ripple(wave))


class Swarm(OnPicture):
    """One method from all starts: a mark for each, where it is.

    ``points`` (n, starts, 2) are those of a track that is turned by as much as the map is. One that
    comes home stays where it came in, and a ring goes out from it. Of one that leaves the map the
    way and an arrow across the border stay. One that is not home when all gradients are spent
    stays where it is, and is hollow from then on. Several ``together`` on a map are side by side at
    their starts, so that each is seen.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, number: int, points: Array, lap: Lap, track: Track,
                 clock: Clock, tail: int = _TAIL, large: bool = False,
                 together: bool = False) -> None:  # fmt: skip
        super().__init__(on)
        around = np.pi / 4 + np.pi / 2 * number
        self.aside = together * _APART * np.array([np.cos(around), np.sin(around)])
        self.radius, self.small = (_RADIUS, _HOME) if large else (_MANY, _STOOD)
        self.near = Near(on)
        self.runner, self.met, self.clock, self.tail = RUNNERS[number], points, clock, tail
        self.budget, self.settle = lap.tuning.budget, 1.0  # steps that a ring lasts
        self.home, self.left = lap.arrived, lap.left
        ground = track.ground
        self.edges = np.transpose(ground.window)
        # Until when each goes on, in steps; one that leaves does so within a step.
        self.until = np.where(lap.arrived, lap.steps, float(self.budget))
        for who in np.flatnonzero(lap.left):
            self.until[who] = edge_at(points[:, who], self.edges)

    def clip_box(self) -> Box | None:
        """That of its map, with room for arrows across the border if any is seen there.

        Close up the border of the map is none that anybody leaves by: no mark stands out of it.
        """
        box = super().clip_box()
        if box is None or self.panel is not None:
            return box
        if self.near.larger > 1:
            return self.near.rim()
        return box.inset(-_ROOM) if self.left.any() else box

    def now(self) -> Array:
        """Where each is (starts, 2)."""
        time, last = self.clock.time, len(self.met) - 1
        held = np.minimum(np.minimum(time, self.until), last)
        first = np.floor(held + 1e-9).astype(int)
        after, who = np.minimum(first + 1, last), np.arange(self.met.shape[1])
        here, there = self.met[first, who], self.met[after, who]
        return np.asarray(here + (held - first)[:, None] * (there - here))

    def waves(self) -> Array:
        """How far the ring of each that is home has gone (starts,): from 0 to 1, else 1."""
        since = np.clip((self.clock.time - self.until) / self.settle, 0, 1)
        return np.where(self.home & (self.clock.time >= self.until), since, 1.0)

    def lost(self) -> NDArray[np.bool_]:
        """Who is not home and goes no further (starts,)."""
        return np.asarray(~self.home & (self.clock.time >= self.until))

    def gone(self) -> Array:
        """How far each is gone from the map (starts,): 0 before it is at the edge, then up to 1."""
        since = np.clip((self.clock.time - self.until) / self.settle, 0, 1)
        return np.where(self.left, since, 0.0)

    def crossing(self, number: int, grown: float = 1.0) -> Array:
        """The arrow (2, 2) of one that leaves, on the screen: along its step across the edge."""
        return crossing(self.on, self.met[:, number], float(self.until[number]), grown)

    def _tail(self, number: int, place: Array) -> Array:
        done = min(int(min(self.clock.time, self.until[number])), len(self.met) - 1)
        behind = self.met[max(0, done - self.tail + 1) : done + 1, number]
        return np.clip(self.on.at(np.vstack([behind, place])), -_FAR, _FAR)

    def draw(self, canvas: Canvas) -> None:
        """Those at home, then the others with a short tail; the slow hollow, the gone arrows."""
        pen, gone, larger = Pen(canvas, self.presence), self.gone(), self.near.larger
        lost = self.lost() & ~self.left
        places = self.now()
        aside = max(0.0, 1 - self.clock.time) * self.aside
        spots = np.clip(self.on.at(places), -_FAR, _FAR) + aside
        home = self.home & (self.clock.time >= self.until)
        for number in np.flatnonzero(home):
            sign(pen, self.runner, spots[number], self.small * larger, rim=0.02)
        under_way = np.flatnonzero(~home)
        for number in under_way[~lost[under_way]]:
            tail = self._tail(int(number), places[number]) + aside
            pen.line(tail, self.runner.color, 0.025, opacity=0.45)
        for number in np.flatnonzero(lost):
            hollow(pen, self.runner, spots[number], self.radius * larger)
        for number in under_way[~lost[under_way]]:
            here = 1 - gone[number]
            sign(pen, self.runner, spots[number], self.radius * larger * here, rim=0.03 * here)
        for number in np.flatnonzero(gone):
            line = self.crossing(int(number), float(gone[number]))
            pen.arrow(line, self.runner.color, 0.06, casing=0.03)
        for spot, wave in zip(spots, self.waves().tolist(), strict=True):
            if 0 < wave < 1:
                pen.ring(spot, self.small + _RING * wave, self.runner.color, 0.025,
                         opacity=0.7 * ripple(wave))  # fmt: skip

    def readings(self) -> list[Reading]:
        """How many are home."""
        done = int((self.home & (self.until <= self.clock.step)).sum())
        return [Reading(f"{self.runner.name} home", "", done)]


def edge_at(way: Array, edges: Array) -> float:
    """When a way (n, 2) crosses the edge of a map, low and high corner, in steps."""
    low, high = edges
    out = int(np.argmax(((way < low) | (way > high)).any(axis=-1)))
    return out - 1 + share_to_rim(way[out - 1], way[out], edges)


def crossing(on: Projection, way: Array, until: float, grown: float) -> Array:
    """An arrow (2, 2) on the screen: along a way (n, 2) across the edge, where that is left."""
    first = int(until)
    here, there = on.at(way[first : first + 2])
    along = (there - here) / np.hypot(*(there - here))
    tail = here + (until - first) * (there - here) - _INNER * along
    return np.stack([tail, tail + grown * (_INNER + _OUTER) * along])


class SoloRun(OnPicture):
    """One runner from one start, with all of its way, or as far as an edge it is to leave by."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, number: int, points: Array, clock: Clock,
                 under: bool = False, radius: float = _SOLO,
                 beads: bool = True, spread: bool = True) -> None:  # fmt: skip
        super().__init__(on)
        self.spread = _SPREAD if spread else 0.0  # scene units, side by side before the race
        self.near = Near(on)
        self.runner, self.number, self.radius = RUNNERS[number], number, radius
        self.beads = beads
        self.settle = 1.0  # steps in which its mark becomes small once it is there
        self.met, self.clock = points, clock
        self.wide = _UNDER if under else _LINE  # of its way, where another has the same one
        self.until = np.inf  # steps

    def leave(self, edges: Array) -> None:
        """Go no further than to the edges of a map, its low and its high corner."""
        self.until = edge_at(self.met, edges)

    def clip_box(self) -> Box | None:
        """That of its map, with room for an arrow across the border if there is one."""
        box = super().clip_box()
        return box.inset(-_ROOM) if box and np.isfinite(self.until) else box

    @property
    def step(self) -> int:
        """How many of its steps are over."""
        return int(min(self.clock.step, len(self.met) - 1, self.until))

    def way(self) -> Array:
        """The places (n, 2) it has met, and where it is."""
        done = self.met[: self.step + 1]
        if (rest := min(self.clock.time, len(self.met) - 1, self.until) - self.step) <= 0:
            return done
        ahead = self.met[self.step + 1] - self.met[self.step]
        return np.vstack([done, done[-1] + rest * ahead])

    def draw(self, canvas: Canvas) -> None:
        """The way, with a bead at each landing if they are few, then its mark."""
        pen, way, larger = Pen(canvas, self.presence), self.way(), self.near.larger
        spots = np.clip(self.on.at(way), -_FAR, _FAR)
        if len(spots) > 1:
            pen.line(spots, self.runner.color, self.wide, dashes=self.runner.dashes)
        for spot in spots[: self.step + 1] if self.beads else ():
            pen.disc(spot, 0.035 * self.wide / _LINE, self.runner.color)
        around = np.pi / 4 + np.pi / 2 * self.number
        apart = larger * self.spread * max(0.0, 1 - 2 * self.clock.time)
        aside = apart * np.array([np.cos(around), np.sin(around)])  # side by side before the race
        there = float(np.clip((self.clock.time - len(self.met) + 1) / self.settle, 0, 1))
        if gone := float(np.clip((self.clock.time - self.until) / _LEFT, 0, 1)):
            line = crossing(self.on, self.met, self.until, gone)
            pen.arrow(line, self.runner.color, 0.02 + self.wide, casing=0.03)
        if here := 1 - gone:
            radius = (self.radius + there * (_HOME - self.radius)) * here * larger
            sign(pen, self.runner, spots[-1] + aside, radius, rim=CASING * here)

    def readings(self) -> list[Reading]:
        """Its last landing."""
        return [Reading(f"{self.runner.name} at", "", tuple(self.met[self.step].tolist()))]


__all__ = ["Clock", "SoloRun", "Starts", "Swarm", "held"]
