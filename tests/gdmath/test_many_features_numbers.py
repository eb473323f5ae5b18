"""The numbers of the film about many inputs: units, tilted valleys, fifty walks at once."""

import math

import numpy as np
import pytest

from gdmath import (
    ColumnUnits,
    Examples,
    curvature_axes,
    descend,
    gradient_descent,
    linear_landscape,
    modes,
)


def sixty_evenings():
    q = np.random.default_rng(1)
    z = q.normal(size=(60, 3))
    tour = np.round(np.clip(5 + 1.5 * z[:, 0], 0.3, None), 1)
    res = np.round(np.clip(14 + 5 * (0.8 * z[:, 0] + 0.6 * z[:, 1]), 2, None))
    temp = np.round(20 + 6 * (0.3 * z[:, 0] + np.sqrt(0.91) * z[:, 2]))
    y = np.round(5 + 1.2 * res + 0.3 * temp + 2 * tour + q.normal(0, 2, 60))
    names = ["Reservations", "°C", "Tourists (thousands)"]
    return Examples(np.stack([res, temp, tour], axis=-1), y, names, "Pizzas")


EVENINGS = sixty_evenings()
PERSONS = EVENINGS.with_numbers(EVENINGS.x * [1, 1, 1000], EVENINGS.y)
UNITS = ColumnUnits.of(EVENINGS)
STANDARD = UNITS.standardized(EVENINGS)


def seen(examples):
    """Landscape, best parameters, and the walk from zero along the axes at half the limit."""
    ground, axes = linear_landscape(examples), curvature_axes(examples)
    best, start = ground.minima[0], np.zeros(ground.dimension)
    return ground, best, modes(ground, best, start, 1 / axes[0][-1], axes=axes)


def test_the_first_evening_and_the_table():
    assert (EVENINGS.x[0].tolist(), EVENINGS.y[0]) == ([18, 23, 5.5], 45)
    assert UNITS.means == pytest.approx([14.2, 18.65, 4.993], abs=5e-4)
    assert UNITS.scales == pytest.approx([4.086, 5.082, 1.327], abs=5e-4)
    assert np.corrcoef(EVENINGS.x[:, 0], EVENINGS.x[:, 2])[0, 1] == pytest.approx(0.785, abs=5e-4)
    error = 0 - EVENINGS.y[0]
    assert [*(error * EVENINGS.x[0]), error] == [-810, -1035, -247.5, -45]
    ground = linear_landscape(EVENINGS)
    slopes = [-1122.3, -1425.5, -391.6, -74.6]
    assert ground.gradient(np.zeros(4)) == pytest.approx(slopes, abs=0.05)
    assert ground.minima[0] == pytest.approx([1.274, 0.374, 2.032, 2.104], abs=5e-4)
    assert ground.value(ground.minima[0]) == pytest.approx(4.103, abs=5e-4)
    assert ground.value(np.zeros(4)) == pytest.approx(1462.0, abs=0.05)


@pytest.mark.parametrize(
    ("examples", "curvatures", "ratio", "steps"),
    [
        (STANDARD, [0.4288, 1.849, 2, 3.722], 8.68, 38),
        (EVENINGS, [0.0802, 1.346, 34.47, 1203.5], 14_998, 69_067),
        (PERSONS, [0.0807, 12.96, 80.29, 5.339e7], 661_960_573, 3_048_441_094),
    ],
    ids=["standard", "thousands", "persons"],
)
def test_three_units(examples, curvatures, ratio, steps):
    _, _, walk = seen(examples)
    assert walk.eigenvalues == pytest.approx(curvatures, rel=7e-4)
    assert walk.eigenvalues[-1] / walk.eigenvalues[0] == pytest.approx(ratio, rel=6e-4)
    assert walk.arrivals(0.01).max() == steps
    if ratio > 1e6:
        assert round(walk.eigenvalues[-1] / walk.eigenvalues[0]) == ratio


def test_factors_of_the_axes():
    factors = seen(STANDARD)[2].factors
    assert factors[::-1] == pytest.approx([0, 0.463, 0.503, 0.885], abs=5e-4)
    factors = seen(EVENINGS)[2].factors
    assert factors[::-1] == pytest.approx([0, 0.9714, 0.99888, 0.99993], abs=5e-5)


def test_one_step_a_second():
    assert pytest.approx(19.2, abs=0.05) == 69_067 / 3600
    assert pytest.approx(96.6, abs=0.05) == 3_048_441_094 / 31_557_600


@pytest.mark.parametrize(("examples", "steps"), [(STANDARD, 38), (EVENINGS, 69_067)])
def test_the_run_arrives_when_it_was_predicted(examples, steps):
    ground, _, walk = seen(examples)
    # Every step is walked; the last two are looked at.
    path = descend(ground, gradient_descent(walk.rate), np.zeros(4), steps - 1, record="last")
    last = descend(ground, gradient_descent(walk.rate), path.final, 1).points
    left = np.abs(walk.coordinates(last) / walk.first).max(axis=-1)
    assert left[0] > 0.01 >= left[1]


@pytest.mark.parametrize(
    ("examples", "losses"),
    [
        (STANDARD, [1462, 302.7, 4.163, 4.103]),
        (EVENINGS, [1462, 27.7, 18.9, 5.88]),
        (PERSONS, [1462, 25.69, 25.68, 25.68]),
    ],
)
def test_losses_on_the_way(examples, losses):
    ground, _, walk = seen(examples)
    path = descend(ground, gradient_descent(walk.rate), np.zeros(4), 100)
    assert path.losses[0] == pytest.approx(losses[0], abs=0.5)
    assert path.losses[[1, 10, 100]] == pytest.approx(losses[1:], rel=2e-3)


def test_the_old_rate_with_single_persons():
    rate = seen(EVENINGS)[2].rate
    assert rate == pytest.approx(0.000831, abs=5e-7)
    path = descend(linear_landscape(PERSONS), gradient_descent(rate), np.zeros(4), 4)
    assert path.losses[1] == pytest.approx(2.8e12, rel=0.02)
    assert path.losses[4] == pytest.approx(2.2e40, rel=0.03)


def test_the_best_predictions_do_not_depend_on_units():
    told = []
    for examples in (EVENINGS, PERSONS, STANDARD):
        best = linear_landscape(examples).minima[0]
        told.append(examples.x @ best[:-1] + best[-1])
    assert told[1] == pytest.approx(told[0], rel=1e-9)
    assert told[2] == pytest.approx(told[0], rel=1e-9)
    back = UNITS.parameters(linear_landscape(STANDARD).minima[0])
    assert back == pytest.approx(linear_landscape(EVENINGS).minima[0], rel=1e-9)


def test_a_tilted_valley():
    x = STANDARD.x[:, [0, 2]]
    ground = linear_landscape(Examples(x, EVENINGS.y - EVENINGS.y.mean()))
    bends = ground.hessian(np.zeros(3))
    assert bends[:2, :2] == pytest.approx(np.array([[2, 1.571], [1.571, 2]]), abs=5e-4)
    best = ground.minima[0]
    assert best == pytest.approx([5.338, 2.947, 0], abs=5e-4)
    path = descend(ground, gradient_descent(0.25), np.zeros(3), 20).points[:, :2]
    printed = [(3.83, 3.57), (4.34, 3.85), (4.48, 3.79), (4.58, 3.71), (4.66, 3.63)]
    assert path[1:6] == pytest.approx(np.array(printed), abs=6e-3)
    assert path[20, 1] == pytest.approx(3.07, abs=5e-3)
    across, along = ((path - best[:2]) @ np.array([[1, -1], [1, 1]]) / math.sqrt(2)).T
    assert across[:3] == pytest.approx([-5.859, -0.628, -0.067], abs=1e-3)
    assert along[[0, 1, 2, 3, 20]] == pytest.approx([1.691, 1.509, 1.347, 1.203, 0.175], abs=1e-3)
    found = np.linalg.eigvalsh(bends[:2, :2])
    assert found == pytest.approx([0.429, 3.571], abs=5e-4)
    assert 1 - 0.25 * found == pytest.approx([0.8927, 0.1073], abs=1e-4)


def fifty_inputs():
    q = np.random.default_rng(3)
    x = q.normal(size=(400, 50))
    for j in range(1, 50):
        x[:, j] = 0.6 * x[:, j - 1] + 0.8 * x[:, j]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    w = q.normal(size=50)
    return Examples(x, x @ w + q.normal(0, 0.5, 400))


def test_fifty_walks_at_once():
    examples = fifty_inputs()
    ground = linear_landscape(examples)
    best = ground.minima[0]
    start = np.append(np.zeros(50), best[-1])  # the answers are centred: no walk of b
    rate = 1 / curvature_axes(examples)[0][-1]
    walk = modes(ground, best, start, rate)
    bends = np.delete(walk.eigenvalues, np.abs(walk.axes[-1]).argmax())
    assert bends[[0, -1]] == pytest.approx([0.287, 8.956], abs=5e-4)
    assert bends[-1] / bends[0] == pytest.approx(31.2, abs=0.05)
    assert walk.rate == pytest.approx(0.1117, abs=5e-5)
    path = descend(ground, gradient_descent(walk.rate), start, 200).points
    predicted = walk.distances(np.arange(201))
    assert np.abs(walk.coordinates(path) - predicted).max() < 1e-13
    own = np.abs(walk.axes[-1]) < 0.5
    shares = np.abs(predicted[:, own] / walk.first[own])
    finished = (shares <= 0.01).sum(axis=-1)
    assert finished[[1, 10, 50, 100, 142]].tolist() == [1, 10, 28, 44, 50]
    assert walk.arrivals(0.01)[own].max() == 142
