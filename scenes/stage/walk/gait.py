"""Where the feet are: steps along a curve, one foot planted while the other swings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Ground = Callable[[Array], Array]

_FINE = 8001  # samples of the curve that its length is measured with


class Footpath:
    """A curve measured by the way along it: ``ground`` maps numbers x (n,) to points (n, 2)."""

    def __init__(self, ground: Ground, low: float, high: float) -> None:
        self.ground = ground
        self._x = np.linspace(low, high, _FINE)
        lengths = np.linalg.norm(np.diff(ground(self._x), axis=0), axis=1)
        self._way = np.concatenate([[0.0], np.cumsum(lengths)])

    def way(self, x: ArrayLike) -> Array:
        """How far along the curve the numbers x are."""
        return np.asarray(np.interp(np.asarray(x), self._x, self._way))

    def x(self, way: ArrayLike) -> Array:
        """The numbers x at which the way has these lengths."""
        return np.asarray(np.interp(np.asarray(way), self._way, self._x))


@dataclass(frozen=True)
class Stance:
    """How she stands at a moment.

    ``x``: where her body is. ``feet``: the numbers x (2,) of the near and the far foot. ``lifts``:
    how high each is raised, from 0 (planted) to 1. ``facing``: 1 to the right, −1 to the left.
    ``turned`` goes from −1 to 1 while she turns round to ``facing``; ``stride`` from −1 to 1 is how
    far the near foot is in front of the far one.
    """

    x: float
    feet: Array
    lifts: Array
    facing: float
    turned: float = 1.0
    stride: float = 0.0


class Gait:
    """The feet on a walk through the numbers ``stops`` (n + 1,): one stop for each whole progress.

    She stands at every stop with her feet ``spread`` before and behind her, and gets to the next
    one in paces of about the length ``pace``, both in units of the screen. Where a foot is planted
    it does not move; between stops her body moves evenly in x.
    """

    def __init__(
        self,
        ground: Ground,
        stops: ArrayLike,
        pace: float,
        spread: float,
        facing: float = 1.0,
    ) -> None:
        self.stops = np.asarray(stops, dtype=float)
        low, high = float(self.stops.min()), float(self.stops.max())
        room = 0.2 * (high - low) + self._x_of(ground, low, 6 * spread)
        self.path = Footpath(ground, low - room, high + room)
        self.pace, self.spread = pace, spread
        signs = np.sign(np.diff(self.stops))
        self.facings = np.empty(len(signs))
        for i, sign in enumerate(signs):
            facing = sign if sign else facing
            self.facings[i] = facing
        self._rest = float(facing if len(signs) == 0 else self.facings[-1])
        self._ways = self.path.way(self.stops)
        self._swings = [self._count(i) for i in range(len(signs))]
        self._near_behind = self._who_is_behind()

    @staticmethod
    def _x_of(ground: Ground, x: float, length: float) -> float:
        """About how much x must change for the way ``length``, at the least."""
        nearby = ground(np.array([x, x + 1e-6 * max(1.0, abs(x))]))
        return float(length * 1e-6 * max(1.0, abs(x)) / abs(nearby[1, 0] - nearby[0, 0]))

    def _count(self, step: int) -> int:
        """How many times a foot is moved on a step."""
        between = abs(self._ways[step + 1] - self._ways[step]) - 2 * self.spread
        return max(2, 1 + round(between / self.pace))

    def _who_is_behind(self) -> list[bool]:
        """For every step, whether it begins with the near foot, which then is the one behind."""
        behind, near = [], True
        for step, count in enumerate(self._swings):
            if step and self.facings[step] != self.facings[step - 1]:
                near = not near
            behind.append(near)
            near = near if count % 2 == 0 else not near
        return behind

    def at(self, progress: float) -> Stance:
        """How she stands when ``progress`` steps are done."""
        last = len(self._swings)
        progress = float(np.clip(progress, 0, last))
        if last == 0:
            return self._standing()
        step = min(int(progress), last - 1)
        done = progress - step
        x = float((1 - done) * self.stops[step] + done * self.stops[step + 1])
        feet, lifts = self._feet(step, x)
        if not self._near_behind[step]:
            feet, lifts = feet[::-1], lifts[::-1]
        facing = float(self.facings[step])
        places = self.path.x(feet)
        apart = facing * (feet[0] - feet[1]) / (2 * self.pace)
        return Stance(x, places, lifts, facing, self._turning(step, done), float(apart))

    def _standing(self) -> Stance:
        x = float(self.stops[0])
        feet = self.path.way(x) + self._rest * self.spread * np.array([-1.0, 1.0])
        return Stance(x, self.path.x(feet), np.zeros(2), self._rest)

    def _turning(self, step: int, done: float) -> float:
        if step == 0 or self.facings[step] == self.facings[step - 1]:
            return 1.0
        share = float(np.clip(done / 0.15, 0, 1))
        return 2 * share * share * (3 - 2 * share) - 1

    def _feet(self, step: int, x: float) -> tuple[Array, Array]:
        """Ways (2,) and lifts (2,) of the foot that was behind at first, and of the other."""
        start, end = self._ways[step], self._ways[step + 1]
        distance = abs(end - start)
        count = self._swings[step]
        gone = abs(float(self.path.way(x)) - start)
        share = gone / distance * count if distance > 0 else 0.0
        swing = min(int(share), count - 1)
        moved = min(share - swing, 1.0)
        eased = moved * moved * (3 - 2 * moved)
        before, after = self._plant(step, swing), self._plant(step, swing + 2)
        swinging = before + (after - before) * eased
        # A foot that hardly moves is hardly raised: steps that shrink to nothing are no shuffle.
        long = abs(after - before) / self.pace
        high = np.sin(np.pi * moved) * min(1.0, 0.3 + 0.7 * long) * min(1.0, 4 * long)
        ways = np.array([swinging, self._plant(step, swing + 1)])
        lifts = np.array([high if 1e-9 < moved < 1 - 1e-9 else 0.0, 0.0])
        if swing % 2:
            ways, lifts = ways[::-1], lifts[::-1]
        return start + self.facings[step] * ways, lifts

    def _plant(self, step: int, number: int) -> float:
        """How far from the step's start a foot is set down; the feet take turns.

        Number 0 is behind her and 1 before her as she starts; the last two as she arrives.
        """
        distance, count = abs(self._ways[step + 1] - self._ways[step]), self._swings[step]
        if number == 0:
            return float(-self.spread)
        if number == count + 1:
            return float(distance + self.spread)
        between = (distance - 2 * self.spread) / (count - 1)
        return float(self.spread + (number - 1) * between)
