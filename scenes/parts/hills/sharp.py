"""Floors that are not level: where the ground comes to an edge or to a tip, as |x| does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape

Array = NDArray[np.float64]

_GRID = 161  # places along each side; odd, so that the middle is one
_WAYS = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 65)[:-1]])
_CLOSER, _LOOKS = 0.5, 30  # of the reach before, one look after the other
_RING = 1e-4  # of the window, round a floor: there smooth ground is nearly level
_STEEP = 0.02  # of the slope that half of all places have: so steep no level floor is there
_APART = 0.01  # of the window, two floors are


def sharp_floors(landscape: Landscape) -> Array:
    """The lowest places (k, 2) of a ground of x and y at which it is not level."""
    low, high = np.array(landscape.window).T
    axes = np.linspace(low, high, _GRID)
    points = np.stack(np.meshgrid(*axes.T, indexing="ij"), axis=-1)
    heights = landscape.value(points)
    steep = np.linalg.norm(landscape.gradient(points), axis=-1)
    usual = float(np.nanmedian(np.where(np.isfinite(steep), steep, np.nan)))
    found = np.empty((0, 2))
    for start in points[_lower_than_all_about(heights)]:
        place = _lowest_near(landscape, start, (high - low) / _GRID)
        if steepest_about(landscape, place) > _STEEP * usual > 0:
            found = np.concatenate([found, apart_from(found, place[None], landscape)])
    return found


def apart_from(known: Array, places: Array, landscape: Landscape) -> Array:
    """Those of the places (k, 2) that are none of the known ones (n, 2)."""
    gaps = (places[:, None] - known) / np.ptp(landscape.window, axis=1)
    return np.asarray(places[np.linalg.norm(gaps, axis=-1).min(axis=1, initial=np.inf) > _APART])


def steepest_about(landscape: Landscape, place: Array) -> float:
    """How steep it is at most right beside a place (2,)."""
    around = landscape.gradient(place + _RING * np.ptp(landscape.window, axis=1) * _WAYS)
    slopes = np.linalg.norm(around[np.isfinite(around).all(axis=-1)], axis=-1)
    return float(slopes.max(initial=0.0))


def with_floors(landscape: Landscape, floors: Array) -> Landscape:
    """The same landscape, which knows these minima (k, 2)."""
    return Landscape(
        landscape.name,
        landscape.value_function,
        landscape.gradient_function,
        landscape.window,
        minima=floors,
        hessian=landscape.hessian_function,
        formula=landscape.formula,
        expression=landscape.expression,
        plot_log=landscape.plot_log,
    )


def _lower_than_all_about(heights: Array) -> NDArray[np.bool_]:
    """Which places (n, m) of a grid, none at its rim, are at most as high as the eight about."""
    lower = np.zeros(heights.shape, dtype=bool)
    inner = heights[1:-1, 1:-1]
    last = [size - 2 for size in heights.shape]
    around = [
        heights[down : down + last[0], right : right + last[1]]
        for down in range(3)
        for right in range(3)
    ]
    # Of level ground no place is lower than another.
    lower[1:-1, 1:-1] = (inner <= np.min(around, axis=0)) & (inner < np.max(around, axis=0))
    return lower


def _lowest_near(landscape: Landscape, place: Array, reach: Array) -> Array:
    """Look round in circles, from the lowest place to the next, and nearer where none is lower."""
    for _ in range(_LOOKS):
        for _ in range(_GRID):
            around = place + reach * _WAYS
            heights = landscape.value(around)
            if not heights.min() < landscape.value(place):
                break
            place = around[int(heights.argmin())]
        reach = _CLOSER * reach
    return np.asarray(place.round(9) + 0.0)


__all__ = ["apart_from", "sharp_floors", "steepest_about", "with_floors"]
