"""Logistic regression against differences, SciPy and the definitions."""

import math
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit, log_expit

from gdmath import (
    Dataset,
    InputError,
    Status,
    are_separable,
    descend,
    gradient_descent,
    is_convex,
    logistic_landscape,
    logistic_loss,
    sigmoid,
)


def drawn(seed, m=40):
    q = np.random.default_rng(seed)
    x = q.normal(q.normal(0, 3), q.uniform(0.2, 5), m)
    y = q.random(m) < expit(q.normal(0, 2) * (x - x.mean()) / x.std() + q.normal())
    return Dataset(x, y.astype(float))


@given(scores=st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=9))
def test_the_sigmoid_is_that_of_scipy(scores):
    with np.errstate(under="ignore"):
        assert sigmoid(scores) == pytest.approx(expit(scores), rel=1e-14, abs=1e-300)
    assert sigmoid(0) == 0.5


@given(seed=st.integers(0, 500), bias=st.booleans())
@settings(max_examples=25)
def test_the_gradient_is_that_of_differences(seed, bias):
    data = drawn(seed)
    valley = logistic_landscape(data, bias)
    point = np.random.default_rng(seed).normal(size=1 + bias)
    step = 1e-6 * np.eye(1 + bias)
    slopes = (valley.value(point + step) - valley.value(point - step)) / 2e-6
    assert valley.gradient(point) == pytest.approx(slopes, abs=1e-8)
    bends = (valley.gradient(point + step) - valley.gradient(point - step)) / 2e-6
    assert valley.hessian(point) == pytest.approx(bends, abs=1e-7)


@given(seed=st.integers(0, 500), bias=st.booleans())
@settings(max_examples=25)
def test_the_loss_is_the_mean_surprise(seed, bias):
    data = drawn(seed)
    w, b = np.random.default_rng(seed).normal(size=2) * (1, bias)
    surprise = -log_expit(np.where(data.y == 1, 1, -1) * (w * data.x + b)).mean()
    assert logistic_loss(data, w, b) == pytest.approx(surprise, rel=1e-9)
    point = [w, b][: 1 + bias]
    assert logistic_landscape(data, bias).value(point) == pytest.approx(surprise, rel=1e-9)
    assert logistic_landscape(data, bias).value(np.zeros(1 + bias)) == math.log(2)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_the_minimum_is_that_of_scipy(seed, bias):
    data = drawn(seed)
    valley = logistic_landscape(data, bias)
    if are_separable(data, bias):
        assert len(valley.minima) == 0
        return
    (best,) = valley.minima
    scale = np.array([1 / data.x.std(), 1][: 1 + bias])
    found = minimize(
        lambda p: valley.value(p * scale),
        np.zeros(1 + bias),
        jac=lambda p: valley.gradient(p * scale) * scale,
        method="BFGS",
        options={"gtol": 1e-10},
    )
    assert best == pytest.approx(found.x * scale, rel=1e-5, abs=1e-6)
    assert np.abs(valley.gradient(best)).max() < 1e-12
    assert valley.value(best) <= found.fun + 1e-14


def test_there_is_one_valley():
    assert is_convex(logistic_landscape(drawn(3, m=9)))


def test_numbers_far_from_zero_lose_no_digits():
    data = drawn(1)
    far = Dataset(data.x * 1e-3 + 1e4, data.y)
    (near,), (away,) = logistic_landscape(data).minima, logistic_landscape(far).minima
    told = near[0] * data.x + near[1]
    assert away[0] * far.x + away[1] == pytest.approx(told, rel=1e-6, abs=1e-6)


def test_answers_that_a_border_parts_have_no_minimum():
    data = Dataset([1, 2, 3, 4], [0, 0, 1, 1])
    valley = logistic_landscape(data)
    assert len(valley.minima) == 0
    walk = descend(valley, gradient_descent(2.0), [0, 0], 3000)
    assert walk.status is Status.MAX_STEPS
    assert np.isfinite(walk.losses).all()
    assert (np.diff(walk.points[500:, 0]) > 0).all()
    assert walk.losses[-1] < walk.losses[1000] < 0.05


@pytest.mark.parametrize(
    ("x", "y", "bias", "separable"),
    [
        ([1, 2, 2, 3], [0, 0, 1, 1], True, True),  # touching: it can be sharpened for ever
        ([1, 2, 3, 4], [0, 1, 0, 1], True, False),
        ([4, 3, 2, 1], [0, 0, 1, 1], True, True),
        ([1, 2], [1, 1], True, True),
        ([1, 1], [0, 1], True, False),
        ([1, 2, 3], [0, 1, 1], False, False),
        ([-1, 2, 3], [0, 1, 1], False, True),
    ],
)
def test_separable(x, y, bias, separable):
    data = Dataset(x, y)
    assert are_separable(data, bias) is separable
    assert (len(logistic_landscape(data, bias).minima) == 0) == (
        separable or (bias and np.ptp(x) == 0)
    )


def test_no_number_is_too_large():
    data = drawn(0)
    far = logistic_landscape(data).value([[1e300, 0], [-1e300, 1e300], [0, 800]])
    assert (far[:2] > 1e290).all()
    assert not np.isnan(far).any()


def test_it_travels():
    valley = pickle.loads(pickle.dumps(logistic_landscape(drawn(0))))
    assert valley.value([0, 0]) == math.log(2)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: logistic_landscape(Dataset([1, 2], [0, 2])), "y must be 0 or 1 .*, got 2"),
        (lambda: logistic_loss(Dataset([1, 2], [0.5, 0]), 1), "y must be 0 or 1 .*, got 0.5"),
        (lambda: logistic_loss([1, 2], 1), "dataset must be a Dataset"),
        (lambda: logistic_loss(drawn(0), [1, 2], [1, 2, 3]), "w and b must have shapes that fit"),
        (lambda: sigmoid(["a"]), "scores must be real numbers"),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()
