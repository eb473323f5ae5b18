"""Where everybody is, and what is held until the first walker has landed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage.lecture.theme import TEXT, rgb
from scenes.stage.walk.playback import Playback
from tests.scenes.stage.walk.descents import (
    CURVATURE,
    MINIMUM,
    RATE,
    STEPS,
    crowd,
    iterate,
    slope,
    walker,
)

times = st.floats(0, STEPS)


# -- where everybody is ----------------------------------------------------------------------------


@given(times)
def test_she_is_on_the_straight_way_from_one_iterate_to_the_next(time: float) -> None:
    play = walker()
    play.progress.set_value(time)
    before, share = int(time), time - int(time)
    after = min(before + 1, STEPS)
    wanted = (1 - share) * iterate(before) + share * iterate(after)
    assert play.now() == pytest.approx(np.array([[wanted]]))
    assert (play.time, play.steps, len(play)) == (time, STEPS, 1)


@given(times, times)
def test_its_key_changes_exactly_with_the_time(one: float, other: float) -> None:
    play = crowd()
    play.progress.set_value(one)
    before = play.key
    play.progress.set_value(other)
    assert (play.key == before) == (one == other)


@given(st.integers(0, STEPS), st.floats(0, 0.999))
def test_what_is_held_is_that_of_the_beginning_of_the_step(step: int, share: float) -> None:
    play = walker()
    play.progress.set_value(min(step + share, STEPS))
    assert play.step == step
    assert play.foot() == pytest.approx([iterate(step)])
    assert play.gradient() == pytest.approx([slope(step)])
    assert play.steepness() == pytest.approx(abs(slope(step)))
    assert play.loss() == pytest.approx(0.5 * CURVATURE * (iterate(step) - MINIMUM) ** 2)
    last = min(step, STEPS - 1)
    assert play.stride() == pytest.approx([-RATE * slope(last)])


def test_rounding_does_not_hold_a_step_back() -> None:
    play = crowd()
    play.progress.set_value(3 - 1e-12)
    assert play.step == 3
    play.progress.set_value(3 - 1e-6)
    assert play.step == 2


@given(st.integers(0, STEPS), st.floats(0, 0.999))
def test_of_a_batch_the_first_walker_is_told(step: int, share: float) -> None:
    play = crowd()
    play.progress.set_value(min(step + share, STEPS))
    walk = play.trajectory
    assert np.array_equal(play.foot(), walk.points[step, 0])
    assert np.array_equal(play.gradient(), walk.gradients[step, 0])
    assert play.loss() == walk.losses[step, 0]
    assert play.steepness() == pytest.approx(np.hypot(*walk.gradients[step, 0]))
    k = min(step, STEPS - 1)
    assert np.allclose(play.stride(), walk.points[k + 1, 0] - walk.points[k, 0])
    assert play.now().shape == (3, 2)


@given(st.integers(0, STEPS))
def test_a_step_against_the_gradient_is_a_half_turn(step: int) -> None:
    play = crowd()
    play.progress.set_value(step)
    assert play.angle() == pytest.approx(180, abs=1e-4)


def test_the_angle_is_measured_and_not_assumed() -> None:
    """Of a walk whose steps are turned away from the gradient by a known angle."""
    play = crowd(1)
    walk = play.trajectory
    points = np.zeros((3, 1, 2))
    points[1:, 0] = [(1, 0), (1, 2)]
    gradients = np.zeros((3, 1, 2))
    gradients[:, 0] = [(1, 1), (0, -3), (0, -3)]
    turned = replace(walk, points=points, gradients=gradients, losses=walk.losses[:3], steps=2)
    play = Playback(turned, ["#FF0000"])
    for time, degrees in ((0, 45), (0.6, 45), (1, 180), (2, 180)):
        play.progress.set_value(time)
        assert play.angle() == pytest.approx(degrees)


# -- colours ---------------------------------------------------------------------------------------


def test_walkers_have_one_color_until_they_arrive_each_at_its_own() -> None:
    play = crowd()
    assert np.allclose(play.colors(), rgb(TEXT))
    play.progress.set_value(STEPS)
    assert np.allclose(play.colors(), np.eye(3))
    walk = descend(LANDSCAPES["quadratic"], gradient_descent(0.1), [(-1.0, 0.8)], 60)
    long = Playback(walk, ["#FF0000"], neutral="#0000FF")
    left = np.linalg.norm(walk.points[:, 0] - walk.points[-1, 0], axis=-1)
    arrived = int(np.argmax(left <= 0.06 * left[0]))
    assert 2 < arrived < 50
    for time, red in ((arrived, 0.0), (arrived + 0.75, 0.5), (arrived + 1.5, 1.0)):
        long.progress.set_value(time)
        assert long.colors()[0] == pytest.approx([red, 0, 1 - red])
