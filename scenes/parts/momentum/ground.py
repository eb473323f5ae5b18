"""The ravine, which starts in it can be told of, and what of it the map shows."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, Landscape, Trajectory

Array = NDArray[np.float64]

_BEFORE, _BEYOND = 0.22, 0.25  # of the way along that the map shows more of at its ends
_REACH = 1.05  # of the longest arrow that the map holds across


def ravine(condition: float, start: tuple[float, float]) -> Landscape:
    """(w₁² + λ w₂²)/2 around a start.

    Not from its formula: reading one would take longer than all the walks.
    """
    reach = 1.2 * max(map(abs, start))
    return Landscape(
        "ravine",
        partial(_value, condition),
        partial(_gradient, condition),
        window=((-reach, reach), (-reach, reach)),
        minima=[(0, 0)],
        expression=f"(x^2 + {condition!r}*y^2) / 2",
    )


def _value(condition: float, points: Array) -> Array:
    along, across = points[..., 0], points[..., 1]
    return np.asarray((along * along + condition * (across * across)) * 0.5)


def _gradient(condition: float, points: Array) -> Array:
    return np.asarray(points * np.array([1.0, condition]))


def refuse(
    condition: float,
    start: tuple[float, float],
    memory: float,
    most: float,
    rate: float,
) -> None:
    """Raise InputError for what the film cannot tell of."""
    along, across = start
    if not (along < 0 < across and 0.08 <= -across / along <= 0.15):
        raise InputError(
            "start must be along below 0 and across above it, by 0.08 to 0.15 of that,"
            f" such as -5,0.5; got {along:g},{across:g}."
        )
    if not 1 < rate * condition < 2:
        raise InputError(
            f"rate must make her bounce from wall to wall, above {1 / condition:g} and below"
            f" {2 / condition:g}; got {rate:g}."
        )
    if most <= memory:
        raise InputError(f"most must be above {memory:g}, which is the memory; got {most:g}.")


def window_of(
    start: tuple[float, float], across: float, held: Trajectory
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The part of the ground that the map shows: both walks, and the first arrow."""
    way = abs(start[0])
    beyond = max(_BEYOND * way, 1.2 * float(held.points[:, 0, 0].max()))
    tip = _REACH * max(start[1] * (1 + across), float(np.abs(held.points[:, 0, 1]).max()))
    return (start[0] - _BEFORE * way, beyond), (-tip, tip)


__all__ = ["ravine", "refuse", "window_of"]
