"""Lines and their cost: closed forms, least squares as an oracle, and the lectures' numbers."""

import numpy as np
import pytest

from gdmath import least_squares, linear_data, mse, mse_gradient, regression_landscape, stability


@pytest.fixture
def data():
    return linear_data(rng=np.random.default_rng(0))


def test_the_landscape_is_the_mean_squared_error(data):
    points = np.random.default_rng(1).uniform(-5, 5, (40, 2))
    bowl = regression_landscape(data)
    assert bowl.value(points) == pytest.approx(mse(data, *points.T), rel=1e-13)
    assert bowl.gradient(points) == pytest.approx(mse_gradient(data, *points.T), rel=1e-12)


def test_the_lowest_point_is_the_least_squares_line(data):
    A = np.column_stack([data.x, np.ones(len(data))])
    best = np.linalg.lstsq(A, data.y)[0]
    assert least_squares(data) == pytest.approx(best, rel=1e-13)
    assert regression_landscape(data).minima[0] == pytest.approx(best, rel=1e-13)


def test_the_lectures_data_allow_rates_up_to_0_7351(data):
    assert stability(regression_landscape(data), (0, 0)).rate_limit == pytest.approx(
        0.7351, abs=5e-5
    )
