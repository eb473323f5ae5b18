"""What the literature says of every landscape, and second opinions on slopes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gdmath import LANDSCAPES

PI = np.pi
NAMES = sorted(LANDSCAPES)


class Row(NamedTuple):
    """What the literature says about a landscape."""

    window: tuple
    minima: list  # (point, value)
    others: Sequence = ()  # (point, value, signs of the Hessian's eigenvalues), ascending


def square(size):
    return ((-size, size),) * 2


TABLE = {
    "quadratic": Row(square(3), [((0, 0), 0)]),
    "paraboloid": Row(square(10), [((0, 0), 0)]),
    "sine_hills": Row(
        square(4),
        [
            ((PI / 2 + m * PI, PI / 2 + n * PI), -1)
            for m in range(-2, 2)
            for n in range(-2, 2)
            if (m + n) % 2 == 1
        ],
        [
            ((PI / 2, PI / 2), 1, (-1, -1)),
            ((-PI / 2, -PI / 2), 1, (-1, -1)),
            ((0, 0), 0, (-1, 1)),
            ((PI, 0), 0, (-1, 1)),
            ((PI, -PI), 0, (-1, 1)),
        ],
    ),
    "sextic": Row(
        ((-2.5, 2.5),),
        [((-2,), -4 / 3), ((2,), -4 / 3), ((0,), 0)],
        [((-1,), 11 / 12, (-1,)), ((1,), 11 / 12, (-1,))],
    ),
    "rosenbrock": Row(((-2, 2), (-1, 3)), [((1, 1), 0)]),
    "himmelblau": Row(
        square(5),
        [
            ((3, 2), 0),
            ((-2.80511809, 3.13131252), 0),
            ((-3.77931025, -3.28318599), 0),
            ((3.58442834, -1.84812653), 0),
        ],
        [((-0.27084459, -0.92303856), 181.61652152, (-1, -1))],
    ),
    "beale": Row(square(4.5), [((3, 0.5), 0)], [((0, 1), 14.203125, (-1, 1))]),
    "rastrigin": Row(square(5.12), [((0, 0), 0), ((0.99495864, 0), 0.99495906)]),
    "ackley": Row(square(5), [((0, 0), 0)]),
    "six_hump_camel": Row(
        ((-2, 2), (-1.1, 1.1)),
        [
            ((sign * x, sign * y), value)
            for sign in (1, -1)
            for x, y, value in [
                (0.08984201, -0.71265640, -1.0316284535),
                (1.70360671, -0.79608357, -0.21546382),
                (1.60710475, 0.56865145, 2.10425031),
            ]
        ],
        [((0, 0), 0, (-1, 1))],
    ),
    "three_hump_camel": Row(
        square(2.5),
        [
            ((0, 0), 0),
            ((1.74755235, -0.87377617), 0.29863844),
            ((-1.74755235, 0.87377617), 0.29863844),
        ],
    ),
    "styblinski_tang": Row(
        square(5),
        [
            ((-2.90353403, -2.90353403), -78.33233141),
            ((2.74680277, 2.74680277), -50.05889331),
            ((-2.90353403, 2.74680277), -64.19561236),
            ((2.74680277, -2.90353403), -64.19561236),
        ],
        [((0.15673126, 0.15673126), 0.39122472, (-1, -1))],
    ),
    "booth": Row(square(10), [((1, 3), 0)]),
    "matyas": Row(square(10), [((0, 0), 0)]),
    "goldstein_price": Row(
        square(2),
        [((0, -1), 3), ((-0.6, -0.4), 30), ((1.8, 0.2), 84), ((1.2, 0.8), 840)],
    ),
    "mccormick": Row(
        ((-1.5, 4), (-3, 4)),
        [
            ((-0.54719755, -1.54719755), -1.91322295),
            ((2.59439510, 1.59439510), 1.22836970),
        ],
    ),
    "saddle": Row(square(2), [], [((0, 0), 0, (-1, 1))]),
    "monkey_saddle": Row(square(1.5), [], [((0, 0), 0, (0, 0))]),
    "mlcc_parabola": Row(((-4, 4),), [((0,), 0)]),
}


def made(request):
    return LANDSCAPES[request.param]


def seeded_points(landscape, count=200):
    """Return points of the window that are not close to a minimum."""
    low, high = np.array(landscape.window).T
    points = np.random.default_rng(7).uniform(low, high, (count, landscape.dimension))
    distances = np.linalg.norm(points[:, None] - landscape.minima, axis=-1)
    return points[(distances > 0.01 * (high - low).min()).all(axis=1)]


def differences(function, points, step):
    """Return the slopes of a function by central differences of fourth order, (n, ..., d)."""
    slopes = []
    for axis in range(points.shape[1]):
        shift = np.zeros(points.shape[1])
        shift[axis] = step
        near = function(points + shift) - function(points - shift)
        far = function(points + 2 * shift) - function(points - 2 * shift)
        slopes.append((8 * near - far) / (12 * step))
    return np.stack(slopes, axis=-1)
