"""Valleys: polynomials, from one curved valley to several minima of different depth.

Powers are written as products and nested sums (Horner), which are quick, exact to rounding, and the
same to the last bit for one point and for a batch.
"""

import numpy as np

from gdmath.landscape import Floats, Landscape
from gdmath.second import fill_hessian

__all__ = ["VALLEYS"]


def _sextic(points: Floats) -> Floats:
    square = points[..., 0] * points[..., 0]
    return square * (2.0 + square * (square / 6.0 - 1.25))


def _sextic_gradient(points: Floats) -> Floats:
    square = points * points
    return points * (4.0 + square * (square - 5.0))


def _sextic_hessian(points: Floats) -> Floats:
    square = points * points
    return (4.0 + square * (5.0 * square - 15.0))[..., np.newaxis]


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


def _six_hump_camel(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    u, v = x * x, y * y
    return u * (4.0 + u * (u / 3.0 - 2.1)) + x * y + v * (4.0 * v - 4.0)


def _six_hump_camel_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    u, v = x * x, y * y
    gradient = np.empty_like(points)
    gradient[..., 0] = x * (8.0 + u * (2.0 * u - 8.4)) + y
    gradient[..., 1] = x + y * (16.0 * v - 8.0)
    return gradient


def _six_hump_camel_hessian(points: Floats) -> Floats:
    u, v = points[..., 0] * points[..., 0], points[..., 1] * points[..., 1]
    return fill_hessian(points, 8.0 + u * (10.0 * u - 25.2), 1.0, 48.0 * v - 8.0)


def _three_hump_camel(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    u = x * x
    return u * (2.0 + u * (u / 6.0 - 1.05)) + x * y + y * y


def _three_hump_camel_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    u = x * x
    gradient = np.empty_like(points)
    gradient[..., 0] = x * (4.0 + u * (u - 4.2)) + y
    gradient[..., 1] = x + 2.0 * y
    return gradient


def _three_hump_camel_hessian(points: Floats) -> Floats:
    u = points[..., 0] * points[..., 0]
    return fill_hessian(points, 4.0 + u * (5.0 * u - 12.6), 1.0, 2.0)


def _styblinski_tang(points: Floats) -> Floats:
    square = points * points
    heights = 0.5 * (square * (square - 16.0) + 5.0 * points)
    return heights[..., 0] + heights[..., 1]


def _styblinski_tang_gradient(points: Floats) -> Floats:
    return points * (2.0 * (points * points) - 16.0) + 2.5


def _styblinski_tang_hessian(points: Floats) -> Floats:
    bends = 6.0 * (points * points) - 16.0
    return fill_hessian(points, bends[..., 0], 0.0, bends[..., 1])


# The printed polynomials of Goldstein and Price, in x and y, are polynomials of s = x + y + 1 and
# t = 2x - 3y alone: f = A(s) B(t). That is shorter, and loses fewer digits.


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


def _both_ways(*points: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points and their mirror images through the origin."""
    return [(sign * x, sign * y) for x, y in points for sign in (1, -1)]


_DEEP, _SHALLOW = -2.903534027771177, 2.746802770990837

VALLEYS = (
    # Two global minima with a local one between them: the start decides.
    Landscape(
        "sextic",
        _sextic,
        _sextic_gradient,
        window=((-2.5, 2.5),),
        minima=[(-2,), (2,), (0,)],
        hessian=_sextic_hessian,
        formula="x^6 / 6 - (5 x^4) / 4 + 2 x^2",
        expression="x^6/6 - 5*x^4/4 + 2*x^2",
    ),
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
    # The camels: Dixon and Szegő, "Towards Global Optimisation" 2 (1978).
    Landscape(
        "six_hump_camel",
        _six_hump_camel,
        _six_hump_camel_gradient,
        window=((-2, 2), (-1.1, 1.1)),
        minima=_both_ways(
            (0.08984201310031806, -0.7126564030207396),
            (1.703606714969981, -0.7960835686726251),
            (1.6071047529201972, 0.5686514548841314),
        ),
        hessian=_six_hump_camel_hessian,
        formula="(4 - 2.1 x^2 + x^4 / 3) x^2 + x y + (4 y^2 - 4) y^2",
        expression="(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
    ),
    Landscape(
        "three_hump_camel",
        _three_hump_camel,
        _three_hump_camel_gradient,
        window=((-2.5, 2.5), (-2.5, 2.5)),
        minima=[(0, 0), *_both_ways((1.7475523458302888, -0.8737761729151444))],
        hessian=_three_hump_camel_hessian,
        formula="2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2",
        expression="2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    ),
    # Styblinski and Tang, "Experiments in nonconvex optimization" (1990).
    Landscape(
        "styblinski_tang",
        _styblinski_tang,
        _styblinski_tang_gradient,
        window=((-5, 5), (-5, 5)),
        minima=[(_DEEP, _DEEP), (_DEEP, _SHALLOW), (_SHALLOW, _DEEP), (_SHALLOW, _SHALLOW)],
        hessian=_styblinski_tang_hessian,
        formula="(x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2",
        expression="(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
    ),
    # Goldstein and Price, "On descent from local minima" (1971).
    Landscape(
        "goldstein_price",
        _goldstein_price,
        _goldstein_price_gradient,
        window=((-2, 2), (-2, 2)),
        minima=[(0, -1), (-0.6, -0.4), (1.8, 0.2)],
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
