"""How large a step may be: what the Hessian at a point says about learning rates."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, points_array, real, real_array, shorten
from gdmath.errors import InputError
from gdmath.field import gradient_field
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["Stability", "stability", "step_factors", "suitable_rate"]

_CALM = 0.35  # over λmax, where 2 is as far as steps go without overshooting further each time
_GRID = 41  # points per axis at which the curvature is taken


@dataclass(frozen=True, eq=False, slots=True)
class Stability(Frozen):
    """What gradient descent does near a point; all arrays are read-only.

    Attributes:
        point: (d,), where the Hessian was taken.
        eigenvalues: (d,), the curvatures λ along the axes of the Hessian, ascending.
        eigenvectors: (d, d), the axes: column i belongs to eigenvalue i and has length 1.
        rate_limit: 2/λmax, the learning rate from which on steps overshoot further each time;
            infinite where the ground bends up along no axis.
        best_rate: 2/(λmin + λmax), the learning rate for which the slowest axis is fastest; None
            unless all curvatures are positive, for only then there is a minimum to reach.
    """

    point: Floats
    eigenvalues: Floats
    eigenvectors: Floats
    rate_limit: float
    best_rate: float | None

    def contraction(self, rate: float) -> Floats:
        """Return 1 - αλ per axis, (d,): what one step multiplies the distance to the minimum by.

        Between 0 and 1 the walker comes closer from the same side, between -1 and 0 from
        alternating sides, and beyond ±1 it moves away.

        Args:
            rate: the learning rate α > 0.

        Raises ValueError for a rate that is not above 0.
        """
        contraction: Floats = 1.0 - real("rate", rate, above=0) * self.eigenvalues
        return contraction


def stability(landscape: Landscape, at: ArrayLike) -> Stability:
    """Return the curvatures at a point and the learning rates that they allow.

    Near a minimum gradient descent is linear: along an eigenvector of the Hessian with eigenvalue λ
    each step multiplies the distance by 1 - αλ, which stays below 1 in size for α < 2/λmax.
    (Polyak, "Introduction to Optimization", 1987, chapter 1.)

    Args:
        landscape: of any number of parameters d.
        at: (d,), one point, usually a minimum.

    Raises ValueError if `at` is no finite point of the landscape or has no finite Hessian.

    >>> from gdmath import quadratic
    >>> bowl = stability(quadratic(5), at=(0, 0))
    >>> bowl.eigenvalues, bowl.rate_limit, bowl.contraction(0.3)
    (array([1., 5.]), 0.4, array([ 0.7, -0.5]))
    """
    point = points_array("at", at, landscape.dimension)
    if point.ndim != 1 or not np.isfinite(point).all():
        raise InputError(
            f"at must be one point of {landscape.dimension} finite numbers, got {shorten(at)}."
        )
    hessian = landscape.hessian(point)
    if not np.isfinite(hessian).all():
        raise InputError(f"landscape {landscape.name!r} has no finite Hessian at {shorten(at)}.")
    eigenvalues, eigenvectors = np.linalg.eigh(hessian)
    lowest, highest = float(eigenvalues[0]), float(eigenvalues[-1])
    return Stability(
        point=frozen_array(point),
        eigenvalues=frozen_array(eigenvalues),
        eigenvectors=frozen_array(eigenvectors),
        rate_limit=2.0 / highest if highest > 0 else np.inf,
        best_rate=2.0 / (lowest + highest) if lowest > 0 else None,
    )


def step_factors(eigenvalues: ArrayLike, rates: ArrayLike) -> Floats:
    """Return 1 - αλ for each learning rate α and curvature λ, (...) and (d,) -> (..., d).

    It is what one step of gradient descent multiplies the distance to a minimum by, along the axis
    of the Hessian that λ belongs to; a rate of 0 moves nothing and multiplies by 1.

    Args:
        eigenvalues: (d,), the curvatures, such as `Stability.eigenvalues`.
        rates: learning rates, at least 0.

    Raises InputError for curvatures that are not a list of finite numbers, or a rate below 0.

    >>> step_factors([1, 5], [0.02, 0.38])
    array([[ 0.98,  0.9 ],
           [ 0.62, -0.9 ]])
    """
    curvatures = real_array("eigenvalues", eigenvalues)
    if curvatures.ndim != 1:
        raise InputError(f"eigenvalues must be a list of numbers, got {shorten(eigenvalues)}.")
    speeds = real_array("rates", rates)
    if (speeds < 0).any():
        raise InputError(f"rates must be finite numbers at least 0, got {shorten(rates)}.")
    factors: Floats = 1.0 - speeds[..., np.newaxis] * curvatures
    return factors


def suitable_rate(landscape: Landscape) -> float:
    """Return a learning rate that is calm everywhere in the window: 0.35/max|λ|, to two digits.

    The curvatures λ are those of the Hessian on a grid of 41 points per axis, where it is finite.
    Gradient descent overshoots further each time from 2/λmax on; this is less than a fifth of it.

    Args:
        landscape: of one or two parameters.

    Raises InputError if it has more of them, bends nowhere in its window, or has no finite Hessian
    on the grid.

    >>> from gdmath import LANDSCAPES
    >>> suitable_rate(LANDSCAPES["sine_hills"])
    0.35
    """
    hessians = landscape.hessian(gradient_field(landscape, (_GRID, _GRID)).points)
    finite = hessians[np.isfinite(hessians).all(axis=(-2, -1))]
    if len(finite) == 0:
        raise InputError(f"landscape {landscape.name!r} has no finite Hessian anywhere in it.")
    sharpest = float(np.abs(np.linalg.eigvalsh(finite)).max())
    if sharpest == 0:
        raise InputError(
            f"landscape {landscape.name!r} bends nowhere, so that any rate suits it: choose one."
        )
    return float(f"{_CALM / sharpest:.2g}")
