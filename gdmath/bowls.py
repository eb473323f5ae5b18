"""Bowls and saddles: functions with one critical point.

On a quadratic, gradient descent has a closed form: along an eigenvector of the Hessian with
eigenvalue λ each step multiplies the distance to the minimum by 1 - αλ. That makes these the
landscapes on which everything else is checked.
"""

from functools import partial

import numpy as np

from gdmath.checks import real, text
from gdmath.landscape import Floats, Landscape
from gdmath.second import constant_hessian, fill_hessian
from gdmath.typst import typst_number

__all__ = ["BOWLS", "parabola", "quadratic"]


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
    return Landscape(
        "quadratic",
        partial(_quadratic, kappa),
        partial(_quadratic_gradient, kappa),
        window=((-3, 3), (-3, 3)),
        minima=[(0, 0)],
        hessian=constant_hessian((kappa, 0.0), (0.0, 1.0)),
        formula=f"({typst_number(kappa)} x^2 + y^2) / 2",
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


def parabola(coefficient: float, minimum: float = 0.0, *, name: str = "parabola") -> Landscape:
    """Return the parabola L(w) = a(w - m)² with its minimum at m, one parameter wide.

    A learning rate of 1/(2a) reaches the minimum in one step; rates from 1/a on never do.

    Args:
        coefficient: a > 0.
        minimum: m; the window reaches 4 to either side of it.
        name: what people call it.

    Raises ValueError if `coefficient` is not above 0 or `minimum` is not finite.

    >>> parabola(0.3125).gradient([2.0])
    array([1.25])
    """
    a = real("coefficient", coefficient, above=0)
    m = real("minimum", minimum)
    inner = "x" if m == 0 else f"(x {'-' if m > 0 else '+'} {typst_number(abs(m))})"
    return Landscape(
        text("name", name),
        partial(_parabola, a, m),
        partial(_parabola_gradient, a, m),
        window=((m - 4, m + 4),),
        minima=[(m,)],
        hessian=constant_hessian((2 * a,)),
        formula=f"{typst_number(a)} {inner}^2",
        expression=f"{a!r}*x^2" if m == 0 else f"{a!r}*(x - ({m!r}))^2",
    )


def _parabola(coefficient: float, minimum: float, points: Floats) -> Floats:
    distance = points[..., 0] - minimum
    return coefficient * (distance * distance)


def _parabola_gradient(coefficient: float, minimum: float, points: Floats) -> Floats:
    return (points - minimum) * (2.0 * coefficient)


def _paraboloid(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return x * x + y * y


def _paraboloid_gradient(points: Floats) -> Floats:
    return points * 2.0


def _booth(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    a, b = x + 2.0 * y - 7.0, 2.0 * x + y - 5.0
    return a * a + b * b


def _booth_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    gradient = np.empty_like(points)
    gradient[..., 0] = 10.0 * x + 8.0 * y - 34.0
    gradient[..., 1] = 8.0 * x + 10.0 * y - 38.0
    return gradient


def _matyas(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return 0.26 * (x * x + y * y) - 0.48 * (x * y)


def _matyas_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    gradient = np.empty_like(points)
    gradient[..., 0] = 0.52 * x - 0.48 * y
    gradient[..., 1] = 0.52 * y - 0.48 * x
    return gradient


def _saddle(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return x * x - y * y


def _saddle_gradient(points: Floats) -> Floats:
    gradient = np.empty_like(points)
    np.multiply(points[..., 0], 2.0, out=gradient[..., 0])
    np.multiply(points[..., 1], -2.0, out=gradient[..., 1])
    return gradient


def _monkey_saddle(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return x * (x * x - 3.0 * (y * y))


def _monkey_saddle_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    gradient = np.empty_like(points)
    gradient[..., 0] = 3.0 * (x * x) - 3.0 * (y * y)
    gradient[..., 1] = -6.0 * (x * y)
    return gradient


def _monkey_saddle_hessian(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return fill_hessian(points, 6.0 * x, -6.0 * y, -6.0 * x)


BOWLS = (
    quadratic(),
    Landscape(
        "paraboloid",
        _paraboloid,
        _paraboloid_gradient,
        window=((-10, 10), (-10, 10)),
        minima=[(0, 0)],
        hessian=constant_hessian((2.0, 0.0), (0.0, 2.0)),
        formula="x^2 + y^2",
        expression="x^2 + y^2",
    ),
    # The parabola of Google's Machine Learning Crash Course: 81, 6 and 1 steps to its bottom.
    parabola(0.3125, name="mlcc_parabola"),
    # Booth's and Matyas' functions: Jamil and Yang, "A literature survey of benchmark functions
    # for global optimization problems" (2013), functions 17 and 71.
    Landscape(
        "booth",
        _booth,
        _booth_gradient,
        window=((-10, 10), (-10, 10)),
        minima=[(1, 3)],
        hessian=constant_hessian((10.0, 8.0), (8.0, 10.0)),
        formula="(x + 2 y - 7)^2 + (2 x + y - 5)^2",
        expression="(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    ),
    Landscape(
        "matyas",
        _matyas,
        _matyas_gradient,
        window=((-10, 10), (-10, 10)),
        minima=[(0, 0)],
        hessian=constant_hessian((0.52, -0.48), (-0.48, 0.52)),
        formula="0.26 (x^2 + y^2) - 0.48 x y",
        expression="0.26*(x^2 + y^2) - 0.48*x*y",
    ),
    Landscape(
        "saddle",
        _saddle,
        _saddle_gradient,
        window=((-2, 2), (-2, 2)),
        hessian=constant_hessian((2.0, 0.0), (0.0, -2.0)),
        formula="x^2 - y^2",
        expression="x^2 - y^2",
    ),
    # Three valleys and three ridges meet at the origin: room for two legs and a tail.
    Landscape(
        "monkey_saddle",
        _monkey_saddle,
        _monkey_saddle_gradient,
        window=((-1.5, 1.5), (-1.5, 1.5)),
        hessian=_monkey_saddle_hessian,
        formula="x^3 - 3 x y^2",
        expression="x^3 - 3*x*y^2",
    ),
)
