"""Where paths settle: at which minimum, from which step on, and if they do not, why not."""

from collections.abc import Iterator
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gdmath.descent import descend
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.trajectory import Status

__all__ = ["End", "Paths"]

Floats: TypeAlias = NDArray[np.float64]

# Newton's method doubles the number of right digits per step; an end point has two already.
_NEWTON_STEPS = 8
# Shares of the tolerance: paths that move no farther are at rest; paths so close go on as one.
_AT_REST, _AS_ONE = 1e-3, 3e-2
_LEVEL = 1e-12  # of the slope that half of all starts have: there is none to speak of
_IDLE = 3  # rounds in which a path that moves comes no lower: it goes on for nothing
# Paths that did not settle go on while work remains, counted in steps of one path; a step of few
# paths costs as much as that of four thousand.
_MOST_WORK, _FEW = 100_000_000, 4000
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


class Paths:
    """Paths from many starts, followed in rounds, each about as long as all before it.

    Attributes:
        labels: (n,), for each start the row of its minimum in `minima`, -1 for none as yet.
        minima: (k, d), those that the landscape knows and those found where paths end.
        how: (n,) integers, as `End` counts them.
    """

    def __init__(
        self, landscape: Landscape, optimizer: Optimizer, starts: Floats, steps: int, near: float
    ) -> None:
        self.landscape, self.optimizer, self.near = landscape, optimizer, near
        self.starts, self.steps, self.minima = starts, steps, landscape.minima
        recipe = optimizer.recipe
        # Plain steps at one rate depend on nothing but the place, and can go on from there.
        self._goes_on = (
            optimizer.name == "gradient_descent"
            and recipe is not None
            and isinstance(recipe.learning_rate, int | float)
        )
        self.labels = np.full(len(starts), -1, dtype=np.intp)
        self.how = np.full(len(starts), End.NO_VALLEY, dtype=np.int8)
        # Of each path the steps at the ends of its last two rounds, and where it was then.
        self._taken = np.zeros((2, len(starts)), dtype=np.intp)
        self._at = np.stack([starts, starts])
        self._left = np.flatnonzero(np.isfinite(landscape.value(starts)))
        steepness = np.linalg.norm(landscape.gradient(starts), axis=-1)
        finite = steepness[np.isfinite(steepness)]
        self._level = _LEVEL * float(np.median(finite)) if finite.size else 0.0
        # The lowest of each path as yet, and for how many rounds it has moved and not come lower.
        self._lowest = np.full(len(starts), np.inf)
        self._idle = np.zeros(len(starts), dtype=np.intp)
        self._work = max(len(starts), _FEW) * steps
        self._round(steps)
        self._taken[1] = steps

    @property
    def taken(self) -> NDArray[np.intp]:
        """How many steps each path has taken by now, (n,)."""
        taken: NDArray[np.intp] = self._taken[1].copy()
        return taken

    def settle(self) -> None:
        """Follow those that have not settled until all have, or until work ends."""
        while len(self._left):
            taken = int(self._taken[1, self._left[0]])
            more = max(taken + 1 - taken % 2, 1)  # odd: one who jumps back and forth has moved
            if self._work + self._cost(more) > _MOST_WORK:
                return
            self._round(more)

    def counts(self, labels: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return (n,) the step from which on those with a label stay near their minimum, else 0."""
        counts = np.zeros_like(labels)
        settled = np.flatnonzero(labels >= 0)
        for before, after in np.unique(self._taken[:, settled], axis=1).T.tolist():
            group = settled[np.all((before, after) == self._taken[:, settled].T, axis=1)]
            goals = self.minima[self.labels[group]]
            if not self._goes_on:
                before = 0
            starts = self._at[0, group] if before else self.starts[group]
            counts[group] = before + self._until_near(starts, after - before, goals)
        return counts

    def _cost(self, steps: int) -> int:
        """How much work so many more steps are."""
        if self._goes_on:
            return max(len(self._as_one(self._at[1, self._left])[0]), _FEW) * steps
        return max(len(self._left), _FEW) * (int(self._taken[1, self._left[0]]) + steps)

    def _as_one(self, points: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return the rows of those points that stand for others as well, and for each its one."""
        cells = np.floor(points / (_AS_ONE * self.near))
        _, first, whose = np.unique(cells, axis=0, return_index=True, return_inverse=True)
        return first, whose.ravel()

    def _round(self, steps: int) -> None:
        """Take so many more steps with all that are left, and see who has settled."""
        left = self._left
        if self._taken.any():
            self._work += self._cost(steps)
        self._taken[:, left] = self._taken[1, left], self._taken[1, left] + steps
        self._at[:, left] = self._at[1, left], self._onward(left, steps)
        with np.errstate(all="ignore"):
            self._judge(left)

    def _judge(self, left: NDArray[np.intp]) -> None:
        """See who of these has settled, or ends otherwise, and who is left."""
        before, ends = self._at[:, left]
        self.minima = _with_found(self.minima, self.landscape, ends, self.near)
        self.labels[left] = nearest(ends, self.minima, self.near)
        low, high = np.array(self.landscape.window).T
        on_the_map = np.all((ends >= low) & (ends <= high), axis=-1)  # false for NaN
        moves = ~(np.linalg.norm(ends - before, axis=-1) <= _AT_REST * self.near)
        heights = self.landscape.value(ends)
        falls = heights < self._lowest[left]
        self._lowest[left] = np.fmin(heights, self._lowest[left])
        self._idle[left] = np.where(falls | ~moves, 0, self._idle[left] + 1)
        steepness = np.linalg.norm(self.landscape.gradient(ends), axis=-1)
        rests = (~moves & (steepness <= self._level)) | (self._idle[left] >= _IDLE)
        self.how[left] = np.select(
            [self.labels[left] >= 0, ~on_the_map, rests | (self._idle[left] > 0)],
            [End.SETTLED, End.LEADS_OFF, End.NO_VALLEY],
            End.NOT_YET,
        )
        self._left = left[(self.labels[left] < 0) & on_the_map & ~rests]

    def _onward(self, left: NDArray[np.intp], steps: int) -> Floats:
        """Return where the paths that are left are after so many more steps (n, d)."""
        taken = int(self._taken[1, left[0]]) if len(left) else 0
        if not self._goes_on or taken == steps:
            return self._ends(self.starts[left], taken)
        here = self._at[1, left]
        first, whose = self._as_one(here)
        return self._ends(here[first], steps)[whose]

    def _ends(self, starts: Floats, steps: int) -> Floats:
        """Return where paths end, (n, d); NaN for those that diverge or cannot begin."""
        ends = np.full_like(starts, np.nan)
        can_begin = np.isfinite(self.landscape.value(starts))
        can_begin &= np.isfinite(self.landscape.gradient(starts)).all(axis=-1)
        walk = descend(self.landscape, self.optimizer, starts[can_begin], steps, record="last")
        diverged = (walk.status == Status.DIVERGED)[:, None]
        ends[can_begin] = np.where(diverged, np.nan, walk.points[-1])
        return ends

    def _until_near(self, starts: Floats, steps: int, goals: Floats) -> NDArray[np.intp]:
        """Return for each path the step from which on it stays near its goal."""
        counts = np.zeros(len(starts), dtype=np.intp)
        for part, windows in self._parts(len(starts), steps):
            here = starts[part]
            for first, last in windows:
                walk = descend(self.landscape, self.optimizer, here, last - first)
                gaps, here = walk.points - goals[part], walk.points[-1]
                # A norm takes thrice as long.
                away = np.einsum("tnd,tnd->tn", gaps, gaps) > self.near * self.near
                last_away = last - away[::-1].argmax(axis=0)
                counts[part] = np.where(away.any(axis=0), last_away + 1, counts[part])
        return counts

    def _parts(self, paths: int, steps: int) -> Iterator[tuple[slice, list[tuple[int, int]]]]:
        """Yield some paths and the windows of steps in which they are recorded.

        Those that can go on are recorded together, a few steps at a time; others one after another.
        """
        dimension = self.starts.shape[1]
        rows = max(_NUMBERS_AT_ONCE // max(paths * dimension, 1) - 1, 1)
        length = min(rows, steps) if self._goes_on else steps
        at_once = max(_NUMBERS_AT_ONCE // ((length + 1) * dimension), 1)
        for first in range(0, paths, at_once):
            begins = range(0, max(steps, 1), max(length, 1))
            windows = [(begin, min(begin + length, steps)) for begin in begins]
            yield slice(first, first + at_once), windows


def nearest(points: Floats, minima: Floats, near: float) -> NDArray[np.intp]:
    """Return for each point the row of the nearest minimum, -1 where none is within `near`."""
    labels = np.full(len(points), -1, dtype=np.intp)
    closest = np.full(len(points), near)
    for row, minimum in enumerate(minima):
        distances = np.linalg.norm(points - minimum, axis=-1)
        better = distances <= closest  # false for NaN
        labels[better] = row
        closest[better] = distances[better]
    return labels


def _with_found(minima: Floats, landscape: Landscape, ends: Floats, near: float) -> Floats:
    """Return these minima and those found at the ends of paths, (k, d)."""
    strangers = ends[np.isfinite(ends).all(axis=-1) & (nearest(ends, minima, near) < 0)]
    # Thousands of paths end at the same place: one of them per cell of the tolerance will do.
    _, first = np.unique(np.floor(strangers / near), axis=0, return_index=True)
    for found in _sharpen(landscape, strangers[np.sort(first)], near):
        if nearest(found[np.newaxis], minima, near)[0] < 0:
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
