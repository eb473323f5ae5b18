"""The numbers behind a film on the hills: who starts where, and which valley each is bound for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    BasinMap,
    End,
    Landscape,
    Status,
    Trajectory,
    basins,
    descend,
    gradient_descent,
    settle,
    suitable_rate,
)
from scenes.parts.hills.poses import under_a_cross
from scenes.parts.hills.sharp import apart_from, sharp_floors, steepest_about, with_floors
from scenes.render.kept import kept

Array = NDArray[np.float64]

_MAP_SAMPLES = 360  # even: borders like to run where an odd grid has its points
_PATIENCE = 12  # times the steps shown, and from then on until a path has settled
_FAR = 20.0  # times the map is wide: so far from it a picture is of no use
_COARSER, _HALF = 3, 0.5  # a map as fine as the cloth, where more than such a share is under way
_SOMEBODY = 1e-3  # of the starts that have ended: those who begin at a floor do not descend to it
_FRACTION = 0.5  # of the arrow, is a step at most where the rate is left to the film
_PLACES = 3  # decimals of a start, as many as are printed
_RIM = 0.035  # of the window, where nobody starts: none of her numbers is as large as another
_TOLD = 7  # steps that a film tells one by one


@dataclass(frozen=True)
class Descents:
    """A party's descent on a landscape, and the valleys it leads to.

    ``walk`` has points (steps + 1, starts, 2). ``floors`` (k, 2) are the minima in the window that
    something descends to; ``domains`` (columns, rows) is the row of ``floors`` each point of the
    window leads to, and ``destined`` (starts,) the same for each walker; for none it is what
    `nowhere` calls how the path ends. ``near`` is how near to a floor one is there, None for what
    is usual. ``first`` is the walker whose story is told alone: long first steps on a path that
    bends.
    """

    landscape: Landscape
    rate: float
    floors: Array
    domains: NDArray[np.intp]
    walk: Trajectory
    destined: NDArray[np.intp]
    near: float | None
    edges: Array
    first: int

    def bound_for(self, points: Array) -> NDArray[np.intp]:
        """The row of ``floors`` that each of any points (n, 2) leads to, below 0 for none."""
        steps = self.walk.steps
        return _bound_for(self.landscape, self.rate, steps, self.floors, points, self.near)

    def charted(self, landscape: Landscape, shape: tuple[int, int]) -> BasinMap:
        """The basins of a part of the ground, each path followed until it has settled."""
        return _charted(landscape, self.rate, self.walk.steps, shape, self.near)


def nowhere(end: End) -> int:
    """What stands in place of a valley's row for paths that end like this: −1, −2 or −3."""
    return -int(end)


@kept
def plan(landscape: Landscape, rate: float | None, starts: int, seed: int, steps: int) -> Descents:
    """Drop ``starts`` walkers at random and compute their descents.

    Starts keep apart from each other, and where the map has valleys, they are bound for one that
    is on it, or are on the way for too long to be followed: a film should not lose its walkers.
    """
    rate = min(suitable_rate(landscape), _FRACTION) if rate is None else rate
    landscape, edges, met = _with_edges(landscape, rate)
    # Fewer paths can be followed farther; and at last one who stands under the cross is there.
    fewer, cross = _MAP_SAMPLES // _COARSER, under_a_cross(landscape)
    usual = cross if met else None
    for samples, near in ((_MAP_SAMPLES, usual), (fewer, usual), (fewer, cross)):
        found = _charted(landscape, rate, steps, (samples, samples), near)
        if np.mean(found.ends == End.NOT_YET) < _HALF:
            break
    low, high = np.array(landscape.window).T
    here = np.all((found.minima >= low) & (found.minima <= high), axis=-1)
    reached = np.bincount(found.labels[found.labels >= 0], minlength=len(here))
    told = here & (reached > _SOMEBODY * (found.ends != End.NOT_YET).sum())
    if reached[told].sum() < _SOMEBODY * found.labels.size:
        told[:] = False  # hardly any start: as a share of the map it is nothing
    floors = found.minima[told]
    pool = _pool(landscape, starts, seed)
    if len(floors):
        lost = [nowhere(End.LEADS_OFF), nowhere(End.NO_VALLEY)]
        ends = _bound_for(landscape, rate, steps, floors, pool, near)
        staying = pool[~np.isin(ends, lost)]
        pool = staying if len(staying) >= starts else pool
    where = _apart(landscape, pool, starts)
    walk = walked(landscape, rate, where, steps)
    return Descents(
        landscape,
        rate,
        floors,
        rows_of(found, landscape, floors),
        walk,
        _bound_for(landscape, rate, steps, floors, where, near),
        near,
        edges,
        _most_telling(walk, landscape),
    )


def _with_edges(landscape: Landscape, rate: float) -> tuple[Landscape, Array, bool]:
    """The ground, its floors that are no level ones, and whether it knows some of them now.

    Across such a floor steps jump for ever: where none is longer than a cross is wide, who does so
    is there as far as one sees, and else nobody ever is.
    """
    edges, near = sharp_floors(landscape), under_a_cross(landscape)
    steps = np.array([rate * steepest_about(landscape, edge) for edge in edges])
    met = apart_from(landscape.minima, edges[steps <= near], landscape)
    if len(met):
        landscape = with_floors(landscape, np.concatenate([landscape.minima, met]))
    return landscape, edges, bool(len(met))


def walked(landscape: Landscape, rate: float, starts: Array, steps: int) -> Trajectory:
    """Descents from starts (n, 2), as far as pictures go.

    Who would leap farther than many times the map is wide keeps the last place before that.
    """
    low, high = np.array(landscape.window).T
    low, high = low - _FAR * (high - low), high + _FAR * (high - low)

    def within(points: Array) -> Array:
        return np.where(np.all((points >= low) & (points <= high), axis=-1), 0.0, np.nan)

    fenced = Landscape(
        landscape.name,
        lambda points: landscape.value_function(points) + within(points),
        lambda points: landscape.gradient_function(points) + within(points)[..., None],
        landscape.window,
    )
    return descend(fenced, gradient_descent(rate), starts, steps)


def rows_of(found: BasinMap, landscape: Landscape, floors: Array) -> NDArray[np.intp]:
    """The row of ``floors`` that each start leads to; for none, what `nowhere` says."""
    near = 1e-3 * float(np.ptp(landscape.window, axis=1).max())
    low, high = np.array(landscape.window).T
    off = ~np.all((found.minima >= low) & (found.minima <= high), axis=-1)
    rows = np.where(off, nowhere(End.LEADS_OFF), nowhere(End.NO_VALLEY))
    for number, place in enumerate(found.minima):
        away = np.linalg.norm(floors - place, axis=-1)
        if len(away) and away.min() < near:
            rows[number] = int(away.argmin())
    valleys = np.append(rows, 0)[found.labels]
    lost = found.labels < 0
    valleys[lost] = -found.ends[lost].astype(np.intp)
    return valleys


def _charted(
    landscape: Landscape, rate: float, steps: int, shape: tuple[int, int], near: float | None
) -> BasinMap:
    rule, longest = gradient_descent(rate), _PATIENCE * steps
    return basins(landscape, rule, shape, longest, tolerance=near, until_settled=True)


def _bound_for(
    landscape: Landscape,
    rate: float,
    steps: int,
    floors: Array,
    points: Array,
    near: float | None,
) -> NDArray[np.intp]:
    """Follow ``points`` (n, 2) until they settle and see at which of ``floors``."""
    found = settle(landscape, gradient_descent(rate), points, _PATIENCE * steps, tolerance=near)
    return rows_of(found, landscape, floors)


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


def _most_telling(walk: Trajectory, landscape: Landscape) -> int:
    """The walker whose first steps go far, on a path that bends, and stay on the map if any do."""
    strides = np.linalg.norm(np.diff(walk.points, axis=0), axis=-1)
    chord = np.linalg.norm(walk.points[-1] - walk.points[0], axis=-1)
    bend = strides.sum(axis=0) / np.maximum(chord, 1e-12) - 1
    telling = strides[:_TOLD].sum(axis=0) * np.clip(bend, 0.002, 0.05)
    low, high = np.array(landscape.window).T
    here = np.all((walk.points >= low) & (walk.points <= high), axis=-1)
    for count in range(_TOLD, 0, -1):  # steps: as many as anybody stays for
        walks = (walk.status != Status.DIVERGED) | (walk.lengths >= count)
        if (stays := walks & here[: count + 1].all(axis=0)).any():
            return int(np.argmax(np.where(stays, telling, -1.0)))
    return int(np.argmax(telling))


def _pool(landscape: Landscape, starts: int, seed: int) -> Array:
    """Many random points (n, 2) to choose starts from."""
    low, high = np.array(landscape.window).T
    inset = _RIM * (high - low)
    pool = np.random.default_rng(seed).uniform(low + inset, high - inset, (200 * starts, 2))
    if np.ptp(landscape.window, axis=1).min() > 1:
        pool = pool.round(_PLACES)  # from the printed place follows the printed slope
    ground = np.isfinite(landscape.value(pool))
    return pool[ground & np.isfinite(landscape.gradient(pool)).all(axis=-1)]


def _apart(landscape: Landscape, pool: Array, starts: int) -> Array:
    """Points (starts, 2) of a pool apart from each other, as far as there is room for that."""
    low, high = np.array(landscape.window).T
    apart = 0.5 * float(np.sqrt(np.prod(high - low) / starts))
    chosen: list[Array] = []
    while len(chosen) < starts:
        for point in pool:
            if len(chosen) < starts and all(np.linalg.norm(point - c) >= apart for c in chosen):
                chosen.append(point)
        apart /= 2
    return np.array(chosen)
