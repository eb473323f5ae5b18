"""Second derivatives: how the landscapes fill in their Hessians, and a stand-in without one."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Differences", "Floats", "Slopes", "constant_hessian", "fill_hessian"]

Floats: TypeAlias = NDArray[np.float64]

# A central difference of a smooth function is best with a step near the cube root of the rounding
# error: a larger one bends, a smaller one drowns in rounding.
_STEP = 2.0**-17


def constant_hessian(*rows: tuple[float, ...]) -> Callable[[Floats], Floats]:
    """Return the Hessian of a quadratic: the same matrix at every point.

    >>> constant_hessian((2.0, 0.0), (0.0, 2.0))(np.zeros((7, 2))).shape
    (7, 2, 2)
    """
    return partial(_repeated, rows)


def _repeated(rows: tuple[tuple[float, ...], ...], points: Floats) -> Floats:
    return np.broadcast_to(np.array(rows), (*points.shape, len(rows))).copy()


def fill_hessian(
    points: Floats, xx: Floats | float, xy: Floats | float, yy: Floats | float
) -> Floats:
    """Return the symmetric matrices [[xx, xy], [xy, yy]], (..., 2) -> (..., 2, 2)."""
    hessian = np.empty((*points.shape, 2))
    hessian[..., 0, 0] = xx
    hessian[..., 0, 1] = xy
    hessian[..., 1, 0] = xy
    hessian[..., 1, 1] = yy
    return hessian


class Slopes:
    """A gradient from central differences of values: (f(x + h) - f(x - h)) / 2h per axis."""

    __slots__ = ("value",)

    def __init__(self, value: Callable[[Floats], Floats]) -> None:
        self.value = value

    def __call__(self, points: Floats) -> Floats:
        slopes = np.empty_like(points)
        for axis in range(points.shape[-1]):
            ahead, behind, taken = _beside(points, axis)
            slopes[..., axis] = (self.value(ahead) - self.value(behind)) / taken
        return slopes


def _beside(points: Floats, axis: int) -> tuple[Floats, Floats, Floats]:
    """Return points a step ahead and a step behind along an axis, and how far they are apart."""
    ahead, behind = points.copy(), points.copy()
    step = _STEP * np.maximum(1.0, np.abs(points[..., axis]))
    ahead[..., axis] += step
    behind[..., axis] -= step
    # The step that was taken after rounding, not the one that was asked for.
    return ahead, behind, ahead[..., axis] - behind[..., axis]


class Differences:
    """Second derivatives from central differences of a gradient: (∇f(x + h) - ∇f(x - h)) / 2h.

    The step is relative to the size of each parameter; the result is made symmetric.
    """

    __slots__ = ("gradient",)

    def __init__(self, gradient: Callable[[Floats], Floats]) -> None:
        self.gradient = gradient

    def __call__(self, points: Floats) -> Floats:
        matrix = np.empty((*points.shape, points.shape[-1]))
        for axis in range(points.shape[-1]):
            ahead, behind, taken = _beside(points, axis)
            slopes = self.gradient(ahead) - self.gradient(behind)
            matrix[..., axis] = slopes / taken[..., np.newaxis]
        return (matrix + np.swapaxes(matrix, -1, -2)) * 0.5
