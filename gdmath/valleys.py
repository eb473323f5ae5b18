"""Valleys: polynomials, from one curved valley to several minima of different depth."""

import numpy as np

from gdmath.landscape import Floats, Landscape

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


VALLEYS = (
    Landscape(
        "sextic",
        _sextic,
        _sextic_gradient,
        window=((-2.5, 2.5),),
        minima=[(-2,), (0,), (2,)],
        hessian=_sextic_hessian,
        formula="x^6 / 6 - (5 x^4) / 4 + 2 x^2",
        expression="x^6/6 - 5*x^4/4 + 2*x^2",
    ),
)
