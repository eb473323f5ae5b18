"""Lines and their cost: exact fractions and least squares as oracles."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gdmath import (
    Dataset,
    Landscape,
    least_squares,
    mse,
    mse_gradient,
    predict,
    regression_landscape,
    rmse,
    sse,
    stability,
)
from tests.gdmath.regression_data import (
    ASIDE,
    LINEAR,
    PARABOLIC,
    datasets,
    exact_cost,
    exact_line,
    lines,
    millions,
    numbers,
)


# Predictions and what they cost
def test_a_prediction_is_a_line():
    assert predict([0, 1, 2], 3, -1).tolist() == [-1, 2, 5]
    assert predict(2, 3, -1) == 5
    assert predict([0, 1], [[1], [2]], [5, 6, 7]).tolist() == [
        [[5, 6], [6, 7], [7, 8]],
        [[5, 7], [6, 8], [7, 9]],
    ]


def test_the_three_costs_are_of_the_same_errors():
    errors = predict(LINEAR.x, 1.5, 0.5) - LINEAR.y
    assert sse(LINEAR, 1.5, 0.5) == pytest.approx((errors**2).sum(), rel=1e-15)
    assert mse(LINEAR, 1.5, 0.5) == pytest.approx((errors**2).sum() / 100, rel=1e-15)
    assert rmse(LINEAR, 1.5, 0.5) == pytest.approx(np.sqrt((errors**2).sum() / 100), rel=1e-15)
    # Residuals add up to the number shown: half of m times the slope of the cost along b.
    assert errors.sum() == pytest.approx(50 * mse_gradient(LINEAR, 1.5, 0.5)[1], rel=1e-13)


def test_residuals_of_the_best_line_cancel():
    errors = predict(LINEAR.x, *least_squares(LINEAR)) - LINEAR.y
    assert errors.sum() == pytest.approx(0, abs=1e-12)
    assert (errors * LINEAR.x).sum() == pytest.approx(0, abs=1e-12)


def test_many_lines_at_once_cost_what_each_costs():
    w, b = np.random.default_rng(1).normal(size=(2, 4, 3))
    for cost in (mse, rmse, sse):
        together = cost(LINEAR, w, b)
        assert together.shape == (4, 3)
        assert together[2, 1] == pytest.approx(cost(LINEAR, w[2, 1], b[2, 1]), rel=1e-14)
    assert mse_gradient(LINEAR, w, b).shape == (4, 3, 2)
    assert mse_gradient(LINEAR, w, 1.0)[3, 0] == pytest.approx(mse_gradient(LINEAR, w[3, 0], 1.0))


@given(data=datasets, line=lines)
def test_the_gradient_is_the_slope_of_the_cost(data, line):
    # The cost is a quadratic: a central difference with any step is exact, but for rounding.
    w, b = line
    cost = mse(data, w, b)
    slopes = [
        (mse(data, w + 1, b) - mse(data, w - 1, b)) / 2,
        (mse(data, w, b + 1) - mse(data, w, b - 1)) / 2,
    ]
    scale = cost + np.mean(data.x**2) + 1
    assert mse_gradient(data, w, b) == pytest.approx(slopes, rel=1e-9, abs=1e-12 * scale)


def test_the_secant_becomes_the_tangent():
    # A6: the smaller the nudge of w, the nearer the slope of the secant; the error is s² Δw.
    slope = mse_gradient(LINEAR, 0.5, 1.0)[0]
    nudges = 10.0 ** -np.arange(6)
    secants = (mse(LINEAR, 0.5 + nudges, 1.0) - mse(LINEAR, 0.5, 1.0)) / nudges
    assert secants - slope == pytest.approx(np.mean(LINEAR.x**2) * nudges, rel=1e-4)


def test_lines_too_steep_for_numbers_are_infinitely_bad_without_a_warning():
    data = Dataset([0, 1e100], [1, 2])
    assert mse(data, 1e300) == sse(data, -1e300) == rmse(data, 1e300) == np.inf
    assert not np.isfinite(mse_gradient(data, 1e300, -1e308)).any()


# The landscape
@pytest.mark.parametrize("data", [LINEAR, PARABOLIC, ASIDE], ids=["linear", "parabolic", "aside"])
def test_the_landscape_is_the_mean_squared_error(data):
    points = np.random.default_rng(1).uniform(-5, 5, (7, 40, 2))
    w, b = np.moveaxis(points, -1, 0)
    bowl = regression_landscape(data)
    assert isinstance(bowl, Landscape)
    assert bowl.value(points) == pytest.approx(mse(data, w, b), rel=1e-13)
    assert bowl.gradient(points) == pytest.approx(mse_gradient(data, w, b), rel=1e-12)
    curve = regression_landscape(data, bias=False)
    assert curve.value(points[..., :1]) == pytest.approx(mse(data, w), rel=1e-13)
    slopes = mse_gradient(data, w)[..., :1]
    assert curve.gradient(points[..., :1]) == pytest.approx(slopes, rel=1e-12)


@given(data=datasets, line=lines)
def test_the_landscape_is_exact(data, line):
    bowl, curve = regression_landscape(data), regression_landscape(data, bias=False)
    cost, through_origin = exact_cost(data, *line), exact_cost(data, line[0], 0)
    scale = float(np.abs([*line, 1]).max() * max(np.abs(data.x).max(), np.abs(data.y).max(), 1))
    # The errors are rounded relative to what is subtracted, and then squared.
    allowed = 1e-13 * scale * (float(cost) ** 0.5 + 1e-13 * scale)
    assert bowl.value(line) == pytest.approx(float(cost), rel=1e-12, abs=allowed)
    assert curve.value(line[:1]) == pytest.approx(float(through_origin), rel=1e-12, abs=allowed)


@pytest.mark.parametrize("spread", [10, 1e3, 1e6])
def test_digits_hold_around_a_million(spread):
    for seed in range(5):
        data = millions(seed, spread)
        bowl, best = regression_landscape(data), least_squares(data)
        assert best == pytest.approx(exact_line(data), rel=1e-9)
        for line in (best, np.add(best, [1e-3, -1e3]), np.add(best, [0.1, 0]), [0, 0], [-1, 2e6]):
            cost = float(exact_cost(data, *line))
            assert bowl.value(line) == pytest.approx(cost, rel=1e-8)
        curve, steepness = regression_landscape(data, False), least_squares(data, False)
        cost = float(exact_cost(data, *steepness, 0))
        assert curve.value(steepness) == pytest.approx(cost, rel=1e-9)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize(
    "data",
    [LINEAR, PARABOLIC, millions(0, 1e6), Dataset([2, 2, 2], [1, 5, 6]), Dataset([3], [4])],
    ids=["linear", "parabolic", "millions", "one x", "one pair"],
)
def test_the_best_line_is_that_of_numpy(data, bias):
    A = np.column_stack([data.x, np.ones(len(data))])[:, : 1 + bias]
    best = np.linalg.lstsq(A, data.y)[0]
    assert least_squares(data, bias) == pytest.approx(best, rel=1e-8)


@given(data=datasets, bias=st.booleans(), turn=numbers, lift=numbers)
def test_no_line_is_better_than_the_best(data, bias, turn, lift):
    landscape, best = regression_landscape(data, bias), least_squares(data, bias)
    other = best + [turn, lift][: 1 + bias]
    assert landscape.value(best) <= landscape.value(other) * (1 + 1e-12) + 1e-18
    assert landscape.value(best) <= np.mean(data.y**2) * (1 + 1e-12)


@given(data=datasets, seed=st.integers(0, 99), bias=st.booleans())
def test_the_order_of_the_examples_makes_no_difference(data, seed, bias):
    order = np.random.default_rng(seed).permutation(len(data))
    one = regression_landscape(data, bias)
    other = regression_landscape(Dataset(data.x[order], data.y[order]), bias)
    points = np.random.default_rng(seed).normal(0, 10, (5, 1 + bias))
    assert np.array_equal(one.value(points), other.value(points))
    assert np.array_equal(one.gradient(points), other.gradient(points))
    assert np.array_equal(one.minima, other.minima)
    assert one.window == other.window


def test_a_batch_of_lines_is_its_members_bit_for_bit():
    points = np.random.default_rng(2).uniform(-1e3, 1e3, (50, 2))
    for landscape in (regression_landscape(LINEAR), regression_landscape(LINEAR, False)):
        mesh = points[:, : landscape.dimension]
        for ordered in (mesh, np.asfortranarray(mesh)):
            values, gradients = landscape.value(ordered), landscape.gradient(ordered)
            for point, value, gradient in zip(mesh, values, gradients, strict=True):
                assert landscape.value(point) == value
                assert np.array_equal(landscape.gradient(point), gradient)


@pytest.mark.parametrize("bias", [True, False])
def test_second_derivatives_are_the_moments_of_the_data(bias):
    landscape = regression_landscape(PARABOLIC, bias)
    A = np.column_stack([PARABOLIC.x, np.ones(100)])[:, : 1 + bias]
    hessian = landscape.hessian([3.0, 4.0][: 1 + bias])
    np.testing.assert_allclose(hessian, 2 * A.T @ A / 100, rtol=1e-14, atol=1e-15)
    assert np.array_equal(landscape.hessian(np.zeros((4, 1 + bias)))[3], hessian)


@given(data=datasets, bias=st.booleans())
def test_the_window_shows_the_best_line_and_a_level_one(data, bias):
    landscape, best = regression_landscape(data, bias), least_squares(data, bias)
    for (low, high), centre in zip(landscape.window, best, strict=True):
        assert low < centre < high
        assert low + high == pytest.approx(2 * centre, abs=1e-9 * (high - low))
    if np.ptp(data.x) > 0:  # else the slope is anyone's guess
        assert landscape.window[0][0] < 0 < landscape.window[0][1]


def test_the_window_has_the_proportions_of_the_data():
    """Other units for x and y change the numbers on the axes, not the picture."""
    bowl = regression_landscape(LINEAR)
    scaled = regression_landscape(Dataset(LINEAR.x * 1e6, LINEAR.y * 1e-3))
    low, high = np.transpose(bowl.window)
    assert np.transpose(scaled.window)[0] == pytest.approx(low * [1e-9, 1e-3])
    assert np.transpose(scaled.window)[1] == pytest.approx(high * [1e-9, 1e-3])
    shares = np.random.default_rng(0).uniform(size=(9, 2))
    heights = bowl.value(low + shares * (high - low))
    again = scaled.value((low + shares * (high - low)) * [1e-9, 1e-3])
    assert again == pytest.approx(heights * 1e-6)


@pytest.mark.parametrize("x", [2, 0.1])  # the sum of three times 0.1, divided by 3, is not 0.1
def test_where_all_x_are_equal_there_is_a_valley(x):
    valley = regression_landscape(Dataset([x, x, x], [1, 5, 6]))
    assert len(valley.minima) == 0
    w = np.linspace(-5, 5, 11)
    along = np.column_stack([w, 4 - x * w])
    assert valley.value(along) == pytest.approx(14 / 3, rel=1e-14)
    assert valley.gradient(along) == pytest.approx(0, abs=1e-14)
    eigenvalues = stability(valley, [0, 0]).eigenvalues
    assert eigenvalues == pytest.approx([0, 2 + 2 * x**2], abs=1e-14)


def test_where_all_x_are_0_the_slope_does_not_matter():
    level = regression_landscape(Dataset([0, 0], [1, 3]), bias=False)
    assert len(level.minima) == 0
    assert level.value([[-7], [7]]).tolist() == [5, 5]


@given(
    data=st.lists(st.tuples(*[st.floats(-1e100, 1e100)] * 2), min_size=1, max_size=6).map(
        lambda pairs: Dataset(*zip(*pairs, strict=True))
    ),
    bias=st.booleans(),
)
@example(data=Dataset(range(1000), [1e17] * 999 + [1e17 + 16]), bias=True)
@example(data=Dataset([0, 0, 5e-324], [1e100, 1, -1e100]), bias=False)
@example(data=Dataset([5e-324], [5e-324]), bias=True)
@example(data=Dataset([1e99], [1e-224]), bias=True)
def test_every_data_set_has_a_landscape_without_a_warning(data, bias):
    landscape = regression_landscape(data, bias)
    assert np.isfinite(least_squares(data, bias)).all()
    assert np.isfinite(landscape.minima).all()
    assert np.isfinite(landscape.window).all()
    assert np.isfinite(landscape.hessian(np.zeros(1 + bias))).all()
    assert not np.isnan(landscape.value(np.array(landscape.window)[:, 0]))


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
@pytest.mark.parametrize("bias", [True, False])
def test_a_landscape_can_be_sent_to_another_process(copied, bias):
    landscape = regression_landscape(LINEAR, bias)
    again, point = copied(landscape), [0.3, -2.0][: 1 + bias]
    assert again.value(point) == landscape.value(point)
    assert np.array_equal(again.gradient(point), landscape.gradient(point))
    assert again.formula == landscape.formula
