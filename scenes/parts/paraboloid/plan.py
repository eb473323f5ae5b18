"""The numbers of the film: a blind shot, how wrong it is, and the walk from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    LANDSCAPES,
    Dataset,
    InputError,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    mse,
    rmse,
    sse,
)
from scenes.stage.ground.rings import one_two_five

Array = NDArray[np.float64]
Pair = tuple[float, float]

REACH = 10  # whole numbers of the target, to each side
_NEARER = 0.7  # of a shot's distance, that of a second one: a better guess
_MOST_LINES = 20  # of the log
_CLOSEST = 1e-12  # of the distance at the start, at the end
_LENS = (0.4, 1.0)  # scene units: how long the step is to be under the lens
_ONCE = 0.5  # the rate that is there in one step


@dataclass(frozen=True)
class Plan:
    """A start on the bowl x² + y², and what is done there."""

    draws: tuple[tuple[int, int], ...]  # of the two wheels; the last one counts
    start: Array  # (2,)
    rate: float
    epochs: int
    every: int  # epochs between two lines of the log
    enough: float  # a gradient of this length is as good as none
    compared: float  # the other rate

    @property
    def landscape(self) -> Landscape:
        """The sum of both squared errors."""
        return LANDSCAPES["paraboloid"].with_window(((-REACH, REACH), (-REACH, REACH)))

    # -- how wrong it is -------------------------------------------------------------------------

    def measures(self, shot: Array) -> tuple[float, float, float]:
        """SSE, MSE and RMSE of a shot (2,): two predictions, for which 0 is the right answer."""
        data = Dataset(shot, np.zeros(2))
        return float(sse(data, 1, 0)), float(mse(data, 1, 0)), float(rmse(data, 1, 0))

    @property
    def better(self) -> Array:
        """A shot (2,) that is nearer to the cross, in whole numbers where the first one is."""
        nearer = _NEARER * self.start
        return np.trunc(nearer) if np.array_equal(self.start, np.rint(self.start)) else nearer

    @cached_property
    def dots(self) -> Array:
        """Every whole-number place of the target and its height (21, 21, 3)."""
        places = np.stack(np.meshgrid(*[np.arange(-REACH, REACH + 1.0)] * 2), axis=-1)
        heights = np.asarray(self.landscape.value(places))
        return np.concatenate([places, heights[..., None]], axis=-1)

    # -- the walk --------------------------------------------------------------------------------

    @cached_property
    def walk(self) -> Trajectory:
        """Every step."""
        return descend(self.landscape, gradient_descent(self.rate), self.start, self.epochs)

    @property
    def gradient(self) -> Array:
        """The gradient (2,) at the start."""
        return np.asarray(self.walk.gradients[0])

    @property
    def step(self) -> Array:
        """The first step (2,)."""
        return np.asarray(-self.rate * self.gradient)

    @property
    def next(self) -> Array:
        """Where it ends (2,)."""
        return np.asarray(self.walk.points[1])

    @cached_property
    def log(self) -> list[tuple[int, list[float]]]:
        """The epochs that are printed, each with the place after it."""
        return [(k, self.walk.points[k + 1].tolist()) for k in range(0, self.epochs, self.every)]

    @property
    def best(self) -> list[float]:
        """The place after the last step."""
        guess: list[float] = self.walk.points[-1].tolist()
        return guess

    @cached_property
    def distances(self) -> Array:
        """How far she is from the cross after each step (epochs + 1,)."""
        return np.hypot(*self.walk.points.T)

    def distance(self, step: float) -> float:
        """How far she is after so many steps, between two of them as well."""
        return float(np.hypot(*self.walk.at(step)))

    @property
    def kept(self) -> float:
        """The share of the distance that every step keeps."""
        return 1 - 2 * self.rate

    def until(self, share: float) -> float:
        """After how many steps, fractions included, only a share of the distance is left."""
        return log(share) / log(self.kept)

    @property
    def half(self) -> int:
        """After how many steps half of the distance is left."""
        return round(self.until(0.5))

    @property
    def tenth(self) -> int:
        """After how many steps a tenth of it is left."""
        return round(self.until(0.1))

    @property
    def tenfolds(self) -> int:
        """How many times she comes ten times closer."""
        return int(self.epochs / self.until(0.1) + 1e-9)

    @cached_property
    def good(self) -> int:
        """The first step after which the gradient is short enough."""
        rule = gradient_descent(self.rate)
        walk = descend(self.landscape, rule, self.start, self.epochs, tolerance=self.enough)
        return int(walk.lengths)

    @property
    def landing(self) -> Array:
        """Where one step of the other rate ends (2,)."""
        return np.asarray(self.start - self.compared * self.gradient)

    @property
    def arrives(self) -> bool:
        """Whether that is the cross itself."""
        return not self.landing.any()

    # -- how it is seen --------------------------------------------------------------------------

    @property
    def drawn_back(self) -> float:
        """How far the map must reach so that the whole gradient is seen on it."""
        tip = float(np.abs(self.start + self.gradient).max())
        return max(2.0 * REACH, ceil(1.1 * tip))

    def lens(self, unit: float) -> float:
        """How many times a lens enlarges a map on which 1 is ``unit`` scene units long."""
        length = float(np.hypot(*self.step)) * unit
        return one_two_five(_LENS[1] / length, down=True)


def plan_for(
    seed: int,
    start: Pair | None,
    learning_rate: float,
    epochs: int,
    report_every: int,
    good_enough: float,
    compare_rate: float,
) -> Plan:
    """Shoot, and refuse what the film cannot tell of, before any work."""
    draws = _shots(seed)
    here = np.array(draws[-1] if start is None else start, dtype=float)
    if not here.any() or np.abs(here).max() > REACH:
        raise InputError(f"start must be on the target, −{REACH} to {REACH}, and not (0, 0).")
    if learning_rate >= _ONCE:
        raise InputError(
            f"learning_rate: {_ONCE:g} is there in one step and more leaps across the cross,"
            f" got {learning_rate:g}; the film learning_rate tells of that."
        )
    plan = Plan(draws, here, learning_rate, epochs, report_every, good_enough, compare_rate)
    if plan.tenfolds < 1:
        raise InputError(
            f"epochs: {epochs:,} steps of {learning_rate:g} do not bring her ten times closer;"
            f" {ceil(plan.until(0.1)):,} do."
        )
    if epochs > plan.until(_CLOSEST):
        raise InputError(
            f"epochs: after {plan.until(_CLOSEST):,.0f} steps of {learning_rate:g} she is closer"
            f" than can be shown, got {epochs:,}."
        )
    if len(range(0, epochs, report_every)) > _MOST_LINES:
        least = ceil(epochs / _MOST_LINES)
        raise InputError(f"report_every: {report_every:,} makes too long a log; {least:,} will do.")
    slopes = 2 * plan.distances
    if not slopes[-1] <= good_enough < slopes[0]:
        raise InputError(
            f"good_enough: the gradient falls from {slopes[0]:.3g} to {slopes[-1]:.3g},"
            f" and never to {good_enough:g}."
        )
    return plan


def _shots(seed: int) -> tuple[tuple[int, int], ...]:
    """What the two wheels stop at, again and again until neither shows 0."""
    rng = np.random.default_rng(seed)
    shots: list[tuple[int, int]] = []
    while not shots or not all(shots[-1]):
        x, y = rng.integers(-REACH, REACH + 1, 2).tolist()
        shots.append((x, y))
    return tuple(shots)


__all__ = ["REACH", "Plan", "plan_for"]
