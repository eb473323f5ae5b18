"""Trajectories: frozen, in steps and between them, with an end that people can read."""

import dataclasses
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, Status, Trajectory, descend, gradient_descent, momentum, quadratic


@pytest.fixture(scope="module")
def walk():
    return descend(quadratic(5), momentum(0.1), [[2, 2], [-1, 3], [0, 1]], 8)


def test_nothing_in_it_can_be_changed(walk):
    for field in dataclasses.fields(Trajectory):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(walk, field.name, None)
    for array in (walk.points, walk.at(3), walk.path(0).points):
        before = walk.points.copy()
        with pytest.raises(ValueError, match="read-only"):
            walk.points[0] = 0
        assert np.array_equal(walk.points, before)
        assert array.dtype == np.float64


def test_at_returns_an_array_of_its_own(walk):
    walk.at(2.0)[...] = 0
    assert walk.points[2].any()


def test_at_walks_on_straight_lines(walk):
    for step in range(8):
        for share in (0.25, 0.5, 0.9):
            between = walk.points[step] + share * (walk.points[step + 1] - walk.points[step])
            np.testing.assert_allclose(walk.at(step + share), between, rtol=1e-12, atol=1e-15)


@settings(max_examples=100)
@given(t=st.floats(-20, 20), u=st.floats(0, 1e-3))
def test_at_is_clipped_and_continuous(t, u):
    walk = descend(quadratic(5), gradient_descent(0.1), [2, 2], 8)
    assert np.array_equal(walk.at(t), walk.at(min(max(t, 0), 8)))
    assert np.abs(walk.at(t + u) - walk.at(t)).max() <= u * 1.01 + 1e-12


def test_at_takes_arrays_of_steps(walk):
    assert walk.at(1.5).shape == (3, 2)
    assert walk.at([1.5]).shape == (1, 3, 2)
    assert walk.at(np.zeros((4, 5))).shape == (4, 5, 3, 2)
    single = walk.path(1)
    assert single.at(1.5).shape == (2,)
    assert np.array_equal(single.at([0, 1.5, 8]), walk.at([0, 1.5, 8])[:, 1])


def test_at_does_not_overflow():
    ends = np.array([[-1.7e308], [1.7e308]])
    walk = Trajectory(ends, ends[:, 0], ends, (), Status.MAX_STEPS, 1, 1)
    assert walk.at([0, 0.5, 1]).ravel().tolist() == [-1.7e308, 0.0, 1.7e308]


@pytest.mark.parametrize("t", [np.nan, np.inf, "1", None, [1, np.nan]])
def test_at_wants_finite_numbers(walk, t):
    with pytest.raises((TypeError, ValueError), match=r"^t must be"):
        walk.at(t)


def test_at_needs_every_iterate():
    walk = descend(quadratic(5), gradient_descent(0.1), [2, 2], 8, record="last")
    with pytest.raises(ValueError, match="record='last'"):
        walk.at(1)


def test_no_steps_are_a_trajectory_too():
    walk = descend(quadratic(5), gradient_descent(0.1), [2, 2], 0)
    assert walk.at([0, 0.5, 3]).tolist() == [[2.0, 2.0]] * 3


def test_states_are_the_optimizers_own_with_a_row_per_step(walk):
    assert type(walk.states).__name__ == "Velocity"
    assert walk.states._fields == ("step", "velocity")
    b = np.zeros((3, 2))
    for step in range(8):
        b = 0.9 * b + walk.gradients[step]
        np.testing.assert_allclose(walk.states.velocity[step + 1], b, rtol=1e-12)


def test_a_path_is_a_member_of_the_batch(walk):
    for i in range(3):
        path = walk.path(i)
        assert np.array_equal(path.points, walk.points[:, i])
        assert np.array_equal(path.states.velocity, walk.states.velocity[:, i])
        assert path.states.step.shape == (9,)
        assert path.status is Status.MAX_STEPS
        assert path.lengths == 8
    assert walk.path(slice(1, 3)).points.shape == (9, 2, 2)
    mesh = descend(quadratic(5), momentum(0.1), np.ones((2, 3, 2)), 4)
    assert mesh.path((1, 2)).points.shape == (5, 2)
    assert mesh.path(1).points.shape == (5, 3, 2)
    with pytest.raises(IndexError):
        walk.path(3)
    with pytest.raises(IndexError):
        walk.path(0).path(0)


def test_status_is_an_enum_with_a_sentence():
    walk = descend(LANDSCAPES["paraboloid"], gradient_descent(2), [[6, -3], [0, 0]], 1000)
    assert walk.status[0] is Status.DIVERGED
    assert (walk.status == Status.DIVERGED).tolist() == [True, False]
    assert walk.path(0).status.sentence == Status.DIVERGED.sentence
    assert [int(status) for status in Status] == [0, 1, 2, 3]
    for status in Status:
        assert status.sentence.endswith(".")
        assert status.sentence[0].isupper()
    assert len({status.sentence for status in Status}) == 4


def test_trajectories_can_be_sent_elsewhere(walk):
    copy = pickle.loads(pickle.dumps(walk))
    assert np.array_equal(copy.points, walk.points)
    assert np.array_equal(copy.states.velocity, walk.states.velocity)
