"""What the film about many valleys tells: level points, twins, territories, starts, large steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    InputError,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    is_convex,
)
from gdmath.critical import LevelPoints, level_points
from gdmath.ridges import twins
from scenes.parts.local_minima.large import LargeRun, large_run
from scenes.parts.local_minima.row import Row, run_row
from scenes.parts.local_minima.territories import Territories, territories

Array = NDArray[np.float64]

_ALIKE = 1e-9  # of the heights of all valleys: so near, two are equally deep
_PATIENCE = 2000  # steps
_NEAR = 2e-3  # of the window: as good as there
_GAP = 4e-4  # of the window: from one twin to the other
GAP_DIGITS = 4  # of the twins' gap on display: so many that its first growth is seen
_SEEN, _PARTED = 0.02, 0.2  # of the window: gaps that are seen, and that are wide
_STRING, _FINE = 0.35, 401  # of the way from her floor to its ridge; places on a wall
_BESIDE = 0.75  # of the way from a floor to a ridge: where steps to it begin
_HOOK = 0.8  # of the way from the shallowest floor to its ridge: where she starts


@dataclass(frozen=True)
class Plan:
    """A ground of one valley, ``bowl``, and one of many, ``ground``, with all that is told of it.

    ``start`` is where she starts there, None for a place in the shallowest valley; ``pair`` are the
    twins' starts, None for a hair to either side of a ridge.
    """

    bowl: Landscape
    ground: Landscape
    rate: float
    start: float | None
    pair: tuple[float, float] | None
    large_rate: float | None
    large_start: float | None

    @cached_property
    def level(self) -> LevelPoints:
        """Where the ground is level."""
        return level_points(self.ground)

    @property
    def span(self) -> float:
        """How wide the window is."""
        ((low, high),) = self.ground.window
        return high - low

    # -- valleys ---------------------------------------------------------------------------------

    @property
    def floors(self) -> Array:
        """The minima from left to right (k,)."""
        return self.level.of_kind("minimum")[:, 0]

    @property
    def ridges(self) -> Array:
        """The maxima from left to right (n,)."""
        return self.level.of_kind("maximum")[:, 0]

    @property
    def many(self) -> bool:
        """Whether there are several valleys."""
        return len(self.floors) > 1

    def height(self, x: Array | float) -> Array:
        """The ground's height at numbers x (...)."""
        return np.asarray(self.ground.value(np.asarray(x, dtype=float)[..., None]))

    def curvature(self, x: float) -> float:
        """The second derivative there."""
        return float(self.ground.hessian(np.array([x]))[0, 0])

    @cached_property
    def deep(self) -> NDArray[np.bool_]:
        """Which valleys are as deep as any (k,)."""
        heights = self.height(self.floors)
        return np.asarray(heights <= heights.min() + _ALIKE * max(np.ptp(heights), 1.0))

    @property
    def rim_is_lowest(self) -> bool:
        """Whether the ground is lower at an end of the window than in any valley."""
        heights = self.height(self.floors)
        rims = self.height(np.array(self.ground.window[0]))
        return bool(np.nanmin(rims) < heights.min() - _ALIKE * max(np.ptp(heights), 1.0))

    @cached_property
    def shallow(self) -> int:
        """The number of the shallowest valley, from the left."""
        return int(np.argmax(self.height(self.floors)))

    @cached_property
    def ridge(self) -> float:
        """The ridge beside the shallowest valley, the right one if there is a valley beyond."""
        floor = self.floors[self.shallow]
        right, left = self.ridges[self.ridges > floor], self.ridges[self.ridges < floor]
        beyond = right.size and (self.floors > right[0]).any()
        return float(right[0] if beyond or not left.size else left[-1])

    @property
    def home(self) -> float:
        """The floor of the shallowest valley."""
        return float(self.floors[self.shallow])

    @property
    def string(self) -> tuple[float, float]:
        """Ends of a string through the ridge: on her wall of it, and as high beyond, if it can."""
        way = float(np.sign(self.ridge - self.home))
        begin = self.home + _STRING * (self.ridge - self.home)
        others = self.floors[(self.floors - self.ridge) * way > 0]
        beyond = float(others[np.abs(others - self.ridge).argmin()])
        rims = [x for x in (*self.ground.window[0], *self.ridges) if (x - beyond) * way > 0]
        rim = min(rims, key=lambda x: abs(x - beyond))
        wall = np.linspace(beyond, rim, _FINE)[:-1]
        high = self.height(wall) >= self.height(begin)
        return begin, float(wall[np.argmax(high) if high.any() else -1])

    @property
    def hook(self) -> float:
        """A start from which she walks down into the shallowest valley; with one, into that."""
        if self.start is not None:
            return self.start
        if self.many:
            return self.home + _HOOK * (self.ridge - self.home)
        ((_, high),) = self.ground.window
        return 0.5 * (float(self.floors[0]) + high)

    def beside(self, floor: float) -> float:
        """A place on the way from a floor to the ridge nearest to it, of two to the twins' one."""
        near = np.abs(self.ridges - floor).round(9)
        ridge = min(self.ridges[near == near.min()].tolist(), key=lambda x: abs(x - self.ridge))
        return floor + _BESIDE * (ridge - floor)

    @property
    def least_limit(self) -> float:
        """The rate beyond which there is a valley where nobody stays."""
        return min(map(self.limit, self.floors.tolist()))

    def limit(self, floor: float) -> float:
        """The rate beyond which she does not stay at a floor; none where it has no curvature."""
        curvature = self.curvature(floor)
        return 2 / curvature if curvature else np.inf

    def valley_of(self, x: float) -> int | None:
        """The number of the valley whose floor is as good as at x."""
        away = np.abs(self.floors - x)
        return int(away.argmin()) if away.min() < _NEAR * self.span else None

    # -- twins -----------------------------------------------------------------------------------

    @cached_property
    def twins(self) -> Trajectory:
        """Two who start a hair apart, to the step by which both are there, (steps + 1, 2, 1)."""
        starts = self.pair or twins(self.ground, [self.ridge], _GAP * self.span)[:, 0].round(12)
        rule, pairs = gradient_descent(self.rate), np.sort(starts)[:, None]
        walk = descend(self.ground, rule, pairs, _PATIENCE)
        left, right = (self.valley_of(float(x)) for x in walk.points[-1, :, 0])
        if left is None or right is None or left == right:
            raise InputError(
                f"twins: from {starts[0]:g} and {starts[1]:g} they do not end in two valleys;"
                " let one stand on either side of a ridge."
            )
        return descend(self.ground, rule, pairs, self._there(walk))

    def _there(self, walk: Trajectory) -> int:
        """The step from which on all of a walk are as good as at their floors."""
        away = np.abs(walk.points[..., 0] - walk.points[-1, :, 0]).max(axis=-1)
        return int(np.flatnonzero(away >= _NEAR * self.span).max(initial=-1)) + 1

    @cached_property
    def twin_ends(self) -> tuple[int, int]:
        """The numbers of the valleys where the twins end, the left one's first."""
        left, right = self.twins.points[-1, :, 0]
        return int(np.abs(self.floors - left).argmin()), int(np.abs(self.floors - right).argmin())

    @property
    def gaps(self) -> Array:
        """How far apart they are after each step (steps + 1,)."""
        return np.asarray(np.ptp(self.twins.points[..., 0], axis=1))

    @property
    def growth(self) -> int:
        """By how many percent their gap grows with the first step."""
        return round(100 * float(self.gaps[1] / self.gaps[0] - 1))

    @property
    def seen(self) -> int:
        """The first step after which they are seen to be two."""
        return int(np.argmax(self.gaps > _SEEN * self.span))

    @property
    def parted(self) -> int:
        """The first step after which they are far apart."""
        return int(np.argmax(self.gaps > _PARTED * self.span))

    # -- where starts end ------------------------------------------------------------------------

    @cached_property
    def territories(self) -> Territories:
        """Where each start of the window ends, at her rate."""
        return territories(self.ground, self.rate, tuple(self.floors.tolist()))

    @cached_property
    def row(self) -> Row:
        """Starts side by side, and where they end at her rate."""
        return run_row(self.ground, self.rate, self.floors)

    # -- large steps -----------------------------------------------------------------------------

    @cached_property
    def large(self) -> LargeRun | None:
        """What large steps do to a hiker in a deep valley; None if there is nothing to tell."""
        return large_run(self, self.large_rate, self.large_start)

    @cached_property
    def row_again(self) -> Row:
        """The same starts side by side, and where they end with large steps."""
        assert self.large is not None
        return run_row(self.ground, self.large.rate, self.floors)

    @cached_property
    def large_territories(self) -> Territories:
        """Where each start of the window ends with large steps."""
        assert self.large is not None
        return territories(self.ground, self.large.rate, tuple(self.floors.tolist()))

    # -- one valley ------------------------------------------------------------------------------

    @property
    def convex(self) -> bool:
        """Whether the ground of one valley bends upward only."""
        return is_convex(self.bowl)


__all__ = ["GAP_DIGITS", "Plan"]
