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
from gdmath.tuning import first_passages, loss_shares
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
        (0, PLAIN, 124.5, (96, 166), 32, 0.0178),
        (0, MOMENTUM, 36, (36, 59), 32, 0.0178),
        (0, RMSPROP, 5, (4, 6), 32, 0.178),
        (0, ADAM, 43.5, (34, 52), 32, 0.178),
        (1, PLAIN, 124.5, (96, 166), 32, 0.0178),
        (1, MOMENTUM, 36, (36, 59), 32, 0.0178),
        (1, RMSPROP, 150.5, (121, 164), 32, 0.1),
        (1, ADAM, 58.5, (54, 64), 32, 1.0),
        (2, PLAIN, 11, (7, 16), 32, 0.01),
        (2, MOMENTUM, 63.5, (54, 72), 32, 0.00178),
        (2, RMSPROP, 11.5, (9, 14), 31, 0.0562),
        (2, ADAM, 58.5, (52, 65), 32, 1.0),
        (3, PLAIN, 1000, None, 5, 0.00178),
        (3, MOMENTUM, 440.5, (310, 554), 31, 0.001),
        (3, RMSPROP, 1000, None, 4, 0.0178),
        (3, ADAM, 292, (251, 347), 32, 0.316),
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
    assert lap(3, MOMENTUM).left.sum() == 1
    assert result().arrivals.sum(axis=0).tolist() == [101, 127, 99, 128]


def test_how_choosy_they_are():
    room = [[int((lap.tuning.arrived >= 24).sum()) for lap in row] for row in result().laps]
    printed = {PLAIN: [4, 4, 8, 0], MOMENTUM: [8, 8, 13, 2], RMSPROP: [9, 7, 7, 0]}
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
        10**-1.75: {"momentum": 61, "rmsprop": 143, "plain": 212, "adam": 280},
        10**-0.75: {"rmsprop": 6, "adam": 63, "plain": None, "momentum": None},
    }
    for rate, steps in expected.items():
        for name, count in steps.items():
            walk = descend(RAVINE, makers[name](rate), [[-2.5, 0.5]], 1000)
            told = first_passages(RAVINE, walk.points, loss_shares(RAVINE, walk.losses), 1e-4)
            assert (int(told.steps[0]) if told.arrived[0] else None) == count, (rate, name)
            assert told.left[0] == (count is None)


def test_the_first_step_there():
    rate = 10**-0.75
    start = np.array([-2.5, 0.5])
    assert RAVINE.gradient(start).tolist() == [-2.5, 50]
    moved = {
        m: descend(RAVINE, m(rate), start, 2).points for m in (gradient_descent, adam, rmsprop)
    }
    assert moved[gradient_descent][1] - start == pytest.approx([0.445, -8.891], abs=5e-4)
    assert moved[gradient_descent][1, 1] == pytest.approx(-8.39, abs=5e-3)
    assert moved[adam][1] - start == pytest.approx([0.178, -0.178], abs=5e-4)
    assert moved[adam][1] == pytest.approx([-2.3222, 0.3222], abs=5e-5)
    assert moved[adam][2] - moved[adam][1] == pytest.approx([0.1774, -0.1718], abs=5e-5)
    assert moved[rmsprop][1] - start == pytest.approx([1.778, -1.778], abs=5e-4)


def test_nesterov_would_have_won_track_two():
    others = race(TRACKS, {"nesterov": nesterov}).laps
    assert [row[0].quartiles[1] for row in others] == [21, 21, 15, 409.5]


@pytest.mark.skipif(not EVERYTHING, reason="takes several seconds: DOWNHILL_EVERYTHING=1")
@pytest.mark.parametrize(
    ("seed", "arrived", "himmelblau", "level"),
    [
        (2, [105, 116, 99, 127], (12, 10.5, 29), ("plain", "rmsprop")),
        (3, [106, 123, 99, 128], (13, 32, 32), ("plain",)),
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
    assert others.medians[:3, 0].tolist() == [5, 166.5, 9]
    assert others.arrivals[3, 0] == 3
