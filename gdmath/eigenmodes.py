"""A bowl along its own axes: every descent on it is many small walks at once.

Along an eigenvector of the Hessian gradient descent multiplies the distance to the minimum by the
same factor at every step, and knows nothing of the other eigenvectors. With momentum each axis has
two such factors, the roots of a quadratic equation.
"""

import cmath
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, points_array, real, real_array, shorten
from gdmath.errors import InputError
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.second import Floats
from gdmath.stability import stability

__all__ = ["Modes", "MomentumModes", "modes", "momentum_modes"]


@dataclass(frozen=True, eq=False, slots=True)
class Modes(Frozen):
    """A walk on a bowl, seen along the axes of the bowl; all arrays are read-only.

    Attributes:
        eigenvalues: (d,), the curvatures λ along the axes, ascending.
        axes: (d, d), column i is the axis of eigenvalue i and has length 1.
        minimum: (d,), where the bowl is lowest.
        first: (d,), how far from the minimum the walk begins along each axis: c₀ = Qᵀ(θ₀ - θ*).
        rate: the learning rate α.
    """

    eigenvalues: Floats
    axes: Floats
    minimum: Floats
    first: Floats
    rate: float

    @property
    def factors(self) -> Floats:
        """1 - αλ per axis, (d,): what each step multiplies the distance by."""
        factors: Floats = 1.0 - self.rate * self.eigenvalues
        return factors

    def coordinates(self, points: ArrayLike) -> Floats:
        """Return points (..., d) as distances from the minimum along the axes, (..., d)."""
        array = points_array("points", points, len(self.minimum))
        turned: Floats = (array - self.minimum) @ self.axes
        return turned

    def distances(self, steps: ArrayLike) -> Floats:
        """Return the predicted distances along the axes, (k) -> (k, d): c₀ (1 - αλ)ᵏ.

        Args:
            steps: k, numbers of steps, at least 0; whole ones unless all factors are above 0.

        Raises InputError for a number of steps below 0, or one that a factor below 0 cannot have.
        """
        counts = real_array("steps", steps)
        fitting = (counts >= 0) & ((counts == np.floor(counts)) | (self.factors >= 0).all())
        if not fitting.all():
            raise InputError(f"steps must be whole numbers at least 0, got {shorten(steps)}.")
        with np.errstate(over="ignore"):  # a walk that diverges is far away, and that is all
            left: Floats = self.first * self.factors ** counts[..., np.newaxis]
        return left

    def arrivals(self, share: float = 0.01) -> Floats:
        """Return after how many steps no more than a share of each distance is left, (d,).

        k = ⌈ln share / ln |1 - αλ|⌉, computed so that a factor next to 1 costs no digits; infinite
        for an axis along which the walk never comes so near.

        Args:
            share: in (0, 1).

        Raises InputError for a share that is not between 0 and 1.
        """
        wanted = math.log(real("share", share, above=0, below=1))
        moved = self.rate * self.eigenvalues
        with np.errstate(divide="ignore"):
            # ln |1 - u| = log1p(-u) as long as 1 - u is above 0, and log1p(u - 2) beyond.
            pace = np.log1p(np.where(moved <= 1, -moved, moved - 2.0))
            counts: Floats = np.where(pace < 0, np.ceil(wanted / pace), np.inf)
        # -inf where one step is enough; wanted / -inf is 0.
        return np.where(np.isneginf(pace), 1.0, counts)


def modes(
    landscape: Landscape,
    at: ArrayLike,
    start: ArrayLike,
    rate: float,
    *,
    axes: tuple[ArrayLike, ArrayLike] | None = None,
) -> Modes:
    """Return a descent along the axes of a bowl: θₖ - θ* = Q (1 - αΛ)ᵏ Qᵀ(θ₀ - θ*).

    On a quadratic landscape this is the whole walk, for any number of steps, without walking.

    Args:
        landscape: of any number of parameters d; near `at` it is taken for a bowl.
        at: θ*, (d,), its minimum.
        start: θ₀, (d,).
        rate: the learning rate α > 0.
        axes: eigenvalues (d,) and eigenvectors (d, d) of the Hessian, ascending, where they are
            known better than from the Hessian, as `curvature_axes` knows them.

    Raises ValueError if an argument does not fit.

    >>> from gdmath import descend, gradient_descent, quadratic
    >>> bowl = modes(quadratic(5), (0, 0), (2, 1), 0.1)
    >>> bowl.factors, bowl.distances(3), bowl.arrivals(0.01)
    (array([0.9, 0.5]), array([0.729, 0.25 ]), array([44.,  7.]))
    >>> bowl.coordinates(descend(quadratic(5), gradient_descent(0.1), [2, 1], 3).final)
    array([0.729, 0.25 ])

    Source: B. T. Polyak, Introduction to Optimization (1987), chapter 1.
    """
    speed = real("rate", rate, above=0)
    begin = points_array("start", start, landscape.dimension)
    if begin.ndim != 1 or not np.isfinite(begin).all():
        raise InputError(
            f"start must be one point of {landscape.dimension} finite numbers, "
            f"got {shorten(start)}."
        )
    ground = stability(landscape, at)
    eigenvalues, eigenvectors = ground.eigenvalues, ground.eigenvectors
    if axes is not None:
        eigenvalues, eigenvectors = (real_array("axes", part) for part in axes)
        d = landscape.dimension
        if eigenvalues.shape != (d,) or eigenvectors.shape != (d, d):
            raise InputError(
                f"axes must be {d} eigenvalues and {d} eigenvectors as columns, got shapes "
                f"{eigenvalues.shape} and {eigenvectors.shape}."
            )
    return Modes(
        eigenvalues=frozen_array(eigenvalues),
        axes=frozen_array(eigenvectors),
        minimum=ground.point,
        first=frozen_array((begin - ground.point) @ eigenvectors),
        rate=speed,
    )


@dataclass(frozen=True, slots=True)
class MomentumModes:
    """What the heavy ball does along one axis of a bowl.

    Attributes:
        factors: both roots of r² - (1 + β - αλ) r + β = 0; the distance to the minimum is a sum of
            their powers.
        regime: "creeps" (comes in from one side, or swings by a real factor below 0), "critical"
            (both factors equal: as fast as this memory can be), "swings" (a pair of complex
            factors of size √β: passes the minimum and returns) or "diverges".
        limit: 2(1 + β)/λ, the learning rate from which on the ball leaves.
    """

    factors: tuple[complex, complex]
    regime: str
    limit: float

    @property
    def pace(self) -> float:
        """The larger of both factors in size: what each step leaves of the distance in the end."""
        return max(abs(factor) for factor in self.factors)


def momentum_modes(curvature: float, rate: float, memory: float) -> MomentumModes:
    """Return how the heavy ball comes to rest along an axis: r² - (1 + β - αλ) r + β = 0.

    Where the roots are complex their size is √β, whatever α and λ are: there more memory means a
    longer swing. β = 0 is plain gradient descent, with the factors 1 - αλ and 0.

    Args:
        curvature: λ > 0, the second derivative along the axis.
        rate: the learning rate α > 0.
        memory: β in [0, 1), the share of the velocity that a step keeps.

    Raises ValueError for numbers outside these bounds.

    >>> momentum_modes(1, 0.04, 0.64)
    MomentumModes(factors=((0.8+0j), (0.8+0j)), regime='critical', limit=3.28...)
    >>> swing = momentum_modes(1, 0.04, 0.9)
    >>> swing.regime, round(swing.pace, 4)
    ('swings', 0.9487)

    Source: B. T. Polyak, Some methods of speeding up the convergence of iteration methods,
    USSR Computational Mathematics and Mathematical Physics 4 (1964).
    """
    bend, speed = real("curvature", curvature, above=0), real("rate", rate, above=0)
    beta = real("memory", memory, at_least=0, below=1)
    limit = 2.0 * (1.0 + beta) / bend
    half = 0.5 * (1.0 + beta - speed * bend)
    # (1 + β - αλ)² - 4β as a product, which is 0 where it should be: αλ = (1 ± √β)².
    root, moved = math.sqrt(beta), speed * bend
    under = (moved - (1.0 - root) ** 2) * (moved - (1.0 + root) ** 2) * 0.25
    if abs(under) <= _ROUNDING * max(half * half, beta):
        under = 0.0
    if under == 0:
        factors: tuple[Any, Any] = (complex(half), complex(half))
    elif under > 0:
        far = half + math.copysign(math.sqrt(under), half)
        near = beta / far if far else 0.0
        factors = (complex(max(far, near)), complex(min(far, near)))
    else:
        # Scaled to the size √β, which the square root of rounded numbers would miss.
        angle = cmath.phase(complex(half, math.sqrt(-under)))
        factors = (cmath.rect(root, angle), cmath.rect(root, -angle))
    if speed >= limit:
        regime = "diverges"
    elif under < 0:
        regime = "swings"
    else:
        regime = "critical" if under == 0 else "creeps"
    return MomentumModes(factors, regime, limit)


# Of the terms of the discriminant: what rounding leaves of a difference that should be 0.
_ROUNDING = 1e-14
