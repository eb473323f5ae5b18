"""The numbers of the film about models that are too stiff or too nervous."""

import numpy as np
import pytest

from gdmath import (
    Dataset,
    bias_variance,
    descend,
    fit_polynomial,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
    parabolic_data,
    polynomial_features,
    regression_landscape,
)

STREAM = np.random.default_rng(0)
LINE, BEND = linear_data(rng=STREAM), parabolic_data(rng=STREAM)
FEW = parabolic_data(n=20, rng=np.random.default_rng(50))
X = FEW.x
GRID = np.linspace(-2, 2, 4001)
EVEN = np.full(4001, 1 / 4000)
EVEN[[0, -1]] /= 2


def parts(degree):
    return bias_variance(X, degree, np.square, 0.5)


def test_two_valleys_that_we_know():
    for data, best, lowest, first in [
        (LINE, (2.018, 1.041), 0.2310, 16.462),
        (BEND, (-0.019, 1.335), 1.6993, 5.781),
    ]:
        assert least_squares(data) == pytest.approx(best, abs=6e-4)
        assert mse(data, *least_squares(data)) == pytest.approx(lowest, abs=5e-5)
        walk = descend(regression_landscape(data), gradient_descent(0.1), [-1, 3], 30)
        assert walk.losses[0] == pytest.approx(first, abs=5e-4)
        assert walk.losses[30] == pytest.approx(lowest, abs=1e-4)
        w, b = least_squares(data)
        lifted = mse(data, w + np.array([-1, 0.5, 2]), b) - mse(data, w, b)
        assert lifted == pytest.approx(1.3603 * np.array([1, 0.25, 4]), abs=3e-4)


def test_the_bend_and_chance_add_up():
    clean = Dataset(BEND.x, BEND.x**2)
    bend = mse(clean, *least_squares(clean))
    assert bend == pytest.approx(1.4798, abs=5e-5)
    assert mse(BEND, *least_squares(BEND)) - bend == pytest.approx(0.2195, abs=1e-4)


def test_twenty_dots():
    fits = {degree: fit_polynomial(FEW, degree) for degree in (1, 2, 15)}
    losses = [fit.loss(FEW) for fit in fits.values()]
    assert losses == pytest.approx([1.921, 0.195, 0.044], abs=5e-4)
    assert fits[2].powers == pytest.approx([-0.130, -0.158, 1.000], abs=5e-4)
    told = fits[15](GRID)
    assert (told.min(), told.max()) == pytest.approx((-6.0, 6.8), abs=0.05)
    q = np.random.default_rng(274)
    x = q.uniform(-2, 2, 40)
    fresh = Dataset(x, x**2 + q.normal(0, 0.5, 40))
    costs = [fit.loss(fresh) for fit in fits.values()]
    assert costs == pytest.approx([1.736, 0.298, 2.706], abs=6e-4)
    expected = [EVEN @ (fit(GRID) - GRID**2) ** 2 + 0.25 for fit in fits.values()]
    assert expected == pytest.approx([1.706, 0.300, 2.975], abs=6e-4)


@pytest.mark.parametrize(
    ("degree", "bias", "variance", "total"),
    [
        (0, 1.442, 0.013, 1.704),
        (1, 1.442, 0.024, 1.716),
        (2, 0, 0.034, 0.284),
        (5, 0, 0.065, 0.315),
        (10, 0, 0.136, 0.386),
        (13, 0, 0.321, 0.571),
        (14, 0, 0.697, 0.947),
        (15, 0, 2.439, 2.689),
        (16, 0, 13.54, 13.79),
    ],
)
def test_what_fresh_dots_cost(degree, bias, variance, total):
    found = parts(degree)
    assert found.bias == pytest.approx(bias, abs=6e-4)
    assert found.variance == pytest.approx(variance, abs=6e-4 if degree < 16 else 6e-3)
    assert found.total == pytest.approx(total, abs=6e-4 if degree < 16 else 6e-3)
    assert found.total == found.bias + found.variance + 0.25
    if degree >= 2:
        assert found.training == pytest.approx(0.25 * (1 - (degree + 1) / 20), abs=1e-12)


def test_a_hundred_worlds_agree_with_the_formula():
    worlds = [parabolic_data(n=20, rng=np.random.default_rng(seed)) for seed in range(100)]
    printed = {1: (1.444, 0.023), 2: (0.001, 0.033), 15: (0.053, 2.659)}
    for degree, measured in printed.items():
        curves = np.array([fit_polynomial(world, degree)(GRID) for world in worlds])
        bias = EVEN @ (curves.mean(axis=0) - GRID**2) ** 2
        variance = EVEN @ curves.var(axis=0)
        assert (bias, variance) == pytest.approx(measured, abs=6e-4)
        apart = np.array([EVEN @ (curve - curves.mean(axis=0)) ** 2 for curve in curves])
        error = apart.std() / 10
        assert abs(variance - parts(degree).variance) < 3 * error
        if degree == 15:
            spread = curves.std(axis=0, ddof=0)
            assert ((curves >= -1) & (curves <= 5)).mean() == pytest.approx(0.95, abs=5e-3)
            exact = exact_spread(15)
            assert exact[2000] == pytest.approx(0.375, abs=6e-4)
            assert exact[3900] == pytest.approx(5.711, abs=6e-4)
            assert spread[[2000, 3900]] == pytest.approx(exact[[2000, 3900]], rel=0.3)


def exact_spread(degree):
    """One standard deviation of the fit at each place of the grid, from its definition."""
    basis = np.polynomial.legendre.legvander
    hat = basis(GRID / 2, degree) @ np.linalg.pinv(basis(X / 2, degree))
    return 0.5 * np.sqrt((hat**2).sum(axis=1))


def test_the_twenty_are_a_typical_draw():
    costs = []
    for seed in range(400):
        fit = fit_polynomial(parabolic_data(n=20, rng=np.random.default_rng(seed)), 15)
        costs.append(EVEN @ (fit(GRID) - GRID**2) ** 2 + 0.25)
    assert np.quantile(costs, [0.25, 0.75]) == pytest.approx([0.94, 3.40], abs=0.35)
    own = EVEN @ (fit_polynomial(FEW, 15)(GRID) - GRID**2) ** 2 + 0.25
    assert 0.94 < own < 3.40


def test_why_we_jump():
    singular = np.linalg.svd(polynomial_features(X, 15) / np.sqrt(10), compute_uv=False)
    ratio = (singular[0] / singular[-1]) ** 2
    assert ratio == pytest.approx(1.164e14, rel=1e-3)
    steps = np.log(100) * ratio
    assert steps == pytest.approx(5.4e14, rel=0.01)
    assert steps / 1e6 / 31_557_600 == pytest.approx(17.0, abs=0.05)
