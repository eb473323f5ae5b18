"""Bowls and saddles: functions with one critical point, most of them quadratic.

On a quadratic, gradient descent has a closed form: along an eigenvector of the Hessian with
eigenvalue λ each step multiplies the distance to the minimum by 1 - αλ. That makes these the
landscapes on which everything else is checked.
"""

from functools import partial

import numpy as np

from gdmath.checks import real
from gdmath.landscape import Floats, Landscape

__all__ = ["BOWLS", "quadratic"]


def quadratic(condition: float = 5.0) -> Landscape:
    """Return the quadratic bowl f(x, y) = (κx² + y²)/2 with condition number κ.

    Gradient descent on it converges for learning rates below 2/κ; the best rate is 2/(κ + 1), which
    shrinks the distance to the minimum by (κ - 1)/(κ + 1) per step.

    Args:
        condition: κ > 0, the ratio of the two curvatures (for κ ≥ 1).

    Raises ValueError if `condition` is not above 0.

    >>> quadratic(5).gradient([2.0, 2.0])
    array([10.,  2.])
    """
    kappa = real("condition", condition, above=0)
    shown = f"{kappa:.15g}"
    return Landscape(
        "quadratic",
        partial(_quadratic, kappa),
        partial(_quadratic_gradient, kappa),
        window=((-3, 3), (-3, 3)),
        minima=[(0, 0)],
        hessian=partial(_constant_hessian, ((kappa, 0.0), (0.0, 1.0))),
        formula=f"({shown} x^2 + y^2) / 2",
        expression=f"({kappa!r}*x^2 + y^2) / 2",
    )


def _quadratic(kappa: float, points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return (kappa * (x * x) + y * y) * 0.5


def _quadratic_gradient(kappa: float, points: Floats) -> Floats:
    gradient = np.empty_like(points)
    np.multiply(points[..., 0], kappa, out=gradient[..., 0])
    gradient[..., 1] = points[..., 1]
    return gradient


def _paraboloid(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return x * x + y * y


def _paraboloid_gradient(points: Floats) -> Floats:
    return points * 2.0


def _constant_hessian(matrix: tuple[tuple[float, ...], ...], points: Floats) -> Floats:
    """Return the same matrix at every point."""
    constant = np.array(matrix)
    return np.broadcast_to(constant, (*points.shape, points.shape[-1])).copy()


BOWLS = (
    quadratic(),
    Landscape(
        "paraboloid",
        _paraboloid,
        _paraboloid_gradient,
        window=((-10, 10), (-10, 10)),
        minima=[(0, 0)],
        hessian=partial(_constant_hessian, ((2.0, 0.0), (0.0, 2.0))),
        formula="x^2 + y^2",
        expression="x^2 + y^2",
    ),
)
