"""Basins of attraction: which minimum does each start descend to, and in how many steps?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gdmath.checks import frozen_array, real, shorten
from gdmath.descent import descend
from gdmath.errors import InputTypeError
from gdmath.field import gradient_field
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.trajectory import Status

__all__ = ["BasinMap", "End", "basins"]

Floats: TypeAlias = NDArray[np.float64]

# How close to a minimum counts as there, as a share of the window's shortest side.
_NEAR = 1e-2
# Newton's method doubles the number of right digits per step; an end point has two already.
_NEWTON_STEPS = 8
# Paths that did not settle are followed so many times as long, so often, and no further.
_MORE_PATIENCE, _ROUNDS, _MOST_STEPS = 4, 5, 20_000_000
_AT_REST = 1e-3  # of the tolerance: paths that move no farther have ended where they are
# Numbers of a recorded descent that are held at once while steps are counted.
_NUMBERS_AT_ONCE = 4_000_000


class End(IntEnum):
    """How a path ended: at a minimum, or why not.

    >>> End.NOT_YET.sentence
    'The path is not there yet: it needs more steps.'
    """

    SETTLED = 0
    LEADS_OFF = 1
    NOT_YET = 2
    NO_VALLEY = 3

    @property
    def sentence(self) -> str:
        """The end in one sentence for people."""
        return _SENTENCES[self]


_SENTENCES = {
    End.SETTLED: "The path settled at a minimum.",
    End.LEADS_OFF: "The path leads off this map.",
    End.NOT_YET: "The path is not there yet: it needs more steps.",
    End.NO_VALLEY: "The path leads into no valley.",
}


@dataclass(frozen=True, eq=False)
class BasinMap(Frozen):
    """The basins of a landscape under an optimizer; all arrays are read-only.

    Attributes:
        labels: (columns, rows) integers, for each start the row of its minimum in `minima`, or -1
            if it did not settle at one; `ends` says why. Starts lie as in `GradientField`: [i, j]
            is column i from the left and row j from the bottom. In one dimension (columns,).
        minima: (k, d), the minima that paths settled at; those that the landscape knows first.
    """

    labels: NDArray[np.intp]
    minima: Floats
    _count: Callable[[], NDArray[np.intp]]
    _follow: Callable[[], NDArray[np.int8]]

    @cached_property
    def steps(self) -> NDArray[np.intp]:
        """(columns, rows) integers, the step from which on the path stays near its minimum.

        For a path that did not settle it is the number of all steps. They are counted when first
        asked for, which takes several times as long as finding the basins.
        """
        return self._count()

    @cached_property
    def ends(self) -> NDArray[np.int8]:
        """(columns, rows), how each path ended, as `End` counts it.

        Those that settled at no minimum are followed for many more steps when this is first asked
        for: they lead off the map, are not there yet, or lead into no valley.
        """
        return self._follow()


def basins(
    landscape: Landscape,
    optimizer: Optimizer,
    shape: int | Sequence[int],
    steps: int,
    *,
    tolerance: float | None = None,
) -> BasinMap:
    """Return which minimum each start on a grid over the window descends to.

    Minima that the landscape does not know are found where paths end: Newton's method sharpens the
    end points, and those remain from which the ground rises in every direction.

    Args:
        landscape: of one or two parameters.
        optimizer: the rule for the steps.
        shape: (columns, rows) of the grid, as for `gradient_field`.
        steps: how many steps each path takes, at least 0.
        tolerance: how close to a minimum counts as there; a hundredth of the window's shortest
            side by default.

    Raises TypeError or ValueError if an argument does not fit.

    >>> from gdmath import LANDSCAPES, gradient_descent
    >>> chart = basins(LANDSCAPES["sextic"], gradient_descent(0.03), 6, 200)
    >>> chart.labels, chart.minima[chart.labels].ravel()
    (array([0, 0, 2, 2, 1, 1]), array([-2., -2.,  0.,  0.,  2.,  2.]))
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    near = _NEAR * min(high - low for low, high in landscape.window)
    if tolerance is not None:
        near = real("tolerance", tolerance, above=0)
    grid = gradient_field(landscape, shape).points
    starts = grid.reshape(-1, landscape.dimension)
    ends = _ends(landscape, optimizer, starts, steps)
    minima = _minima(landscape, ends, near)
    labels = _nearest(ends, minima, near)
    visited = np.unique(labels[labels >= 0])
    settled = labels >= 0
    labels[settled] = np.searchsorted(visited, labels[settled])
    minima = minima[visited]
    labels, minima = frozen_array(labels), frozen_array(minima)
    count = partial(_counts, landscape, optimizer, grid, steps, labels, minima, near)
    follow = partial(_followed, landscape, optimizer, grid, steps, labels, near)
    return BasinMap(labels.reshape(grid.shape[:-1]), minima, count, follow)


def _followed(
    landscape: Landscape,
    optimizer: Optimizer,
    grid: Floats,
    steps: int,
    labels: NDArray[np.intp],
    near: float,
) -> NDArray[np.int8]:
    """Return for each start of a grid how its path ended; those not at a minimum go on further."""
    starts = grid.reshape(-1, landscape.dimension)
    how = np.where(labels >= 0, End.SETTLED, End.NO_VALLEY).astype(np.int8)
    low, high = np.array(landscape.window).T
    left = np.flatnonzero((labels < 0) & np.isfinite(landscape.value(starts)))
    ends = _ends(landscape, optimizer, starts[left], steps)
    for _ in range(_ROUNDS):
        on_the_map = np.all((ends >= low) & (ends <= high), axis=-1)  # false for NaN
        how[left[~on_the_map]] = End.LEADS_OFF
        left, before = left[on_the_map], ends[on_the_map]
        if len(left) * steps * _MORE_PATIENCE > _MOST_STEPS:
            how[left] = End.NOT_YET  # for all that one can tell
            break
        steps *= _MORE_PATIENCE
        ends = _ends(landscape, optimizer, starts[left], steps)
        settles = _nearest(ends, _minima(landscape, ends, near), near) >= 0
        falls = landscape.value(ends) < landscape.value(before)
        moves = ~(np.linalg.norm(ends - before, axis=-1) <= _AT_REST * near)  # true for NaN
        how[left] = np.where(settles | (moves & falls), End.NOT_YET, End.NO_VALLEY)
        left, ends = left[moves & ~settles], ends[moves & ~settles]
    return frozen_array(how.reshape(grid.shape[:-1]))


def _counts(
    landscape: Landscape,
    optimizer: Optimizer,
    grid: Floats,
    steps: int,
    labels: NDArray[np.intp],
    minima: Floats,
    near: float,
) -> NDArray[np.intp]:
    """Return for each start of a grid the step from which on it stays at its minimum."""
    starts = grid.reshape(-1, landscape.dimension)
    settled = labels >= 0
    counts = np.full(len(starts), steps)
    counts[settled] = _steps_until_near(
        landscape, optimizer, starts[settled], steps, minima[labels[settled]], near
    )
    return frozen_array(counts.reshape(grid.shape[:-1]))


def _ends(landscape: Landscape, optimizer: Optimizer, starts: Floats, steps: int) -> Floats:
    """Return where the paths end, (n, d); NaN for those that diverge or cannot begin."""
    ends = np.full_like(starts, np.nan)
    can_begin = np.isfinite(landscape.value(starts))
    can_begin &= np.isfinite(landscape.gradient(starts)).all(axis=-1)
    walk = descend(landscape, optimizer, starts[can_begin], steps, record="last")
    ends[can_begin] = np.where((walk.status == Status.DIVERGED)[:, None], np.nan, walk.points[-1])
    return ends


def _minima(landscape: Landscape, ends: Floats, near: float) -> Floats:
    """Return the known minima of the landscape and those found at the ends of paths, (k, d)."""
    minima = landscape.minima
    strangers = ends[np.isfinite(ends).all(axis=-1) & (_nearest(ends, minima, near) < 0)]
    # Thousands of paths end at the same place: one of them per cell of the tolerance will do.
    _, first = np.unique(np.floor(strangers / near), axis=0, return_index=True)
    for found in _sharpen(landscape, strangers[np.sort(first)], near):
        if _nearest(found[np.newaxis], minima, near)[0] < 0:
            minima = np.concatenate([minima, found[np.newaxis]])
    return minima


def _sharpen(landscape: Landscape, points: Floats, near: float) -> Floats:
    """Move points to the minima next to them by Newton's method; drop those that have none."""
    homes = points
    for _ in range(_NEWTON_STEPS):
        gradients, hessians = landscape.gradient(points), landscape.hessian(points)
        finite = np.isfinite(gradients).all(axis=-1) & np.isfinite(hessians).all(axis=(-2, -1))
        points, homes = points[finite], homes[finite]
        curvatures, axes = np.linalg.eigh(hessians[finite])
        # Only where the ground bends up along every axis does Newton's step lead to a minimum.
        bowl = (curvatures > 0).all(axis=-1)
        slopes = np.einsum("nij,ni->nj", axes[bowl], gradients[finite][bowl])
        moves = np.einsum("nij,nj->ni", axes[bowl], slopes / curvatures[bowl])
        points, homes = points[bowl] - moves, homes[bowl]
        stays = np.linalg.norm(points - homes, axis=-1) <= near
        points, homes, moves = points[stays], homes[stays], moves[stays]
    sharp: Floats = points[np.linalg.norm(moves, axis=-1) <= 0.1 * near]
    return sharp


def _nearest(points: Floats, minima: Floats, near: float) -> NDArray[np.intp]:
    """Return for each point the row of the nearest minimum, -1 where none is within `near`."""
    labels = np.full(len(points), -1, dtype=np.intp)
    closest = np.full(len(points), near)
    for row, minimum in enumerate(minima):
        distances = np.linalg.norm(points - minimum, axis=-1)
        better = distances <= closest  # false for NaN
        labels[better] = row
        closest[better] = distances[better]
    return labels


def _steps_until_near(
    landscape: Landscape,
    optimizer: Optimizer,
    starts: Floats,
    steps: int,
    goals: Floats,
    near: float,
) -> NDArray[np.intp]:
    """Return for each path the step from which on it stays within `near` of its goal."""
    counts = np.empty(len(starts), dtype=np.intp)
    at_once = max(1, _NUMBERS_AT_ONCE // ((steps + 1) * starts.shape[1]))
    for first in range(0, len(starts), at_once):
        part = slice(first, first + at_once)
        walk = descend(landscape, optimizer, starts[part], steps)
        gaps = walk.points - goals[part]
        away = np.einsum("tnd,tnd->tn", gaps, gaps) > near * near  # a norm takes thrice as long
        last_away = steps - away[::-1].argmax(axis=0)
        counts[part] = np.where(away.any(axis=0), last_away + 1, 0)
    return counts
