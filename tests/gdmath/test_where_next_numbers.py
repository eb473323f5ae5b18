"""The numbers of the last film: thirty evenings, a yes or a no, and the same rule again."""

import math

import numpy as np
import pytest

from gdmath import (
    Dataset,
    Network,
    adam,
    descend,
    gradient_descent,
    least_squares,
    logistic_landscape,
    logistic_loss,
    network_landscape,
    sigmoid,
    two_spirals,
)


def thirty_evenings():
    q = np.random.default_rng(8)
    x = np.sort(q.integers(2, 26, 30)).astype(float)
    y = q.random(30) < 1 / (1 + np.exp(-0.45 * (x - 14)))
    return Dataset(x, y.astype(float))


RAW = thirty_evenings()
MEAN, SPREAD = RAW.x.mean(), RAW.x.std()
DATA = Dataset((RAW.x - MEAN) / SPREAD, RAW.y)
VALLEY = logistic_landscape(DATA)
BEST = VALLEY.minima[0]


def test_the_evenings():
    listed = "2 3 4 5 6 6 6 7 7 8 9 9 10 11 11 11 12 13 15 15 17 17 19 20 21 22 22 23 24 25"
    assert RAW.x.tolist() == [float(n) for n in listed.split()]
    ran_out = [8, 12, 13, 15, 15, 17, 17, 19, 20, 21, 22, 22, 24, 25]
    assert RAW.x[RAW.y == 1].tolist() == ran_out
    assert (pytest.approx(12.667, abs=5e-4), pytest.approx(6.774, abs=5e-4)) == (MEAN, SPREAD)


def test_a_line_leaves_the_probabilities():
    w, b = least_squares(RAW)
    assert (w, b) == (pytest.approx(0.0528, abs=5e-5), pytest.approx(-0.2019, abs=5e-5))
    assert w * 2 + b == pytest.approx(-0.096, abs=5e-4)
    assert w * 25 + b == pytest.approx(1.118, abs=5e-4)


def test_the_first_step():
    assert VALLEY.value([0, 0]) == math.log(2)
    slopes = VALLEY.gradient([0, 0])
    assert slopes == pytest.approx([-0.3576, 0.0333], abs=5e-5)
    nudged = (logistic_loss(DATA, 0.001, 0) - logistic_loss(DATA, 0, 0)) / 0.001
    assert nudged == pytest.approx(-0.3574, abs=5e-5)
    walk = descend(VALLEY, gradient_descent(2.0), [0, 0], 40)
    assert walk.points[1] == pytest.approx([0.715, -0.067], abs=5e-4)
    printed = [0.497, 0.4377, 0.3908, 0.3775, 0.3743, 0.3740]
    assert walk.losses[[1, 2, 5, 10, 20, 40]] == pytest.approx(printed, abs=5e-4)
    assert walk.losses[[2, 5, 10, 20, 40]] == pytest.approx(printed[1:], abs=6e-5)


def test_the_best_statement():
    assert pytest.approx([2.368, -0.078], abs=5e-4) == BEST
    assert VALLEY.value(BEST) == pytest.approx(0.3740, abs=5e-5)
    told = sigmoid(BEST[0] * (np.array([8, 13, 18, 23]) - MEAN) / SPREAD + BEST[1])
    assert told == pytest.approx([0.153, 0.510, 0.857, 0.972], abs=6e-4)
    assert MEAN - SPREAD * BEST[1] / BEST[0] == pytest.approx(12.9, abs=0.05)
    right = (sigmoid(BEST[0] * DATA.x + BEST[1]) > 0.5) == (DATA.y == 1)
    assert right.sum() == 27


def test_surprise():
    assert -np.log([0.9, 0.5, 0.1]) == pytest.approx([0.105, 0.693, 2.303], abs=5e-4)
    p = sigmoid(BEST[0] * (np.array([8, 23]) - MEAN) / SPREAD + BEST[1])
    assert (-math.log(p[0]), -math.log(1 - p[1])) == pytest.approx((1.88, 3.56), abs=6e-3)
    own = np.logaddexp(0, (1 - 2 * DATA.y) * (BEST[0] * DATA.x + BEST[1]))
    assert RAW.x[own.argmax()] == 23


def test_curvatures():
    found = np.linalg.eigvalsh(VALLEY.hessian(BEST))
    assert found == pytest.approx([0.0509, 0.1183], abs=5e-5)
    places = np.random.default_rng(0).uniform(-9, 9, (500, 2))
    everywhere = np.linalg.eigvalsh(VALLEY.hessian(places))
    assert everywhere.min() >= 0
    assert everywhere.max() <= 0.25


def test_why_not_squares():
    at = np.array([-6.0, 0.0])
    surprise = VALLEY.gradient(at)
    p = sigmoid(at[0] * DATA.x + at[1])
    both = 2 * (p - DATA.y) * p * (1 - p)
    squared = np.array([np.mean(both * DATA.x), np.mean(both)])
    lengths = np.linalg.norm([surprise, squared], axis=1)
    assert lengths == pytest.approx([0.783, 0.0189], abs=5e-4)
    assert lengths[0] / lengths[1] == pytest.approx(41, abs=0.5)
    assert np.abs([surprise[0], squared[0]]) == pytest.approx([0.779, 0.0180], abs=5e-4)
    assert surprise[0] / squared[0] == pytest.approx(43, abs=0.5)


def test_the_spirals():
    spirals = two_spirals(rng=0)
    straight = Network((2, 1))
    border = descend(network_landscape(straight, spirals), gradient_descent(1), np.zeros(3), 3000)
    assert straight.right(border.final, spirals) == 109
    assert border.losses[-1] == pytest.approx(0.652, abs=5e-4)
    network = Network((2, 8, 8, 1))
    walk = descend(network_landscape(network, spirals), adam(0.01), network.start(0), 400)
    assert network.right(walk.final, spirals) == 200
    assert walk.losses[-1] == pytest.approx(0.0039, abs=5e-5)
