"""When walks reach a finish, and the learning rate with which most do, and soonest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import frozen_array, points_array, real, real_array, shorten, whole
from gdmath.descent import descend
from gdmath.errors import InputError, InputTypeError
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.second import Floats

__all__ = [
    "Factory",
    "Passages",
    "Tuning",
    "first_passages",
    "heights",
    "limits_of",
    "rate_grid",
    "tune_learning_rate",
]

Factory: TypeAlias = Callable[..., Optimizer]

# Numbers of recorded walks that are held at once.
_NUMBERS_AT_ONCE = 4_000_000


class Passages(NamedTuple):
    """When walks reach the finish: steps (..., starts), and which arrived or left the map before.

    A team is all walks of one rate. It is as good as many of its walks arrive; of two from which
    as many do, the one whose last is home sooner. By this, and nothing else, a rate is chosen and
    a race is won.
    """

    steps: NDArray[np.intp]
    arrived: NDArray[np.bool_]
    left: NDArray[np.bool_]

    @property
    def home(self) -> NDArray[np.intp]:
        """How many of each team arrive (...)."""
        return np.asarray(self.arrived.sum(axis=-1))

    @property
    def last(self) -> NDArray[np.intp]:
        """The step at which the last of those that arrive is home (...); 0 if none does."""
        return np.asarray(np.where(self.arrived, self.steps, 0).max(axis=-1))


@dataclass(frozen=True, eq=False, slots=True)
class Tuning(Frozen):
    """How an optimizer fares at each rate of a grid, and with what it was tried.

    Attributes:
        rates: (n,), the grid.
        arrived: (n,), how many walks arrive; `left`: (n,), how many leave the map before.
        last: (n,), the step at which the last of those that arrive is home; 0 if none does.
        best: the rate from which most arrive; of these the one whose last is home soonest, and of
            these the smallest.
        starts: (k, d), where the walks began.
        budget: how many steps each may take.
        finish: the loss above the lowest that counts as arrived, from each start alike.
    """

    rates: Floats
    arrived: NDArray[np.intp]
    left: NDArray[np.intp]
    last: NDArray[np.intp]
    best: float
    starts: Floats
    budget: int
    finish: float


def tune_learning_rate(
    landscape: Landscape,
    factory: Factory,
    starts: ArrayLike,
    grid: ArrayLike,
    budget: int = 1000,
    finish: float = 1e-2,
    stay: bool = False,
) -> Tuning:
    """Try every rate of a grid from the same starts and return how each fared, and the best one.

    A walk arrives at the first step k with f(θ_k) - f* ≤ finish, wherever it began; one that leaves
    the window before is out. The best rate brings most walks home, and the last of them soonest.

    Args:
        landscape: with a known minimum; the lowest of them is f*.
        factory: what makes the optimizer of a rate, as those of OPTIMIZERS do.
        starts: (k, d) starting points.
        grid: (n,) learning rates above 0.
        budget: how many steps each walk may take, at least 1.
        finish: above 0.
        stay: whether a walk arrives only at the step from which on it is at the finish for as long
            as it goes on.

    Raises TypeError or ValueError if an argument does not fit.

    >>> from gdmath import gradient_descent, quadratic
    >>> tried = tune_learning_rate(
    ...     quadratic(5), gradient_descent, [[2, 1], [-1, 2]], [0.05, 0.1, 0.2, 0.4], 100
    ... )
    >>> tried.best, tried.arrived, tried.last, tried.left
    (0.2, array([2, 2, 2, 0]), array([52, 26, 12,  0]), array([0, 0, 0, 0]))
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    if not callable(factory):
        raise InputTypeError(f"factory must make an optimizer of a rate, got {shorten(factory)}.")
    rates = rate_grid(grid)
    points = points_array("starts", starts, landscape.dimension)
    if points.ndim != 2 or not len(points):
        raise InputError(
            f"starts must be a list of points of {landscape.dimension} numbers, "
            f"got {shorten(starts)}."
        )
    steps, height = limits_of(budget, finish)
    tried = _passages(landscape, factory, rates, points, (steps, height, stay))
    best = np.lexsort((rates, tried.last, -tried.home))[0]
    return Tuning(
        rates=frozen_array(rates),
        arrived=frozen_array(tried.home),
        left=frozen_array(tried.left.sum(axis=1)),
        last=frozen_array(tried.last),
        best=float(rates[best]),
        starts=frozen_array(points),
        budget=steps,
        finish=height,
    )


def first_passages(
    landscape: Landscape, points: Floats, losses: Floats, finish: float, stay: bool = False
) -> Passages:
    """Return the first step of each walk at the finish, and who left the map before.

    With ``stay`` it is the first step from which on the walk is at the finish.
    """
    budget = len(points) - 1
    low, high = np.transpose(landscape.window)
    near = heights(landscape, losses) <= finish
    there = len(near) - _first(~near[::-1]) if stay else _first(near)
    off = _first(((points < low) | (points > high)).any(axis=-1))
    left = off < there
    arrived = (there <= budget) & ~left
    return Passages(np.where(arrived, there, budget), arrived, left)


def _first(events: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the first row with an event in each column, the number of rows if there is none."""
    return np.where(events.any(axis=0), events.argmax(axis=0), len(events))


def heights(landscape: Landscape, losses: Floats) -> Floats:
    """Return losses above the lowest."""
    if not len(landscape.minima):
        raise InputError(f"landscape {landscape.name!r} must have a known minimum for a finish.")
    above: Floats = losses - landscape.value(landscape.minima).min()
    return above


def _passages(
    landscape: Landscape,
    factory: Factory,
    rates: Floats,
    starts: Floats,
    limits: tuple[int, float, bool],
) -> Passages:
    """Return when walks at each rate from each start reach the finish, (rates, starts)."""
    budget, finish, stay = limits
    at_once = max(1, _NUMBERS_AT_ONCE // ((budget + 1) * starts.size))
    parts = []
    for first in range(0, len(rates), at_once):
        some = rates[first : first + at_once, np.newaxis]
        walk = descend(landscape, factory(some), starts, budget)
        parts.append(first_passages(landscape, walk.points, walk.losses, finish, stay))
    return Passages(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def limits_of(budget: Any, finish: Any) -> tuple[int, float]:
    return whole("budget", budget, at_least=1), real("finish", finish, above=0)


def rate_grid(grid: ArrayLike) -> Floats:
    """Return a grid of learning rates."""
    rates = real_array("grid", grid)
    if rates.ndim != 1 or not len(rates) or not (rates > 0).all():
        raise InputError(f"grid must be a list of learning rates above 0, got {shorten(grid)}.")
    return rates
