"""Wells: polynomials with several minima of different depth, where the start decides.

Powers are written as products and nested sums (Horner), as in `valleys`.
"""

import numpy as np

from gdmath.landscape import Floats, Landscape
from gdmath.second import fill_hessian

__all__ = ["WELLS"]


def _sextic(points: Floats) -> Floats:
    square = points[..., 0] * points[..., 0]
    return square * (2.0 + square * (square / 6.0 - 1.25))


def _sextic_gradient(points: Floats) -> Floats:
    square = points * points
    return points * (4.0 + square * (square - 5.0))


def _sextic_hessian(points: Floats) -> Floats:
    square = points * points
    return (4.0 + square * (5.0 * square - 15.0))[..., np.newaxis]


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


def _both_ways(*points: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the points and their mirror images through the origin."""
    return [(sign * x, sign * y) for x, y in points for sign in (1, -1)]


_DEEP, _SHALLOW = -2.903534027771177, 2.746802770990837

WELLS = (
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
)
