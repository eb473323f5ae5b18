"""The numbers behind a film on the hills: who starts where, and which valley each is bound for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Landscape,
    Optimizer,
    Trajectory,
    basins,
    descend,
    gradient_descent,
    suitable_rate,
)
from scenes.render.kept import kept

Array = NDArray[np.float64]

_MAP_SAMPLES = 360  # even: borders like to run where an odd grid has its points
_PATIENCE = 12  # destinies are computed over that many times the steps shown
_TOLD = 7  # steps that a film tells one by one
_ARRIVED = 0.05  # of the window: within this of a valley's floor, a walker is bound for it


@dataclass(frozen=True)
class Descents:
    """A party's descent on a landscape, and the valleys it leads to.

    ``walk`` has points (steps + 1, starts, 2). ``floors`` (k, 2) are the minima in the window that
    something descends to; ``domains`` (columns, rows) is the row of ``floors`` each point of the
    window leads to, and ``destined`` (starts,) the same for each walker, −1 for none. ``first`` is
    the walker whose story is told alone: long first steps on a path that bends.
    """

    landscape: Landscape
    rate: float
    floors: Array
    domains: NDArray[np.intp]
    walk: Trajectory
    destined: NDArray[np.intp]
    first: int

    def bound_for(self, points: Array) -> NDArray[np.intp]:
        """The row of ``floors`` that each of any points (n, 2) leads to, −1 for none."""
        return _bound_for(self.landscape, self.rate, self.walk.steps, self.floors, points)


@kept
def plan(landscape: Landscape, rate: float | None, starts: int, seed: int, steps: int) -> Descents:
    """Drop ``starts`` walkers at random and compute their descents.

    Starts keep apart from each other, and where the map has valleys, they are bound for one that
    is on it: a film should not lose its walkers.
    """
    rate = suitable_rate(landscape) if rate is None else rate
    optimizer = gradient_descent(rate)
    floors, domains = _valleys_on_the_map(landscape, optimizer, _PATIENCE * steps)
    bound_for = partial(_bound_for, landscape, rate, steps, floors)
    where = _drop(landscape, starts, seed, bound_for if len(floors) else None)
    walk = descend(landscape, optimizer, where, steps)
    first = _most_telling(walk)
    return Descents(landscape, rate, floors, domains, walk, bound_for(where), first)


def _bound_for(
    landscape: Landscape, rate: float, steps: int, floors: Array, points: Array
) -> NDArray[np.intp]:
    """Follow ``points`` (n, 2) for a long while and see at which of ``floors`` they arrive."""
    walk = descend(landscape, gradient_descent(rate), points, _PATIENCE * steps, record="last")
    return _nearest(floors, walk.points[-1], landscape)


def _valleys_on_the_map(
    landscape: Landscape, optimizer: Optimizer, steps: int
) -> tuple[Array, NDArray[np.intp]]:
    """The floors in the window, and which of them each point of a grid leads to, −1 for none."""
    found = basins(landscape, optimizer, (_MAP_SAMPLES, _MAP_SAMPLES), steps)
    low, high = np.array(landscape.window).T
    shown = np.all((found.minima >= low) & (found.minima <= high), axis=-1)
    renamed = np.append(np.where(shown, np.cumsum(shown) - 1, -1), -1)  # the last one is for −1
    return found.minima[shown], renamed[found.labels]


def border_crossing(made: Descents, count: int = 121) -> Array:
    """Starts (count, 2) on a straight line from one valley's domain into the next.

    The line joins the slopes of the two neighbouring floors nearest to the middle of the map; it is
    empty where there is only one floor.
    """
    floors = made.floors
    if len(floors) < 2:
        return np.empty((0, 2))
    low, high = np.array(made.landscape.window).T
    here = floors[np.argmin(np.linalg.norm(floors - (low + high) / 2, axis=1))]
    others = floors[np.any(floors != here, axis=1)]
    there = others[np.argmin(np.linalg.norm(others - here, axis=1))]
    aside = 0.3 * np.array([here[1] - there[1], there[0] - here[0]])
    share = np.linspace(0.15, 0.85, count)[:, None]
    return np.clip(here + share * (there - here) + aside, low, high)


def _most_telling(walk: Trajectory) -> int:
    """The walker whose first steps go far, on a path that bends."""
    strides = np.linalg.norm(np.diff(walk.points, axis=0), axis=-1)
    chord = np.linalg.norm(walk.points[-1] - walk.points[0], axis=-1)
    bend = strides.sum(axis=0) / np.maximum(chord, 1e-12) - 1
    return int(np.argmax(strides[:_TOLD].sum(axis=0) * np.clip(bend, 0.002, 0.05)))


def _nearest(minima: Array, ends: Array, landscape: Landscape) -> NDArray[np.intp]:
    """The row of ``minima`` that each end (n, 2) has arrived at, −1 for none."""
    if len(minima) == 0:
        return np.full(len(ends), -1)
    gaps = np.linalg.norm(ends[:, None] - minima, axis=-1)
    size = max(high - low for low, high in landscape.window)
    return np.where(gaps.min(axis=1) < _ARRIVED * size, gaps.argmin(axis=1), -1)


def _drop(
    landscape: Landscape,
    starts: int,
    seed: int,
    bound_for: Callable[[Array], NDArray[np.intp]] | None,
) -> Array:
    """Random points (starts, 2) apart from each other, as far as there is room for that."""
    low, high = np.array(landscape.window).T
    inset = 0.04 * (high - low)
    pool = np.random.default_rng(seed).uniform(low + inset, high - inset, (200 * starts, 2))
    if bound_for is not None:
        arriving = pool[bound_for(pool) >= 0]
        pool = arriving if len(arriving) >= starts else pool
    apart = 0.5 * float(np.sqrt(np.prod(high - low) / starts))
    chosen: list[Array] = []
    while len(chosen) < starts:
        for point in pool:
            if len(chosen) < starts and all(np.linalg.norm(point - c) >= apart for c in chosen):
                chosen.append(point)
        apart /= 2
    return np.array(chosen)
