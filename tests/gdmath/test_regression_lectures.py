"""Lines and their cost: the lectures' numbers, and bad input."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import (
    descend,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
    mse_gradient,
    parabolic_data,
    predict,
    regression_landscape,
    rmse,
    sse,
    stability,
)
from tests.gdmath.regression_data import LINEAR


def test_formulas_are_those_of_the_lectures():
    assert regression_landscape(LINEAR).formula == "1/m sum_(i=1)^m ((w x_i + b) - y_i)^2"
    assert regression_landscape(LINEAR, False).formula == "1/m sum_(i=1)^m (w x_i - y_i)^2"


# The numbers of the lectures
@pytest.mark.parametrize(("rate", "arrives"), [(0.7351, True), (0.7352, False)])
def test_linear_data_are_stable_below_0_7351(rate, arrives):
    # C17
    bowl = regression_landscape(LINEAR)
    assert stability(bowl, bowl.minima[0]).rate_limit == pytest.approx(0.7351, abs=5e-5)
    walk = descend(bowl, gradient_descent(rate), [0, 0], 20_000)
    assert (walk.losses[-1] < walk.losses[0]) is np.bool_(arrives)


def test_the_bottom_is_low_for_a_line_and_high_for_a_parabola():
    # C20 and C21; without noise, the limits 0 and 1.48, best line w = 0 and b = 1.36 are exact.
    seeds = range(300)
    costs = [
        [
            regression_landscape(data).value(least_squares(data))
            for data in (linear_data(rng=rng(seed)), parabolic_data(rng=rng(seed)))
        ]
        for rng, seed in ((np.random.default_rng, seed) for seed in seeds)
    ]
    assert np.mean(costs, axis=0) == pytest.approx([0.25 * 0.98, 1.48 + 0.25 * 0.98], abs=0.015)
    quiet = parabolic_data(noise=0, rng=np.random.default_rng(0))
    assert least_squares(quiet) == pytest.approx([0, 1.36], abs=5e-4)
    assert regression_landscape(quiet).value([0, 1.36]) == pytest.approx(1.48, abs=5e-3)


def test_the_gradient_points_uphill_on_either_side():
    # A4: negative left of the minimum, positive right of it, zero on it.
    curve = regression_landscape(LINEAR, bias=False)
    (w,) = curve.minima[0]
    left, on, right = curve.gradient([[w - 0.5], [w], [w + 0.5]])[:, 0]
    assert left < 0 == on < right
    assert right == pytest.approx(-left, rel=1e-12)


# Bad input
@pytest.mark.parametrize(
    "call",
    [
        lambda data: mse(data, 1),
        lambda data: rmse(data, 1),
        lambda data: sse(data, 1),
        lambda data: mse_gradient(data, 1),
        least_squares,
        regression_landscape,
    ],
)
@pytest.mark.parametrize("data", [([1, 2], [3, 4]), None, "data.txt"])
def test_only_data_sets_are_data_sets(call, data):
    with pytest.raises(TypeError, match="dataset must be a Dataset, got"):
        call(data)


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ((["a"], 1), TypeError, "x must be real numbers"),
        (([1, np.nan], 1), ValueError, "x must be finite numbers"),
        (([1], np.inf), ValueError, "w must be finite numbers, got inf"),
        (([1], 1, None), TypeError, "b must be real numbers, got None"),
        (
            ([1], [1, 2], [1, 2, 3]),
            ValueError,
            r"w and b must have shapes that fit each other, got \(2,\) and \(3,\)",
        ),
    ],
)
def test_bad_lines_get_a_sentence(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        predict(*arguments)
