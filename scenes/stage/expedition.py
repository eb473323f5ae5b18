"""The numbers behind a film on the hills: who starts where, and which valley each is bound for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Landscape,
    Trajectory,
    basins,
    descend,
    gradient_descent,
    gradient_field,
)
from gdmath.basins import BasinMap

Array = NDArray[np.float64]

_MAP_SAMPLES = 241
_PATIENCE = 12  # destinies are computed over that many times the steps shown
_ARRIVED = 0.05  # of the window: within this of a valley's floor, a walker is bound for it


@dataclass(frozen=True)
class Expedition:
    """A party's descent on a landscape, and the valleys it leads to.

    ``walk`` has points (steps + 1, starts, 2); ``destined`` (starts,) is the row of
    ``valleys.minima`` each walker is bound for, −1 for none on the map; ``first`` is the walker
    whose story is told alone: a steep start and a path that bends.
    """

    landscape: Landscape
    rate: float
    valleys: BasinMap
    walk: Trajectory
    destined: NDArray[np.intp]
    first: int


def plan(
    landscape: Landscape, rate: float | None, starts: int, seed: int, steps: int
) -> Expedition:
    """Drop ``starts`` walkers at random and compute their descents.

    Starts keep apart from each other, and where the map has valleys, they are bound for one that
    is on it: a film should not lose its walkers.
    """
    rate = rate or suitable_rate(landscape)
    optimizer = gradient_descent(rate)
    valleys = basins(landscape, optimizer, (_MAP_SAMPLES, _MAP_SAMPLES), _PATIENCE * steps)

    def bound_for(points: Array) -> NDArray[np.intp]:
        end = descend(landscape, optimizer, points, _PATIENCE * steps, record="last").points[-1]
        return _nearest(valleys.minima, end, landscape)

    where = _drop(landscape, starts, seed, bound_for if len(valleys.minima) else None)
    walk = descend(landscape, optimizer, where, steps)
    return Expedition(landscape, rate, valleys, walk, bound_for(where), _most_telling(walk))


def suitable_rate(landscape: Landscape) -> float:
    """A learning rate that is stable everywhere in the window: 0.35 / sharpest curvature."""
    points = gradient_field(landscape, (41, 41)).points
    sharpest = float(np.abs(np.linalg.eigvalsh(landscape.hessian(points))).max())
    return float(f"{0.35 / sharpest:.2g}")


def _most_telling(walk: Trajectory) -> int:
    """The walker whose path bends most on its way among those that start steeply."""
    steepness = np.linalg.norm(walk.gradients[0], axis=-1)
    first, last = walk.points[0], walk.points[-1]
    chord = np.linalg.norm(last - first, axis=-1)
    path = np.sum(np.linalg.norm(np.diff(walk.points, axis=0), axis=-1), axis=0)
    bend = np.where(steepness >= 0.6 * steepness.max(), path / np.maximum(chord, 1e-12), 0.0)
    return int(np.argmax(np.where(np.isfinite(bend), bend, 0.0)))


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
