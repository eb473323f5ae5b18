"""Valleys: polynomials made of residuals and factors, with curved floors.

Powers are written as products and nested sums (Horner), which are quick, exact to rounding, and the
same to the last bit for one point and for a batch.
"""

import numpy as np

from gdmath.landscape import Floats, Landscape
from gdmath.second import fill_hessian

__all__ = ["VALLEYS"]


def _rosenbrock(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    along, across = 1.0 - x, y - x * x
    return along * along + 100.0 * (across * across)


def _rosenbrock_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    slope = 200.0 * (y - x * x)
    gradient = np.empty_like(points)
    gradient[..., 0] = -2.0 * (1.0 - x) - 2.0 * (x * slope)
    gradient[..., 1] = slope
    return gradient


def _rosenbrock_hessian(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return fill_hessian(points, 2.0 + 1200.0 * (x * x) - 400.0 * y, -400.0 * x, 200.0)


def _himmelblau(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return a * a + b * b


def _himmelblau_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    a, b = x * x + y - 11.0, x + y * y - 7.0
    gradient = np.empty_like(points)
    gradient[..., 0] = 4.0 * (x * a) + 2.0 * b
    gradient[..., 1] = 2.0 * a + 4.0 * (y * b)
    return gradient


def _himmelblau_hessian(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    return fill_hessian(
        points,
        12.0 * (x * x) + 4.0 * y - 42.0,
        4.0 * (x + y),
        12.0 * (y * y) + 4.0 * x - 26.0,
    )


def _beale_residuals(x: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    square = y * y
    return 1.5 - x + x * y, 2.25 - x + x * square, 2.625 - x + x * (square * y)


def _beale(points: Floats) -> Floats:
    a, b, c = _beale_residuals(points[..., 0], points[..., 1])
    return a * a + b * b + c * c


def _beale_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    a, b, c = _beale_residuals(x, y)
    square = y * y
    gradient = np.empty_like(points)
    gradient[..., 0] = 2.0 * (a * (y - 1.0) + b * (square - 1.0) + c * (square * y - 1.0))
    gradient[..., 1] = 2.0 * (x * (a + 2.0 * (b * y) + 3.0 * (c * square)))
    return gradient


def _beale_hessian(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    a, b, c = _beale_residuals(x, y)
    square = y * y
    # The slopes of the three residuals: along x, and along y for x = 1.
    a_x, b_x, c_x = y - 1.0, square - 1.0, square * y - 1.0
    b_y, c_y = 2.0 * y, 3.0 * square
    mixed = x * (a_x + b_x * b_y + c_x * c_y) + a + b * b_y + c * c_y
    across = x * x * (1.0 + b_y * b_y + c_y * c_y) + x * (2.0 * b + 6.0 * (c * y))
    return fill_hessian(
        points, 2.0 * (a_x * a_x + b_x * b_x + c_x * c_x), 2.0 * mixed, 2.0 * across
    )


# The printed polynomials of Goldstein and Price, in x and y, are polynomials of s = x + y + 1 and
# t = 2x - 3y alone: f = A(s) B(t). That is shorter, and loses fewer digits. It also shows the four
# minima, where A and B are both smallest nearby: s = 0 or 3 and t = 0 or 3.


def _goldstein_price_factors(points: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return s, t, A(s) and B(t)."""
    x, y = points[..., 0], points[..., 1]
    s, t = x + y + 1.0, 2.0 * x - 3.0 * y
    a = 1.0 + s * s * (36.0 + s * (3.0 * s - 20.0))
    b = 30.0 + t * t * (18.0 + t * (3.0 * t - 16.0))
    return s, t, a, b


def _goldstein_price(points: Floats) -> Floats:
    _, _, a, b = _goldstein_price_factors(points)
    return a * b


def _goldstein_price_gradient(points: Floats) -> Floats:
    s, t, a, b = _goldstein_price_factors(points)
    along_s = 12.0 * (s * (s - 2.0) * (s - 3.0)) * b
    along_t = 12.0 * (t * (t - 1.0) * (t - 3.0)) * a
    gradient = np.empty_like(points)
    gradient[..., 0] = along_s + 2.0 * along_t
    gradient[..., 1] = along_s - 3.0 * along_t
    return gradient


def _goldstein_price_hessian(points: Floats) -> Floats:
    s, t, a, b = _goldstein_price_factors(points)
    slopes = 144.0 * (s * (s - 2.0) * (s - 3.0)) * (t * (t - 1.0) * (t - 3.0))
    bend_s = 12.0 * (6.0 + s * (3.0 * s - 10.0)) * b
    bend_t = 12.0 * (3.0 + t * (3.0 * t - 8.0)) * a
    return fill_hessian(
        points,
        bend_s + 4.0 * slopes + 4.0 * bend_t,
        bend_s - slopes - 6.0 * bend_t,
        bend_s - 6.0 * slopes + 9.0 * bend_t,
    )


VALLEYS = (
    # Rosenbrock, "An automatic method for finding the greatest or least value of a function"
    # (1960).
    Landscape(
        "rosenbrock",
        _rosenbrock,
        _rosenbrock_gradient,
        window=((-2, 2), (-1, 3)),
        minima=[(1, 1)],
        hessian=_rosenbrock_hessian,
        formula="(1 - x)^2 + 100 (y - x^2)^2",
        expression="(1 - x)^2 + 100*(y - x^2)^2",
    ),
    # Himmelblau, "Applied Nonlinear Programming" (1972).
    Landscape(
        "himmelblau",
        _himmelblau,
        _himmelblau_gradient,
        window=((-5, 5), (-5, 5)),
        minima=[
            (3, 2),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.2831859912861696),
            (3.5844283403304917, -1.8481265269644036),
        ],
        hessian=_himmelblau_hessian,
        formula="(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        expression="(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    ),
    # Beale, "On an iterative method for finding a local minimum of a function of more than one
    # variable" (1958).
    Landscape(
        "beale",
        _beale,
        _beale_gradient,
        window=((-4.5, 4.5), (-4.5, 4.5)),
        minima=[(3, 0.5)],
        hessian=_beale_hessian,
        formula="(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
        expression="(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    ),
    # Goldstein and Price, "On descent from local minima" (1971).
    Landscape(
        "goldstein_price",
        _goldstein_price,
        _goldstein_price_gradient,
        window=((-2, 2), (-2, 2)),
        minima=[(0, -1), (-0.6, -0.4), (1.8, 0.2), (1.2, 0.8)],
        hessian=_goldstein_price_hessian,
        formula=(
            "(1 + (x + y + 1)^2 (19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2)) "
            "(30 + (2 x - 3 y)^2 (18 - 32 x + 12 x^2 + 48 y - 36 x y + 27 y^2))"
        ),
        expression=(
            "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))"
            "*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))"
        ),
        plot_log=True,
    ),
)
