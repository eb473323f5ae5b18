"""Conjugate gradients: each direction keeps clear of what the ones before it have achieved."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from gdmath.landscape import Landscape
from gdmath.optimizer import Floats, Optimizer
from gdmath.stepping import backtracked, bound_to

__all__ = ["conjugate_gradient"]

# A difference of gradients along a direction is best with a step near the cube root of rounding.
_STEP = 2.0**-17
_SHRINK, _SUFFICIENT = 0.5, 1e-4


class Conjugate(NamedTuple):
    """The memory of conjugate gradients: the last gradient and direction, (..., d), and rate."""

    step: int
    gradient: Floats
    direction: Floats
    rate: Floats


def conjugate_gradient(landscape: Landscape) -> Optimizer:
    """Return the conjugate gradients of Polak and Ribière: d ← -g + β d, θ ← θ + α d.

    β = max(0, g·(g - g′)/|g′|²), with g′ the gradient before; where d does not lead downhill it
    begins anew with -g. α is Newton's step along d, from the curvature there, and shrinks as in
    `armijo` until the loss falls. On a quadratic of d parameters d steps reach the minimum.

    Args:
        landscape: whose heights and gradients it looks up along d.

    The state's `direction` is d, its `rate` is α. Raises TypeError for anything but a landscape.

    >>> from gdmath import descend, quadratic
    >>> walk = descend(quadratic(100), conjugate_gradient(quadratic(100)), [1, 5], 2)
    >>> walk.losses.round(9)
    array([62.5       , 12.25094373,  0.        ])

    Source: E. Polak, G. Ribière, Note sur la convergence de méthodes de directions conjuguées,
    Revue française d'informatique et de recherche opérationnelle 3 (1969).
    """
    bound_to(landscape)
    look = partial(_next, landscape.value_function, landscape.gradient_function)
    return Optimizer("conjugate_gradient", _unmoved, look)


def _unmoved(points: Floats) -> Conjugate:
    rest = np.zeros_like(points)
    return Conjugate(0, rest, rest, np.zeros(points.shape[:-1]))


def _next(
    value: Callable[[Floats], Floats],
    slope: Callable[[Floats], Floats],
    gradient: Floats,
    state: Conjugate,
    points: Floats,
) -> tuple[Floats, Conjugate]:
    before = (state.gradient**2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = (gradient * (gradient - state.gradient)).sum(axis=-1) / before
        beta = np.where(before > 0, np.maximum(share, 0.0), 0.0)[..., np.newaxis]
        direction = beta * state.direction - gradient
        falls = (direction * gradient).sum(axis=-1) < 0
        direction = np.where(falls[..., np.newaxis], direction, -gradient)
        slopes = (direction * gradient).sum(axis=-1)
        rates = _newton_along(slope, points, direction, slopes)
        taken = backtracked(value, points, direction, slopes, rates, _SHRINK, _SUFFICIENT)
        moved = points + taken[..., np.newaxis] * direction
    return moved, Conjugate(state.step + 1, gradient, direction, taken)


def _newton_along(
    slope: Callable[[Floats], Floats], points: Floats, direction: Floats, slopes: Floats
) -> Floats:
    """Return -g·d/(d·Hd), where the ground bends up along d, else a step as long as θ is."""
    length = np.linalg.norm(direction, axis=-1)
    size = np.maximum(1.0, np.abs(points).max(axis=-1))
    reach = np.where(length > 0, _STEP * size / length, 0.0)[..., np.newaxis]
    ahead, behind = slope(points + reach * direction), slope(points - reach * direction)
    bend = ((ahead - behind) * direction).sum(axis=-1) / (2.0 * reach[..., 0])
    return np.where(bend > 0, -slopes / bend, np.where(length > 0, size / length, 0.0))
