"""Whether a landscape bends upward only, so that level means lowest."""

import numpy as np

from gdmath.checks import shorten
from gdmath.errors import InputTypeError
from gdmath.field import gradient_field
from gdmath.landscape import Landscape

__all__ = ["is_convex"]

_GRID = {1: 2001, 2: 241}  # points per axis, by the number of axes
_ROUNDING = 1e-9  # of the largest curvature, or slope, in the window


def is_convex(landscape: Landscape) -> bool:
    """Return whether the landscape is convex over its window, as far as a fine grid shows.

    It is where no eigenvalue of the Hessian is below 0, and where from each point of the grid to
    the next the slope on the way never falls, (∇f(b) - ∇f(a))·(b - a) ≥ 0, which sees corners that
    a Hessian does not. Where f, its slope or its Hessian is not finite it is not called convex.
    (Boyd and Vandenberghe, "Convex Optimization", 2004, section 3.1.)

    Args:
        landscape: of one or two parameters.

    Raises InputTypeError for anything but a landscape, InputError for one of more parameters.

    >>> from gdmath import LANDSCAPES, parabola
    >>> is_convex(parabola(1)), is_convex(LANDSCAPES["sextic"]), is_convex(LANDSCAPES["saddle"])
    (True, False, False)
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    points = gradient_field(landscape, [_GRID.get(landscape.dimension, 2)] * 2).points
    slopes, bends = landscape.gradient(points), landscape.hessian(points)
    if not all(np.isfinite(known).all() for known in (landscape.value(points), slopes, bends)):
        return False
    curvatures = np.linalg.eigvalsh(bends)
    if curvatures.min() < -_ROUNDING * np.abs(curvatures).max():
        return False
    for ahead, behind in _neighbours(landscape.dimension):
        ways, changes = points[ahead] - points[behind], slopes[ahead] - slopes[behind]
        rises = (ways * changes).sum(axis=-1) / np.linalg.norm(ways, axis=-1)
        if rises.min() < -_ROUNDING * np.abs(slopes).max():
            return False
    return True


def _neighbours(dimension: int) -> list[tuple[tuple[slice, ...], tuple[slice, ...]]]:
    """Return how to slice a grid so that each point meets its neighbour, in every direction."""
    every, ahead, behind = slice(None), slice(1, None), slice(None, -1)
    if dimension == 1:
        return [((ahead,), (behind,))]
    return [
        ((ahead, every), (behind, every)),
        ((every, ahead), (every, behind)),
        ((ahead, ahead), (behind, behind)),
        ((ahead, behind), (behind, ahead)),
    ]
