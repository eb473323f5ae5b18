"""Pawns side by side on the ground, which heap up in the valleys where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.local_minima.country import Country
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.row import Row
from scenes.parts.local_minima.strip import valley_color
from scenes.stage import FRAME, PATH, QUIET, CurvePawns, Playback
from scenes.stage.walk.curve_pawns import hopping

Array = NDArray[np.float64]

_TALL = 0.6  # scene units
_BESIDE, _ABOVE = 0.4, 0.34  # scene units from one in a heap to the next, and to the row above
_SETTLING = 2.0  # steps in which one who has arrived finds room among the others
_FAR = 0.2  # of the window, beyond it: there nobody is seen


class Party(Playback):
    """A playback whose walkers have their own colours only as far as those are ``told``."""

    def __init__(self, trajectory: Trajectory, colors: Sequence[str], neutral: str) -> None:
        super().__init__(trajectory, colors, neutral)
        self.told = ValueTracker(1.0)

    def colors(self) -> Array:
        """The present colours (walkers, 3)."""
        told = float(self.told.get_value())
        return np.asarray(self._neutral + told * (super().colors() - self._neutral))


class Crowd(CurvePawns):
    """All of a row on a country; each has the colour of the valley where it ends once it is there.

    At a floor there is room for one. Who comes later stands beside or above those who are there.
    """

    def __init__(self, plan: Plan, country: Country, row: Row) -> None:
        tints = [valley_color(plan, end) if end >= 0 else QUIET for end in row.ends.tolist()]
        self.party: Party
        super().__init__(country.curve, Party(row.walk, tints, PATH), _TALL)
        self.plan, self.row = plan, row

    def settled(self) -> Array:
        """How far each has found its room in a heap (n,), in [0, 1]."""
        share = np.clip((self.party.time - self.row.arrived) / _SETTLING, 0, 1)
        return np.where(self.row.ends >= 0, share * share * (3 - 2 * share), 0.0)

    def feet(self) -> Array:
        """On the ground, on their way to a heap, or in it."""
        settled, ground = self.settled()[:, None], self._on_the_ground()
        hop = np.array([0.0, self.size * hopping(self.party.time)])
        return (1 - settled) * (ground + hop) + settled * self.heaps

    def _on_the_ground(self) -> Array:
        ((low, high),), far = self.plan.ground.window, _FAR * self.plan.span
        return self.curve.over(np.clip(self.party.now()[:, 0], low - far, high + far))

    @cached_property
    def heaps(self) -> Array:
        """Where each stands at last (n, 2), who came first lowest; 0 for who is in no heap."""
        places = np.zeros((len(self.party), 2))
        for number, floor in enumerate(self.plan.floors.tolist()):
            inside = np.flatnonzero(self.row.ends == number)
            order = inside[np.argsort(self.row.arrived[inside], kind="stable")]
            for one, room in zip(order.tolist(), self._rooms(floor, len(order)), strict=True):
                places[one] = room
        return places

    def _rooms(self, floor: float, left: int) -> Iterator[Array]:
        """Places in a valley from its floor up, row by row, each from its middle outwards."""
        middle, foot = self.curve.over(floor).tolist()
        ridges = self.curve.over(self.plan.ridges)
        brink = float(ridges[np.abs(ridges[:, 0] - middle).argsort()[:2], 1].min())
        level, count = foot, 1
        while left > 0:
            count = min(count, left)
            left -= count
            across = (np.arange(count) - (count - 1) / 2) * _BESIDE
            for x in middle + across[np.argsort(np.abs(across), kind="stable")]:
                yield np.array([x, max(level, float(self.curve.level(np.array(x))))])
            level += _ABOVE
            room = min(self._reach(middle, level, way) for way in (-1.0, 1.0))
            # Above the ridges beside it a heap grows narrow.
            count = max(1, int(2 * room / _BESIDE) if level < brink else count - 1)

    def _reach(self, middle: float, level: float, way: float) -> float:
        """How far from a floor the ground is below a level, to one side."""
        across = np.linspace(0, FRAME.width, 801)
        above = self.curve.level(middle + way * across) > level
        return float(across[np.argmax(above)])


__all__ = ["Crowd"]
