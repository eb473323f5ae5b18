"""A descent on a bowl is many small walks at once, each with its own factor."""

import copy
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import (
    LANDSCAPES,
    InputError,
    Landscape,
    arrival,
    descend,
    gradient_descent,
    modes,
    parabola,
    quadratic,
)


def bowl(seed, dimension):
    """A quadratic with random axes, curvatures from 0.1 to 10, and its minimum."""
    q = np.random.default_rng(seed)
    axes = np.linalg.qr(q.normal(size=(dimension, dimension)))[0]
    hessian = (axes * q.uniform(0.1, 10, dimension)) @ axes.T
    hessian = (hessian + hessian.T) / 2
    minimum = q.normal(size=dimension)
    return (
        Landscape(
            "bowl",
            lambda p: 0.5 * np.einsum("...i,ij,...j->...", p - minimum, hessian, p - minimum),
            lambda p: (p - minimum) @ hessian,
            window=[(-1, 1)] * dimension,
            hessian=lambda p: np.broadcast_to(hessian, (*p.shape, dimension)),
        ),
        minimum,
    )


@given(seed=st.integers(0, 999), dimension=st.integers(1, 8), share=st.floats(0.05, 0.99))
@settings(max_examples=40)
def test_the_closed_form_is_the_run(seed, dimension, share):
    ground, minimum = bowl(seed, dimension)
    start = np.random.default_rng(seed + 1).normal(size=dimension)
    steepest = np.linalg.eigvalsh(ground.hessian(minimum))[-1]
    walk = modes(ground, minimum, start, 2 * share / steepest)
    path = descend(ground, gradient_descent(walk.rate), start, 60).points
    assert np.abs(walk.coordinates(path) - walk.distances(np.arange(61))).max() < 1e-10
    assert walk.distances(3) == pytest.approx(walk.first * walk.factors**3, rel=1e-12)


@pytest.mark.parametrize("rate", [0.1, 0.5, 1.0, 1.6, 2.9, 3.1])
def test_arrivals_are_those_of_the_run(rate):
    ground = parabola(0.3125)
    walk = modes(ground, [0], [-3], rate)
    path = descend(ground, gradient_descent(rate), [-3], 2000)
    assert walk.arrivals(0.0055)[0] == arrival(path, 0, 0.0055)


def test_an_axis_that_never_arrives_and_one_that_needs_one_step():
    walk = modes(LANDSCAPES["saddle"], [0, 0], [1, 1], 0.5)
    assert walk.factors.tolist() == [2, 0]
    assert walk.arrivals().tolist() == [math.inf, 1]
    assert walk.distances([0, 2000])[1, 0] == math.inf


def test_factors_next_to_one_keep_their_digits():
    walk = modes(quadratic(1e9), [0, 0], [1, 1], 1e-9)
    flat = walk.arrivals(0.01)[0]
    assert flat == pytest.approx(math.log(100) * 1e9, rel=1e-9)


def test_axes_may_be_given():
    ground = quadratic(5)
    walk = modes(ground, [0, 0], [2, 1], 0.1, axes=([1, 5], [[0, 1], [1, 0]]))
    assert walk.first.tolist() == [1, 2]
    twin = copy.deepcopy(walk)
    with pytest.raises(ValueError, match="read-only"):
        twin.first[0] = 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rate": 0}, "rate must be a finite number above 0, got 0"),
        ({"start": [[1, 1]]}, "start must be one point of 2 finite numbers"),
        ({"start": [1, np.nan]}, "start must be one point of 2 finite numbers"),
        ({"at": [1]}, "at must have 2 numbers in the last axis"),
        ({"axes": ([1], [[1]])}, "axes must be 2 eigenvalues and 2 eigenvectors as columns"),
    ],
)
def test_bad_input_gets_a_sentence(change, sentence):
    arguments = {"at": [0, 0], "start": [1, 1], "rate": 0.1} | change
    with pytest.raises(InputError, match=sentence):
        modes(quadratic(5), **arguments)


def test_steps_that_cannot_be_get_a_sentence():
    walk = modes(quadratic(5), [0, 0], [1, 1], 0.3)
    for steps in (-1, 0.5):
        with pytest.raises(InputError, match="steps must be whole numbers at least 0"):
            walk.distances(steps)
    with pytest.raises(InputError, match="share must be a finite number above 0 and below 1"):
        walk.arrivals(1)
    assert modes(quadratic(5), [0, 0], [1, 1], 0.1).distances(0.5)[0] == pytest.approx(0.9**0.5)
