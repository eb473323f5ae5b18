"""The numbers of the film about a fair race: the table of four tracks, seeded, to the step."""

from functools import cache

import numpy as np
import pytest

from gdmath import (
    LANDSCAPES,
    Landscape,
    Track,
    adagrad,
    adam,
    descend,
    gradient_descent,
    momentum,
    nesterov,
    race,
    rmsprop,
)
from gdmath.tuning import first_passages
from tests.everything import EVERYTHING

BENDS = np.array([1.0, 100.0])
RAVINE = Landscape(
    "ravine",
    lambda p: 0.5 * (p[..., 0] * p[..., 0] + 100.0 * p[..., 1] * p[..., 1]),
    lambda p: p * BENDS,
    window=((-3, 3), (-3, 3)),
    minima=[(0, 0)],
)
TRACKS = (
    RAVINE,
    Track(RAVINE, 45),
    LANDSCAPES["himmelblau"],
    LANDSCAPES["rosenbrock"],
)
PLAIN, MOMENTUM, RMSPROP, ADAM = range(4)


@cache
def result():
    return race(TRACKS)


def lap(track, runner):
    return result().laps[track][runner]


@pytest.mark.parametrize(
    ("track", "runner", "median", "quarters", "arrived", "rate"),
    [
        (0, PLAIN, 109.5, (82, 127), 32, 0.0178),
        (0, MOMENTUM, 36, (36, 36), 32, 0.0178),
        (0, RMSPROP, 4, (4, 5), 32, 0.178),
        (0, ADAM, 34.5, (26, 43), 32, 0.178),
        (1, PLAIN, 109.5, (82, 127), 32, 0.0178),
        (1, MOMENTUM, 36, (36, 36), 32, 0.0178),
        (1, RMSPROP, 123.5, (106, 144), 32, 0.1),
        (1, ADAM, 54, (44, 64), 32, 1.0),
        (2, PLAIN, 10.5, (7, 16), 32, 0.01),
        (2, MOMENTUM, 59.5, (47, 71), 32, 0.00178),
        (2, RMSPROP, 11.5, (8, 15), 32, 0.0562),
        (2, ADAM, 47, (40, 56), 32, 0.562),
        (3, PLAIN, 1000, None, 7, 0.00178),
        (3, MOMENTUM, 317, (288, 331), 31, 0.001),
        (3, RMSPROP, 1000, None, 4, 0.0178),
        (3, ADAM, 251, (182, 326), 28, 1.0),
    ],
)
def test_the_table(track, runner, median, quarters, arrived, rate):
    found = lap(track, runner)
    assert found.quartiles[1] == median
    if quarters:
        assert found.quartiles[[0, 2]] == pytest.approx(quarters, abs=1)
    assert found.arrived.sum() == arrived
    assert found.tuning.best == pytest.approx(rate, rel=2e-3)


def test_who_leaves_and_who_arrives():
    assert [int(lap(3, k).left.sum()) for k in range(4)] == [0, 1, 0, 4]
    assert result().arrivals.sum(axis=0).tolist() == [103, 127, 100, 124]


def test_how_choosy_they_are():
    room = [[int((lap.tuning.arrived >= 24).sum()) for lap in row] for row in result().laps]
    printed = {PLAIN: [4, 4, 9, 0], MOMENTUM: [8, 8, 13, 2], RMSPROP: [9, 7, 8, 0]}
    printed[ADAM] = [12, 8, 11, 6]
    assert np.transpose(room).tolist() == [printed[runner] for runner in range(4)]


def test_the_lit_cells():
    assert [result().leaders(track) for track in range(4)] == [
        ("rmsprop",),
        ("momentum",),
        ("plain", "rmsprop"),
        ("adam",),
    ]


def test_turning_hill_and_starts_changes_nothing_for_plain_and_momentum():
    for runner in (PLAIN, MOMENTUM):
        assert np.array_equal(lap(0, runner).steps, lap(1, runner).steps)
        assert lap(0, runner).tuning.best == lap(1, runner).tuning.best


def test_two_unfair_races():
    makers = {"plain": gradient_descent, "momentum": momentum, "rmsprop": rmsprop, "adam": adam}
    expected = {
        0.018: {"momentum": 42, "rmsprop": 111, "plain": 159, "adam": 229},
        0.18: {"rmsprop": 5, "adam": 39, "plain": None, "momentum": None},
    }
    for rate, steps in expected.items():
        for name, count in steps.items():
            walk = descend(RAVINE, makers[name](rate), [[-2.5, 0.5]], 1000)
            told = first_passages(RAVINE, walk.points, walk.losses, 1e-2)
            assert (int(told.steps[0]) if told.arrived[0] else None) == count, (rate, name)
            assert told.left[0] == (count is None)


def test_the_first_step_there():
    rate = 0.18
    start = np.array([-2.5, 0.5])
    assert RAVINE.gradient(start).tolist() == [-2.5, 50]
    moved = {
        m: descend(RAVINE, m(rate), start, 2).points for m in (gradient_descent, adam, rmsprop)
    }
    assert moved[gradient_descent][1] - start == pytest.approx([0.45, -9])
    assert moved[gradient_descent][1, 1] == pytest.approx(-8.5)
    assert moved[adam][1] - start == pytest.approx([0.18, -0.18])
    assert moved[adam][2] - moved[adam][1] == pytest.approx([0.1795, -0.1738], abs=5e-5)
    assert moved[rmsprop][1] - start == pytest.approx([1.8, -1.8], abs=5e-4)


def test_nesterov_would_have_won_track_two():
    others = race(TRACKS, {"nesterov": nesterov}).laps
    assert [row[0].quartiles[1] for row in others] == [20, 20, 14.5, 280.5]


@pytest.mark.skipif(not EVERYTHING, reason="takes several seconds: DOWNHILL_EVERYTHING=1")
@pytest.mark.parametrize(
    ("seed", "arrived", "himmelblau", "level"),
    [
        (2, [104, 127, 101, 128], (12, 10, 31), ("plain", "rmsprop")),
        (3, [108, 127, 99, 128], (12.5, 9, 31), ("plain", "rmsprop")),
    ],
)
def test_other_seeds(seed, arrived, himmelblau, level):
    other = race(TRACKS, seed=seed)
    assert other.arrivals.sum(axis=0).tolist() == arrived
    row = other.medians[2, PLAIN], other.medians[2, RMSPROP], other.arrivals[2, RMSPROP]
    assert row == himmelblau
    leaders = [other.leaders(track) for track in range(4)]
    assert leaders == [("rmsprop",), ("momentum",), level, ("adam",)]


@pytest.mark.skipif(not EVERYTHING, reason="takes several seconds: DOWNHILL_EVERYTHING=1")
def test_adagrad_is_not_in_the_table():
    others = race(TRACKS, {"adagrad": adagrad})
    assert others.medians[:3, 0].tolist() == [4, 154, 8.5]
    assert others.arrivals[3, 0] == 7
