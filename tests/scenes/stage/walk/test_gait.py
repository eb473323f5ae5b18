"""Feet on level and on sloping ground, by counting paces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.walk.gait import Footpath, Gait
from tests.scenes.canvas import Array

PACE, SPREAD = 0.2, 0.05


def level(x: Array) -> Array:
    return np.column_stack([x, np.zeros_like(x)])


def rising(x: Array) -> Array:
    """Three across and four up: a unit of x is five of the way."""
    return np.column_stack([3 * x, 4 * x])


def planted(gait: Gait) -> list[float]:
    """The places at which a foot stands on the first step of a walk, its end included."""
    places: dict[float, None] = {}
    for progress in np.linspace(0, 1, 3001):
        stance = gait.at(progress)
        for x in stance.feet[stance.lifts == 0]:
            places.setdefault(round(float(x), 4))
    return sorted(places)


@pytest.mark.parametrize("distance", [0.15, 0.5, 0.9, 2.33])
@pytest.mark.parametrize("side", [1.0, -1.0])
def test_feet_are_set_down_evenly_between_the_two_stands(distance: float, side: float) -> None:
    gait = Gait(level, [1.0, 1.0 + side * distance], PACE, SPREAD)
    between = (distance - 2 * SPREAD) / PACE  # paces that fit between the two stands
    count = max(2, 1 + round(between))
    wanted = [-SPREAD, *np.linspace(SPREAD, distance - SPREAD, count), distance + SPREAD]
    assert planted(gait) == pytest.approx(sorted(1 + side * np.array(wanted)), abs=2e-4)


def test_a_foot_swings_evenly_and_is_highest_half_way() -> None:
    gait = Gait(level, [0.0, 1.1], PACE, SPREAD)  # six swings
    for swing in range(6):
        at = [gait.at((swing + share) / 6) for share in (0.25, 0.5, 0.75)]
        foot = int(at[1].lifts.argmax())
        early, middle, late = (float(stance.lifts[foot]) for stance in at)
        assert early == pytest.approx(late, abs=1e-6)
        assert early == pytest.approx(middle * np.sin(np.pi / 4), abs=1e-6)
        path = [float(stance.feet[foot]) for stance in at]
        assert path[1] == pytest.approx((path[0] + path[2]) / 2, abs=1e-4)
        assert all(stance.lifts[1 - foot] == 0 for stance in at)


def test_the_longer_the_pace_the_higher_the_foot_up_to_the_whole() -> None:
    def highest(distance: float) -> float:
        gait = Gait(level, [0.0, distance], PACE, SPREAD)
        return max(float(gait.at(progress).lifts.max()) for progress in np.linspace(0, 1, 801))

    # Of two paces, each foot goes distance + 2 · spread − nothing: shorter ways, shorter paces.
    heights = [highest(distance) for distance in (1e-5, 0.02, 0.06, 0.15)]
    assert heights[0] < 0.01
    assert heights == sorted(heights)
    assert highest(5.0) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_the_stride_says_how_far_the_near_foot_is_in_front(side: float) -> None:
    gait = Gait(level, [0.0, side * 2.1], PACE, SPREAD)
    strides = []
    for progress in np.linspace(0, 1, 97):
        stance = gait.at(progress)
        ahead = side * (stance.feet[0] - stance.feet[1])
        assert stance.stride == pytest.approx(ahead / (2 * PACE), abs=1e-3)
        strides.append(stance.stride)
    assert min(strides) < -0.4
    assert max(strides) > 0.4


def test_she_turns_round_at_the_beginning_of_a_step_back() -> None:
    gait = Gait(level, [0.0, 1.0, 0.2, -1.0], PACE, SPREAD)
    assert [gait.at(progress).turned for progress in (0.0, 0.01, 0.5, 2.01, 2.5)] == [1] * 5
    shares = np.linspace(0, 0.15, 31)
    turned = np.array([gait.at(1 + share).turned for share in shares])
    assert turned[0] == -1
    assert turned[-1] == pytest.approx(1)
    assert np.all(np.diff(turned) > 0)
    assert np.allclose(turned, -turned[::-1], atol=1e-9)  # as slowly out of it as into it
    assert gait.at(1.6).turned == 1


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=6, unique=True))
@settings(max_examples=40)
def test_she_goes_on_from_where_she_stands(stops: list[float]) -> None:
    """Nobody changes feet in the air: what is in front on arrival is so when she goes on."""
    gait = Gait(level, stops, PACE, SPREAD)
    for step in range(1, len(stops) - 1):
        before, after = gait.at(step - 1e-9), gait.at(step + 1e-9)
        assert np.allclose(before.feet, after.feet, atol=1e-3)


def test_ways_are_measured_along_the_ground() -> None:
    path = Footpath(rising, -2.0, 3.0)
    assert path.way([-2.0, -1.0, 3.0]) == pytest.approx([0, 5, 25])
    assert path.x([0.0, 2.5, 25.0]) == pytest.approx([-2, -1.5, 3])
    bow = Footpath(lambda x: np.column_stack([np.cos(x), np.sin(x)]), 0.0, np.pi)
    assert bow.way(np.pi) == pytest.approx(np.pi, abs=1e-6)
    assert bow.x(1.0) == pytest.approx(1.0, abs=1e-6)


def test_on_a_slope_her_stand_is_as_wide_along_the_ground() -> None:
    gait = Gait(rising, [0.0, 1.0], PACE, SPREAD)
    for progress, x in ((0.0, 0.0), (1.0, 1.0)):
        feet = np.sort(gait.at(progress).feet)
        assert feet == pytest.approx([x - SPREAD / 5, x + SPREAD / 5], abs=1e-4)
    standing = Gait(rising, [2.0], PACE, SPREAD, facing=-1.0).at(0.0)
    assert standing.feet == pytest.approx([2 + SPREAD / 5, 2 - SPREAD / 5], abs=1e-4)
    assert standing.facing == -1


def test_where_a_step_goes_nowhere_she_stands_astride() -> None:
    gait = Gait(level, [0.0, 1.0, 1.0, 0.2], PACE, SPREAD)
    for progress in (1.0, 1.3, 1.999):
        assert np.sort(gait.at(progress).feet) == pytest.approx([1 - SPREAD, 1 + SPREAD], abs=1e-4)
