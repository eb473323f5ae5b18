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
from gdmath.racing import RUNNERS
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
    ("track", "runner", "arrived", "last", "rate"),
    [
        (0, PLAIN, 32, 146, 0.0178),
        (0, MOMENTUM, 32, 59, 0.0178),
        (0, RMSPROP, 32, 6, 0.178),
        (0, ADAM, 32, 52, 0.316),
        (1, PLAIN, 32, 146, 0.0178),
        (1, MOMENTUM, 32, 59, 0.0178),
        (1, RMSPROP, 32, 198, 0.1),
        (1, ADAM, 32, 79, 1.0),
        (2, PLAIN, 32, 32, 0.01),
        (2, MOMENTUM, 32, 78, 0.00178),
        (2, RMSPROP, 32, 19, 0.0562),
        (2, ADAM, 32, 73, 1.0),
        (3, PLAIN, 13, 536, 0.00178),
        (3, MOMENTUM, 30, 655, 0.000562),
        (3, RMSPROP, 8, 550, 0.0178),
        (3, ADAM, 32, 382, 0.562),
    ],
)
def test_the_table(track, runner, arrived, last, rate):
    found = lap(track, runner)
    assert (found.home, found.last) == (arrived, last)
    assert found.tuning.best == pytest.approx(rate, rel=2e-3)


@pytest.mark.parametrize("track", range(4))
@pytest.mark.parametrize("runner", range(4))
def test_no_other_rate_would_have_done_better(track, runner):
    found, ground = lap(track, runner), getattr(TRACKS[track], "ground", TRACKS[track])
    factory = RUNNERS[result().runners[runner]]
    for rate in result().protocol.grid:
        walk = descend(ground, factory(rate), found.tuning.starts, 1000)
        told = first_passages(ground, walk.points, walk.losses, 1e-2)
        assert (-found.home, found.last) <= (-told.home, told.last), rate


def test_who_leaves_and_who_arrives():
    assert [int(lap(3, k).left.sum()) for k in range(4)] == [0, 2, 0, 0]
    assert result().arrivals.sum(axis=0).tolist() == [109, 126, 104, 128]


def test_how_choosy_they_are():
    room = [[int((lap.tuning.arrived == 32).sum()) for lap in row] for row in result().laps]
    printed = {PLAIN: [4, 4, 6, 0], MOMENTUM: [8, 8, 9, 0], RMSPROP: [8, 5, 5, 0]}
    printed[ADAM] = [11, 6, 11, 3]
    assert np.transpose(room).tolist() == [printed[runner] for runner in range(4)]


def test_the_lit_cells():
    assert [result().leaders(track) for track in range(4)] == [
        ("rmsprop",),
        ("momentum",),
        ("rmsprop",),
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
    others = race(TRACKS, {"nesterov": nesterov})
    assert others.last[:, 0].tolist() == [22, 22, 27, 750]
    assert others.last[1, 0] < min(found.last for found in result().laps[1])


@pytest.mark.skipif(not EVERYTHING, reason="takes several seconds: DOWNHILL_EVERYTHING=1")
@pytest.mark.parametrize("seed", [2, 3])
def test_other_seeds(seed):
    other = race(TRACKS, seed=seed)
    leaders = [other.leaders(track) for track in range(4)]
    assert leaders == [("rmsprop",), ("momentum",), ("rmsprop",), ("adam",)]
    assert other.arrivals[:, ADAM].tolist() == [32, 32, 32, 32]


@pytest.mark.skipif(not EVERYTHING, reason="takes several seconds: DOWNHILL_EVERYTHING=1")
def test_adagrad_is_not_in_the_table():
    others = race(TRACKS, {"adagrad": adagrad})
    assert others.arrivals[3, 0] < 32
