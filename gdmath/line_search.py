"""How far to go along a direction: the strong conditions of Wolfe."""

from collections.abc import Callable

import numpy as np

from gdmath.second import Floats

__all__ = ["strong_wolfe"]

Ray = Callable[[float], tuple[float, float]]

_MOST_TRIES = 40
_WIDEN = 2.0


def strong_wolfe(
    value: Callable[[Floats], Floats],
    gradient: Callable[[Floats], Floats],
    points: Floats,
    directions: Floats,
    rates: Floats,
    *,
    sufficient: float = 1e-4,
    curvature: float = 0.9,
) -> Floats:
    """Return α with φ(α) ≤ φ(0) + c₁ α φ′(0) and |φ′(α)| ≤ c₂ |φ′(0)|, path by path.

    φ(α) = f(θ + αd). The step is widened until it brackets such an α, then the bracket is narrowed
    with parabolas and halves; 0 where d does not lead downhill or no α is found, but one that at
    least lowers the loss is taken where there is one.

    Args:
        value, gradient: the functions f and ∇f.
        points, directions: θ and d, (..., d).
        rates: α to begin with, (...).
        sufficient, curvature: c₁ < c₂, both in (0, 1).

    >>> square, one = lambda p: (p * p).sum(axis=-1), np.ones((2, 1))
    >>> strong_wolfe(square, lambda p: 2 * p, one, -one, np.array([1, 0.01]))
    array([1.  , 0.16])

    Source: J. Nocedal, S. J. Wright, Numerical Optimization (2nd ed., 2006), algorithms 3.5, 3.6.
    """
    taken = np.zeros(points.shape[:-1])
    for path in np.ndindex(taken.shape):
        point, direction = points[path], directions[path]
        if not (np.isfinite(point).all() and np.isfinite(direction).all()):
            continue

        def ray(
            alpha: float, point: Floats = point, direction: Floats = direction
        ) -> tuple[float, float]:
            there = point + alpha * direction
            return float(value(there)), float(gradient(there) @ direction)

        taken[path] = _along(ray, float(rates[path]), sufficient, curvature)
    return taken


def _along(ray: Ray, alpha: float, sufficient: float, curvature: float) -> float:
    """Return the step along one ray."""
    height, slope = ray(0.0)
    if not slope < 0:
        return 0.0
    before = (0.0, height, slope)
    for _ in range(_MOST_TRIES):
        reached, tilt = ray(alpha)
        here = (alpha, reached, tilt)
        enough = reached <= height + sufficient * alpha * slope
        if not enough or (before[0] > 0 and reached >= before[1]):  # true for NaN
            return _between(ray, before, here, (height, slope, sufficient, curvature))
        if abs(tilt) <= -curvature * slope:
            return alpha
        if tilt >= 0:
            return _between(ray, here, before, (height, slope, sufficient, curvature))
        before, alpha = here, alpha * _WIDEN
    return before[0]


def _between(
    ray: Ray,
    low: tuple[float, float, float],
    high: tuple[float, float, float],
    wanted: tuple[float, float, float, float],
) -> float:
    """Return a step between two: the first is the lower one and leads towards the other."""
    height, slope, sufficient, curvature = wanted
    for _ in range(_MOST_TRIES):
        width = high[0] - low[0]
        # The lowest point of the parabola through `low` with its slope; halfway if it is no help.
        bend = high[1] - low[1] - low[2] * width
        ahead = -low[2] * width * width / (2.0 * bend) if np.isfinite(bend) and bend > 0 else 0.0
        share = ahead / width if width else 0.0
        alpha = low[0] + (share if 0.1 <= share <= 0.9 else 0.5) * width
        reached, tilt = ray(alpha)
        here = (alpha, reached, tilt)
        if not reached <= height + sufficient * alpha * slope or reached >= low[1]:
            high = here
            continue
        if abs(tilt) <= -curvature * slope:
            return alpha
        if tilt * width >= 0:
            high = low
        low = here
    return low[0]
