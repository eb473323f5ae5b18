"""What the film about many valleys tells: level points, twins, territories, starts, large steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from scenes.parts.local_minima.grounds import TILTS, ground_called, tilted
from scenes.parts.local_minima.large import LargeRun, large_run, run_from
from scenes.parts.local_minima.territories import Territories, territories
from scenes.stage.lecture.theme import VALLEYS

Array = NDArray[np.float64]

_BOWLS_WINDOW = ((-9.0, 9.0),)  # as far as is seen, and further
_ALIKE = 1e-9  # of the heights of all valleys: so near, two are equally deep
_RATE, _OF_LIMIT = 0.03, 0.5  # the usual learning rate; the share of what a valley stands
_PATIENCE = 2000  # steps
_NEAR = 2e-3  # of the window: as good as there
_GAP = 4e-4  # of the window: from one twin to the other
_SEEN, _PARTED = 0.02, 0.2  # of the window: gaps that are seen, and that are wide
_FLAT = 0.05  # of the mean fall of the ground: a slope that is as good as none
_HOOK = 0.8  # of the way from the shallowest floor to its ridge: where she starts


@dataclass(frozen=True)
class Plan:
    """A ground of one valley, ``bowl``, and one of many, ``ground``, with all that is told of it.

    ``start`` is where she starts there, None for a place in the shallowest valley; ``random`` are
    starts at random, ``pair`` the twins', None for a hair to either side of a ridge.
    """

    bowl: Landscape
    ground: Landscape
    rate: float
    start: float | None
    random: tuple[float, ...]
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
    def hook(self) -> float:
        """A start from which she walks down into the shallowest valley; with one, into that."""
        if self.start is not None:
            return self.start
        if self.many:
            return self.home + _HOOK * (self.ridge - self.home)
        ((_, high),) = self.ground.window
        return 0.5 * (float(self.floors[0]) + high)

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
    def looks_level(self) -> bool:
        """Whether the ground under the twins hardly falls, beside how it falls elsewhere."""
        steepest = np.ptp(self.height(np.concatenate([self.floors, self.ridges]))) / self.span
        return bool(np.abs(self.twins.gradients[0]).max() < _FLAT * steepest)

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

    @property
    def missed(self) -> float:
        """The share of starts that do not end on the lowest ground."""
        return 1 - float(self.territories.shares[self.deep].sum())

    @cached_property
    def tried(self) -> Trajectory:
        """All random starts until they are there, (steps + 1, n, 1)."""
        rule, starts = gradient_descent(self.rate), np.array(self.random)[:, None]
        walk = descend(self.ground, rule, starts, _PATIENCE)
        return descend(self.ground, rule, starts, self._there(walk))

    @property
    def tried_ends(self) -> list[int | None]:
        """The number of the valley where each random start ends."""
        return [self.valley_of(float(x)) for x in self.tried.points[-1, :, 0]]

    @property
    def lucky(self) -> int:
        """How many of them end on the lowest ground."""
        return sum(end is not None and bool(self.deep[end]) for end in self.tried_ends)

    @property
    def all_miss(self) -> float:
        """The chance that as many random starts all miss the lowest ground."""
        return float(self.missed ** len(self.random))

    # -- large steps -----------------------------------------------------------------------------

    @cached_property
    def large(self) -> LargeRun | None:
        """What large steps do to a hiker in a deep valley; None if there is nothing to tell."""
        return large_run(self, self.large_rate, self.large_start)

    @cached_property
    def stuck(self) -> LargeRun | None:
        """The run at that rate from where she first walked into the shallowest valley."""
        return None if self.large is None else run_from(self, self.large.rate)

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


def plan_for(
    landscape: str,
    window: tuple[float, float] | None,
    learning_rate: float | None,
    start: float | None,
    twins: tuple[float, float] | None,
    starts: int,
    seed: int,
    large_rate: float | None,
    large_start: float | None,
    convex: str,
    convex_start: float,
    **_: float,
) -> Plan:
    """The plan for these parameters.

    Raises InputError for a ground without a valley, with more than there are colours for them, or
    with several that are all equally deep.
    """
    ground = ground_called(landscape, window)
    ((low, high),) = ground.window
    ((first, last),) = _BOWLS_WINDOW
    for name, x, left, right in (
        ("start", start, low, high),
        *(("twins", x, low, high) for x in twins or ()),
        ("large_start", large_start, low, high),
        ("convex_start", convex_start, first, last),
    ):
        if x is not None and not left <= x <= right:
            raise InputError(f"{name}: {x:g} must lie in the window, {left:g} to {right:g}.")
    plan = Plan(
        Landscape.from_expression(convex, _BOWLS_WINDOW),
        ground,
        _RATE if learning_rate is None else learning_rate,
        start,
        tuple(np.random.default_rng(seed).uniform(low, high, starts).tolist()),
        twins,
        large_rate,
        large_start,
    )
    if not 0 < len(plan.floors) <= len(VALLEYS):
        raise InputError(
            f"landscape: {landscape!r} has {len(plan.floors)} valleys in its window;"
            f" the film needs 1 to {len(VALLEYS)}."
        )
    plan = _suited(plan, learning_rate)
    if plan.many and not plan.rate < plan.least_limit:
        raise InputError(
            f"learning_rate: {plan.rate:g} is too large for a valley of {landscape!r}, where nobody"
            f" stays; below {plan.least_limit:.3g}."
        )
    if plan.many and plan.deep.all():
        helps = (tilt for tilt in TILTS if _tells_of(tilt, plan, landscape, window, learning_rate))
        tilt = next(helps, None)
        cure = f"tilt the ground, by adding {tilt} for example" if tilt else "choose another ground"
        raise InputError(
            f"landscape: from {low:g} to {high:g} all valleys of {landscape!r} are equally deep, so"
            f" that none is bad; {cure}."
        )
    if plan.many and plan.rim_is_lowest:
        raise InputError(
            f"window: from {low:g} to {high:g} {landscape!r} is lowest at its rim, not in a valley;"
            " choose a window at whose ends it is higher, as from, to."
        )
    return plan


def _suited(plan: Plan, learning_rate: float | None) -> Plan:
    """The plan with a rate that its narrowest valley stands, if none is given."""
    if learning_rate is None and _OF_LIMIT * plan.least_limit < _RATE:
        return replace(plan, rate=float(f"{_OF_LIMIT * plan.least_limit:.1g}"))
    return plan


def _tells_of(
    tilt: str,
    plan: Plan,
    landscape: str,
    window: tuple[float, float] | None,
    learning_rate: float | None,
) -> bool:
    """Whether with so much added the ground has a bad valley, and twins who part."""
    made = replace(plan, ground=ground_called(tilted(landscape, tilt), window))
    if not 1 < len(made.floors) <= len(VALLEYS) or made.deep.all() or made.rim_is_lowest:
        return False
    made = _suited(made, learning_rate)
    try:
        return made.rate < made.least_limit and made.twins.steps > 0
    except InputError:
        return False


__all__ = ["Plan", "ground_called", "plan_for"]
