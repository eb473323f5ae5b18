"""Poles: places near which the ground falls without end, so that it has no lowest place."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from gdmath.landscape import Landscape

__all__ = ["falls_without_end"]

_GRID = {1: 2001, 2: 121}  # points per axis, by the number of axes
_DEEPEST = 32  # so many of the grid's places are looked into, of those that lie below what is about
_CLOSER = 4.0  # times as near, one look after the other
_LOOKS = 20  # to a millionth of a millionth of the window
_AROUND = np.linspace(-1.0, 1.0, 10)  # even: none is right at a place, where there may be no value
_RINGS = (2, 9, 16)  # looks: from ring to ring about a place its ground falls
_GOES_ON = 0.75  # of the first such fall: at a logarithm it stays, at a floor it fades away
_ROUNDING = 1e-9  # of the depth
_ASIDE = 0.381966  # of a cell, from its rim to the grid's place: at round numbers may be no value


def falls_without_end(landscape: Landscape) -> NDArray[np.float64] | None:
    """Return a place (d,) of the window near which the ground falls without end, or None.

    One looks into those places of a grid that lie farthest below what is about them, four times as
    near each time. Where there is a floor, be it at a tip, what the ground still falls by on the
    way fades away; at a pole like that of log r it stays, at one like −1/r it grows.

    >>> at = falls_without_end(Landscape.from_expression("log(x^2 + y^2) + x", ((-3, 3), (-2, 2))))
    >>> bool(np.abs(at).max() < 1e-6)
    True
    >>> falls_without_end(Landscape.from_expression("sqrt(x^2 + y^2)", ((-3, 3), (-2, 2))))
    """
    low, high = np.array(landscape.window).T
    count = _GRID.get(landscape.dimension, 9)
    cell = (high - low) / count
    axes = (low + cell * (np.arange(count)[:, None] + _ASIDE)).T
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = landscape.value(points)
    if (bottomless := values == -np.inf).any():
        return np.asarray(points[bottomless][0])
    deepest = np.argsort(-_depths(values), axis=None, kind="stable")[:_DEEPEST]
    starts = points.reshape(-1, len(low))[deepest]
    around = np.array(list(product(_AROUND, repeat=len(low))))
    return _looked_into(landscape, starts, cell, around)


def _depths(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value of a grid lies below the mean of its neighbours."""
    known = np.isfinite(values)
    padded = np.pad(np.where(known, values, 0.0), 1)
    there = np.pad(known, 1)
    total, count = np.zeros(values.shape), np.zeros(values.shape)
    for shift in product(range(3), repeat=values.ndim):
        near = tuple(slice(by, by + size) for by, size in zip(shift, values.shape, strict=True))
        total += padded[near] - np.where(there[near] & known, values, 0.0)
        count += there[near]
    return np.where(known, total / np.maximum(count, 1), -np.inf)


def _looked_into(
    landscape: Landscape,
    places: NDArray[np.float64],
    cell: NDArray[np.float64],
    around: NDArray[np.float64],
) -> NDArray[np.float64] | None:
    """Look nearer and nearer into the lowest place about each of ``places`` (n, d)."""
    low, high = np.array(landscape.window).T
    rows, lowest = np.arange(len(places)), _known(landscape.value(places))

    def seen(look: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        near = np.clip(places[:, None] + cell / _CLOSER**look * around, low, high)
        return near, landscape.value(near)

    for look in range(_LOOKS):
        near, values = seen(look)
        if (bottomless := values == -np.inf).any():
            return np.asarray(near[bottomless][0])
        best = _known(values).argmin(axis=1)
        lower = values[rows, best] < lowest
        places = np.where(lower[:, None], near[rows, best], places)
        lowest = np.where(lower, values[rows, best], lowest)
    rings = [_known(seen(look)[1]).min(axis=1) for look in _RINGS]
    with np.errstate(invalid="ignore"):  # near a place of no value there may be none
        first, second = -np.diff(rings, axis=0)
        goes_on = (second > _ROUNDING * np.abs(lowest)) & (second >= _GOES_ON * first)
    return np.asarray(places[goes_on][0]) if goes_on.any() else None


def _known(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values, of which those that are none are never the lowest."""
    return np.where(np.isfinite(values), values, np.inf)
