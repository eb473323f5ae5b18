"""Data sets, made up and any at all, for the tests of regression."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from gdmath import Dataset, linear_data, parabolic_data

LINEAR = linear_data(rng=np.random.default_rng(0))
PARABOLIC = parabolic_data(rng=np.random.default_rng(0))
ASIDE = linear_data(-2, 5, 40, window=(3, 8), rng=np.random.default_rng(0))
numbers = st.floats(-100, 100).map(lambda number: round(number, 3))
datasets = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=25).map(
    lambda pairs: Dataset(*zip(*pairs, strict=True))
)
lines = st.tuples(numbers, numbers)


def millions(seed, spread):
    """Data around a million, for which the squares of the textbook formula cancel."""
    rng = np.random.default_rng(seed)
    x = 1e6 + rng.uniform(0, spread, 60)
    return Dataset(x, -0.7 * x + 3e6 + rng.normal(0, 0.1 * spread, 60))


def exact_cost(data, w, b):
    """The mean squared error in fractions, which do not round."""
    w, b = Fraction(float(w)), Fraction(float(b))
    pairs = zip(map(Fraction, data.x.tolist()), map(Fraction, data.y.tolist()), strict=True)
    return sum((w * x + b - y) ** 2 for x, y in pairs) / len(data)


def exact_line(data):
    """The least-squares line in fractions."""
    x, y = (list(map(Fraction, column.tolist())) for column in (data.x, data.y))
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    w = sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y, strict=True)) / sum(
        (a - x_mean) ** 2 for a in x
    )
    return float(w), float(y_mean - w * x_mean)
